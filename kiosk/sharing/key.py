"""The key that signs what is shared: a file in the state folder, which only the kiosk's user may read.

    STATE/share-key/secret.asc             the secret key as GnuPG exports it: the file to keep a copy of
    STATE/share-key/former-XXXXXXXX.asc    one that another key took the place of

Screens know its public half, which lies beside the repository. Whoever has the secret key can show anything
on all screens; whoever lost it has to carry a new public key to each of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kiosk.message import N_
from kiosk.sharing.gnupg import GnuPGFailed, gpg
from kiosk.sharing.not_shared import NotShared, told_of
from kiosk.system.disk import flush, replace_file, write_file
from kiosk.system.plain_file import read_plain
from kiosk.system.reasons import reason
from kiosk.system.short_hash import short_hash

FOLDER = "share-key"
_SECRET = "secret.asc"
_MOST_BYTES = 256 * 1024  # of a file with a key; one of ours has 500
_OWNER = "Kiosk releases"

_NO_KEY = N_("it holds no key that can be read")
_NO_SECRET = N_("it holds no secret key")
_PASSPHRASE = N_("it has a passphrase")
_UNFIT = N_("it has expired, or is not meant for signing")


@dataclass(frozen=True, slots=True)
class Signer:
    """A key that signs: GnuPG's home with it, its fingerprint, its public half as text.

    `is_new` says that it was made just now; `former` is the file of the key whose place it took just now.
    """

    home: Path
    fingerprint: str
    public: bytes
    is_new: bool = False
    former: Path | None = None


def secret_file(state: Path) -> Path:
    """Return the file with the secret key, which need not be there."""
    return state / FOLDER / _SECRET


def has_key(state: Path) -> bool:
    """Return whether a state folder has its key. Raises NotShared when that cannot be seen."""
    file = secret_file(state)
    with told_of(file.parent):
        return file.exists()


def signer(home: Path, state: Path, given: Path | None = None) -> Signer:
    """Open the key of a state folder in GnuPG's `home`; at the first time one is made.

    The key in the file `given` takes its place from now on. Raises NotShared.
    """
    kept = secret_file(state)
    is_new = given is None and not has_key(state)
    file = given or kept
    former = None
    try:
        if is_new:
            gpg(home, "--quick-generate-key", _OWNER, "ed25519", "sign", "never")
        else:
            _take_in(home, read_plain(file, _MOST_BYTES))
        mark = _fingerprint(gpg(home, "--with-colons", "--list-secret-keys"))
        if not mark:
            raise GnuPGFailed(_NO_SECRET)
        _try_to_sign(home, mark)
        secret, public = (gpg(home, "--armor", what, mark) for what in ("--export-secret-keys", "--export"))
    except GnuPGFailed as error:
        raise NotShared("share-key", file=str(file), reason=str(error)) from error
    except OSError as error:
        raise NotShared("share-key", file=str(file), reason=reason(error)) from error
    if is_new or given is not None:
        with told_of(kept.parent):
            former = _keep(kept, secret)
    return Signer(home, mark, public, is_new, former)


def _take_in(home: Path, data: bytes) -> None:
    """Import what a file holds. Raises GnuPGFailed."""
    try:
        gpg(home, "--import", given=data)
    except GnuPGFailed as error:
        # Its last line is then one of its statistics.
        raise GnuPGFailed(_NO_KEY) from error


def _try_to_sign(home: Path, mark: str) -> None:
    """Raise GnuPGFailed for a key with a passphrase or of the past, which would fail with a release."""
    try:
        gpg(home, "--local-user", mark, "--sign", given=b"try")
    except GnuPGFailed as error:
        said = str(error).lower()
        known = {"passphrase": _PASSPHRASE, "expired": _UNFIT, "unusable": _UNFIT}
        raise GnuPGFailed(next((known[word] for word in known if word in said), str(error))) from error


def _fingerprint(listed: bytes) -> str:
    """Return the fingerprint of the first secret key in a listing of GnuPG, "" for none."""
    rows = (line.split(":") for line in listed.decode("utf-8", "replace").splitlines())
    return next((row[9] for row in rows if row[0] == "fpr"), "")


def _keep(file: Path, secret: bytes) -> Path | None:
    """Write the secret key to its file; return where another one that was there is now. Raises OSError."""
    former = None
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.parent.chmod(0o700)
    if file.exists() and (before := read_plain(file, _MOST_BYTES)) != secret:
        former = file.with_name(f"former-{short_hash(before, 4)}.asc")
        write_file(former, before)
        former.chmod(0o600)
        flush([former], [file.parent])
    replace_file(file, secret)
    file.chmod(0o600)
    return former
