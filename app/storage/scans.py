"""Kept files (scans, evidence) beside the database, named by the hash of their content; none is ever run."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from app.errors import FileTrouble
from app.storage.failures import say
from app.storage.placing import draft_of, put_over

# A scanner's page is about 1 MB; a film of a meeting is not a paper.
MOST_MB = 50
_CHUNK = 1 << 20


def scan_folder(path: Path) -> Path:
    """The folder beside the office's file that holds its kept files."""
    return path.absolute().parent / f"Bản quét {path.stem}"


def keep_scan(path: Path, source: Path) -> str:
    """Copy a file of any type into the folder; its name there: the SHA-256 of its content and its ending.

    A file kept already is not copied again. Raises FileTrouble when it is empty or above MOST_MB megabytes,
    or cannot be read or kept.
    """
    try:
        _refuse_size(source)
        name = content_hash(source) + source.suffix.lower()
        target = scan_folder(path) / name
        if not target.exists():
            target.parent.mkdir(exist_ok=True)
            shutil.copyfile(source, draft_of(target))
            put_over(draft_of(target), target)
    except FileNotFoundError:
        raise FileTrouble(f"Không thấy tệp {source.name}. Kiểm tra lại tên và thư mục.", source) from None
    except OSError as error:
        raise say(error, source) or error from error
    return name


def find_scan(path: Path, name: str) -> Path:
    """The kept file; raises FileTrouble when it is missing or its content is no longer what was kept."""
    target = scan_folder(path) / name
    if not target.is_file():
        raise FileTrouble(
            f"Không thấy bản quét {name[:12]}… trong thư mục {target.parent.name}. "
            "Chép lại thư mục ấy từ máy cũ hoặc từ bản sao, hay gắn bản quét khác.",
            target,
        )
    if content_hash(target) != Path(name).stem:
        raise FileTrouble(
            f"Bản quét {name[:12]}… đã bị thay nội dung sau khi gắn. Gắn lại từ tệp gốc.", target
        )
    return target


def content_hash(path: Path) -> str:
    """SHA-256 of the file's content, as hexadecimal figures; raises OSError."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _refuse_size(source: Path) -> None:
    size = source.stat().st_size
    if size > MOST_MB << 20:
        raise FileTrouble(
            f"Chưa gắn {source.name}: tệp {size >> 20} MB, lớn hơn {MOST_MB} MB. "
            "Quét lại ở độ nét thấp hơn, hoặc chia tệp rồi gắn từng phần.",
            source,
        )
    if size == 0:
        raise FileTrouble(f"Chưa gắn {source.name}: tệp rỗng. Chọn tệp khác.", source)
