"""Where the live practice file may not lie: folders that other programs copy, and network disks.

A program that copies a database while it is written makes copies that do not fit together, and
two computers that write the same file over a network can damage it.
"""

import re
from typing import Final

from medex_desktop.language import Text

_CLOUDS: Final = (
    (re.compile(r"onedrive( ?[-\u2013] ?.+)?", re.IGNORECASE), "OneDrive"),
    (re.compile(r"dropbox( ?\(.+\))?", re.IGNORECASE), "Dropbox"),
    (re.compile(r"icloud ?drive|com~apple~clouddocs|mobile documents", re.IGNORECASE), "iCloud"),
    (re.compile(r"google ?drive(-.+)?|drivefs|my drive", re.IGNORECASE), "Google Drive"),
    (re.compile(r"nextcloud|owncloud", re.IGNORECASE), "Nextcloud"),
)
_NETWORK_KINDS: Final = frozenset(
    (
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "afpfs", "9p", "davfs",
        "fuse.sshfs", "fuse.davfs2", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.glusterfs", "ceph",
    )
)  # fmt: skip
_ESCAPED: Final = re.compile(r"\\([0-7]{3})")


def why_unfit(path: str, mounts: str = "") -> Text | None:
    """Why the practice may not lie at a path, and where instead; None when it may.

    Args:
        path: the absolute path of the folder, in the way of its system.
        mounts: what /proc/mounts says, "" where there is none.
    """
    parts = [part for part in re.split(r"[\\/]+", path) if part]
    for part in parts:
        for pattern, name in _CLOUDS:
            if pattern.fullmatch(part):
                return Text(
                    "This folder is copied by {name} while the practice is open, which damages "
                    "it. Choose a folder of this computer only, for example in your home folder; "
                    "back up into the {name} folder instead.",
                    {"name": name},
                )
    if path.startswith(("\\\\", "//")) or file_system(path, mounts) in _NETWORK_KINDS:
        return Text(
            "This folder is on a network disk, where the practice can be damaged when the "
            "connection fails. Choose a folder of this computer; back up to the network instead."
        )
    return None


def file_system(path: str, mounts: str) -> str:
    """The kind of file system a path is on: that of the longest mount above it."""
    longest, found = -1, ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        place = _ESCAPED.sub(lambda match: chr(int(match[1], 8)), fields[1])
        inside = path == place or path.startswith(place.rstrip("/") + "/")
        if inside and len(place) >= longest:
            longest, found = len(place), fields[2]
    return found
