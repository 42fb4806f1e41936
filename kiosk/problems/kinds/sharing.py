"""Why the releases of this kiosk do not reach other screens, see kiosk.sharing."""

from __future__ import annotations

from kiosk.message import N_
from kiosk.problems.kind import WARNING, Hides, Kind

_OTHERS = N_("Visitors see the release that their screen got last.")


def _kind(message: str, hint: str) -> Kind:
    """Return the kind of a problem that hides nothing on this screen."""
    return Kind(WARNING, Hides.NOTHING, message=message, hint=hint, meanwhile=_OTHERS)


KINDS = {
    "share-program": _kind(
        N_("Nothing can be shared with other screens: the program {program} is not installed here."),
        N_("Type: sudo apt install ostree gnupg"),
    ),
    "share-no-release": _kind(
        N_("There is no release yet that could be shared."),
        N_("Start the kiosk, or type: {kiosk} publish --once"),
    ),
    "share-damaged": _kind(
        N_("Release {number} is not shared, because files of it are damaged on the disk."),
        N_(
            "The publisher makes them anew by itself. If this message stays for more than a day, the disk "
            "may be failing: tell whoever looks after the computer."
        ),
    ),
    "share-other-folder": _kind(
        N_("The folder {folder} holds other files, so nothing is shared through it."),
        N_("Name a folder that is empty, or that is not there yet."),
    ),
    "share-in-content": _kind(
        N_("Nothing is shared through {folder}: it lies in the content folder, where it would be published."),
        N_("Name a folder outside the content folder."),
    ),
    "share-no-stick": _kind(
        N_("{folder} is no stick: the folder {inside} belongs to this kiosk."),
        N_("Name the folder in which the stick can be seen, such as /media/stick."),
    ),
    "share-stick-refused": _kind(
        N_("Nothing can be written to the stick {stick} ({reason})."),
        N_(
            "Plug it in again, look in which folder it appears, and repeat. If it can only be read, it may "
            "have a switch against writing. If it is mounted for another user, “lsblk” tells its name, such "
            "as sdb1: “sudo umount /dev/sdb1”, then “sudo mount -o uid=kiosk /dev/sdb1 {stick}”."
        ),
    ),
    "share-stick-full": _kind(
        N_("There is too little room for the release on the stick {stick}."),
        N_("Delete other files from it, or take a larger one, then repeat."),
    ),
    "share-stick-failed": _kind(
        N_("The stick {stick} could not be written: {said}"),
        N_(
            "Delete the folder .ostree on it, then repeat: it is made anew. If that does not help, take "
            "another stick."
        ),
    ),
    "share-other-repository": _kind(
        N_("The folder {folder} is an OSTree repository, but not one of a kiosk: {found}."),
        N_("Name another folder, one that is empty or not there yet."),
    ),
    "share-refused": _kind(
        N_("Nothing can be written into {folder} for other screens ({reason})."),
        N_(
            "Check that the disk or the stick is there, and that the kiosk may write into this folder. Where "
            "it is installed, “sudo {kiosk} install” sees to that for the folder in screen.toml."
        ),
    ),
    "share-full": _kind(
        N_("There is too little room for the release in {folder}."),
        N_(
            "Delete what is not needed there, or take a larger disk or stick. Of the disk through which "
            "releases are shared, 200 MB always stay free."
        ),
    ),
    "share-key": _kind(
        N_("The key {file} cannot sign releases ({reason})."),
        N_(
            "Take a secret key without a passphrase, as “gpg --export-secret-keys” writes it, or the copy "
            "that was kept of this kiosk’s own."
        ),
    ),
    "share-key-gone": _kind(
        N_("The key with which the releases in {folder} are signed is gone: {file}."),
        N_(
            "Copy it there from the safe place where it is kept. If it is lost, delete {folder}: then a new "
            "key is made, and its public file has to be carried to every screen."
        ),
    ),
    "share-busy": _kind(
        N_("Another program already shares the releases of {folder}, and has not ended for {minutes} min."),
        N_("Wait until it is done, then repeat."),
    ),
    "share-slow": _kind(
        N_("Sharing a release through {folder} took more than {minutes} min and was ended."),
        N_("Check the disk with this folder."),
    ),
    "share-failed": _kind(
        N_("A release could not be shared through {folder}: {said}"),
        N_(
            "It is tried again by itself. If this message stays, move that folder away: it is made anew, and "
            "other screens go on with it."
        ),
    ),
}
