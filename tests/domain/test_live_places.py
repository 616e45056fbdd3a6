"""Where the live practice may not lie: eight of eight kinds, and no harmless folder."""

import pytest

from medex_desktop.domain.live_places import why_unfit

MOUNTS = """\
/dev/sda2 / ext4 rw 0 0
server:/export /mnt/office nfs4 rw 0 0
//nas/share /mnt/my\\040share cifs rw 0 0
/dev/sdb1 /mnt/office/stick ext4 rw 0 0
me@host: /data/rosa/far fuse.sshfs rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (r"C:\Users\Rosa\OneDrive - Riverbend\Practice", "OneDrive"),
        ("/people/rosa/Dropbox/Practice", "Dropbox"),
        ("/people/rosa/Library/Mobile Documents/com~apple~CloudDocs/Practice", "iCloud"),
        ("/people/rosa/Library/CloudStorage/GoogleDrive-rosa/My Drive/P", "Google Drive"),
        ("/data/rosa/Nextcloud/Practice", "Nextcloud"),
        (r"\\nas\share\Practice", "network disk"),
        ("/mnt/office/Practice", "network disk"),
        ("/mnt/my share/Practice", "network disk"),
        ("/data/rosa/far", "network disk"),
        (r"C:\Users\Rosa\iCloudDrive\Practice", "iCloud"),
    ],
)
def test_a_place_others_copy_or_share_is_refused(path: str, said: str) -> None:
    found = why_unfit(path, MOUNTS)
    assert found is not None
    assert said in str(found)
    assert "instead" in str(found)


@pytest.mark.parametrize(
    "path",
    [
        "/data/rosa/.local/share/MedEx Desktop/Practice",
        "/data/rosa/my dropbox notes/Practice",
        "/mnt/office/stick/Practice",
        "/mnt/officer/Practice",
        r"C:\Users\Rosa\AppData\Local\MedEx Desktop\Practice",
    ],
)
def test_a_folder_of_this_computer_is_fit(path: str) -> None:
    assert why_unfit(path, MOUNTS) is None


def test_mounts_that_make_no_sense_stop_nobody() -> None:
    assert why_unfit("/data/rosa", "nonsense\n\n  \n") is None
