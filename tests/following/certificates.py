"""An authority of a center's own, and certificates that it has signed: right ones and wrong ones."""

from __future__ import annotations

import subprocess
from pathlib import Path

_CONFIG = """
[ca]
default_ca = it
[it]
new_certs_dir = .
database = index
rand_serial = yes
default_md = sha256
policy = any
[any]
commonName = supplied
"""
_TIMES = {"expired": ("20200101", "20210101"), "early": ("20510101", "20520101")}


class Authority:
    """An authority in a folder; `certificate` is the file that screens have to trust."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.certificate = folder, folder / "ca.crt"
        (folder / "ca.conf").write_text(_CONFIG)
        (folder / "index").touch()
        (folder / "index.attr").write_text("unique_subject = no\n")
        more = ("-addext", "keyUsage=critical,keyCertSign,cRLSign", "-days", "30", "-nodes")
        self._openssl(*_NEW, "-x509", "-subj", "/CN=Center", *more, "-keyout", "ca.key", "-out", "ca.crt")

    def sign(self, name: str, *, address: str = "IP:127.0.0.1") -> Path:
        """Return a file with a certificate and its key, of the times that `name` says."""
        start, end = _TIMES.get(name, ("20260101", "20490101"))
        self._openssl(*_NEW, "-subj", "/CN=web", "-nodes", "-keyout", f"{name}.key", "-out", f"{name}.csr")
        (self.folder / f"{name}.ext").write_text(f"subjectAltName={address}\n")
        self._openssl(
            *("ca", "-batch", "-notext", "-config", "ca.conf", "-cert", "ca.crt", "-keyfile", "ca.key"),
            *("-startdate", f"{start}000000Z", "-enddate", f"{end}000000Z", "-extfile", f"{name}.ext"),
            *("-in", f"{name}.csr", "-out", f"{name}.crt"),
        )
        return self._joined(name, f"{name}.crt", f"{name}.key")

    def sign_itself(self) -> Path:
        """Return a file with a certificate that nobody but its own key has signed, and that key."""
        more = ("-x509", "-subj", "/CN=web", "-addext", "subjectAltName=IP:127.0.0.1", "-nodes")
        self._openssl(*_NEW, *more, "-keyout", "itself.key", "-out", "itself.crt")
        return self._joined("itself", "itself.crt", "itself.key")

    def sign_by_another(self, *, sends_all: bool) -> Path:
        """Return a file with a certificate by an authority that this one has signed, and with that or not."""
        is_authority = ("-addext", "keyUsage=critical,keyCertSign,cRLSign")
        self._openssl(*_SIGNED, "-subj", "/CN=Branch", *is_authority, *_files("branch", "ca"))
        address = ("-extensions", "usr_cert", "-addext", "subjectAltName=IP:127.0.0.1")
        self._openssl(*_SIGNED, "-subj", "/CN=web", *address, *_files("web", "branch"))
        return self._joined("chain", "web.crt", *(["branch.crt"] if sends_all else []), "web.key")

    def _joined(self, name: str, *files: str) -> Path:
        """Return a file with what is in others."""
        joined = self.folder / f"{name}.pem"
        joined.write_bytes(b"".join((self.folder / file).read_bytes() for file in files))
        return joined

    def _openssl(self, *words: str) -> None:
        subprocess.run(["openssl", *words], cwd=self.folder, check=True, capture_output=True)


_NEW = ("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1")
_SIGNED = (*_NEW, "-x509", "-days", "30", "-nodes")


def _files(name: str, signer: str) -> tuple[str, ...]:
    """Return the options that name the files of a certificate, and of who signs it."""
    return (
        "-CA",
        f"{signer}.crt",
        "-CAkey",
        f"{signer}.key",
        "-keyout",
        f"{name}.key",
        "-out",
        f"{name}.crt",
    )
