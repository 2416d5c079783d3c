"""Where the office's file lies badly: synced folders and network drives."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from app.storage.places import NETWORK, is_share, load_marks, mount_type, synced_by, where_it_lies

MOUNTS = r"""/dev/sda1 / ext4 rw 0 0
//srv/share /mnt/chung cifs rw 0 0
srv:/home /mnt/nfs\040cua\040So nfs4 rw 0 0
/dev/sdb1 /mnt/chung/usb vfat rw 0 0
user@srv: /home/lan/xa fuse.sshfs rw 0 0
broken
"""


@pytest.mark.parametrize(
    ("path", "program"),
    [
        (r"C:\Users\Lan\OneDrive\So.db", "OneDrive"),
        (r"C:\Users\Lan\OneDrive - Sở Ngoại vụ\Thi đua\So.db", "OneDrive"),
        (r"C:\Users\Lan\onedrive\So.db", "OneDrive"),
        (r"G:\My Drive\So.db", "Google Drive"),
        (r"G:\Drive của tôi\So.db", "Google Drive"),
        (r"C:\Users\Lan\Dropbox\So.db", "Dropbox"),
        (r"C:\Users\Lan\iCloudDrive\So.db", "iCloud"),
        (r"C:\Users\Lan\Documents\Zalo Received Files\So.db", "Zalo"),
        (r"C:\Users\Lan\Documents\So.db", ""),
        (r"C:\Users\Lan\Documents\OneDrive.db", ""),
        (r"C:\Users\Lan\Dropboxes\So.db", ""),
    ],
)
def test_synced_folders_are_known_by_name(path: str, program: str) -> None:
    assert synced_by(PureWindowsPath(path), load_marks()) == program
    assert synced_by(PurePosixPath(PureWindowsPath(path).as_posix()), load_marks()) == program


def test_a_synced_folder_gives_a_sentence_and_a_plain_one_none(tmp_path: Path) -> None:
    said = where_it_lies(tmp_path / "OneDrive - Sở" / "so.db")
    assert said.startswith("Tệp nằm trong thư mục do OneDrive đồng bộ")
    assert where_it_lies(tmp_path / "so.db") == ""


def test_a_link_into_a_synced_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "Dropbox" / "so.db").touch()
    try:
        (tmp_path / "so.db").symlink_to(tmp_path / "Dropbox" / "so.db")
    except OSError:
        pytest.skip("links need a privilege here")
    assert "Dropbox" in where_it_lies(tmp_path / "so.db")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/lan/so.db", "ext4"),
        ("/mnt/chung/so.db", "cifs"),
        ("/mnt/chung/usb/so.db", "vfat"),
        ("/mnt/chung-khác/so.db", "ext4"),
        ("/mnt/nfs cua So/so.db", "nfs4"),
        ("/home/lan/xa/so.db", "fuse.sshfs"),
    ],
)
def test_the_mount_that_holds_a_file_decides(path: str, kind: str) -> None:
    assert mount_type(PurePosixPath(path), MOUNTS) == kind


def test_network_mounts_and_shares_are_known() -> None:
    marks = load_marks()
    assert {"cifs", "nfs4", "fuse.sshfs", "smb3"} <= marks.mounts
    assert not {"ext4", "vfat", "exfat", "ntfs", "overlay", "tmpfs", "btrfs"} & marks.mounts
    assert is_share(PureWindowsPath(r"\\maychu\chung\so.db"))
    assert not is_share(PureWindowsPath(r"C:\Users\so.db"))
    assert not is_share(PureWindowsPath(r"\\?\C:\Users\so.db"))


def test_the_warnings_say_what_to_do() -> None:
    assert "Chuyển tệp" in NETWORK
