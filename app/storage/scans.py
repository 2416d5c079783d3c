"""Scans of signed papers: files beside the database, named by the hash of their content."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from app.errors import FileTrouble
from app.storage.failures import say
from app.storage.placing import draft_of, put_over

_CHUNK = 1 << 20


def scan_folder(path: Path) -> Path:
    """The folder beside the office's file that holds its scans."""
    return path.absolute().parent / f"Bản quét {path.stem}"


def keep_scan(path: Path, source: Path) -> str:
    """Copy a file into the folder; its name there: the SHA-256 of its content and its ending.

    A file kept already is not copied again. Raises FileTrouble when it cannot be read or kept.
    """
    try:
        name = _hash(source) + source.suffix.lower()
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
    if _hash(target) != Path(name).stem:
        raise FileTrouble(
            f"Bản quét {name[:12]}… đã bị thay nội dung sau khi gắn. Gắn lại từ tệp gốc.", target
        )
    return target


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
