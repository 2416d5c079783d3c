"""Open a .docx as a zip of parts, safely: other files, damage, passwords and zip bombs get a sentence."""

from __future__ import annotations

import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from app.documents.docx_reading.xml_names import Element
from app.errors import FileTrouble

# A paper of a thousand pages stays far below these; a zip bomb does not.
MOST_BYTES_OF_A_PART = 48 * 1024 * 1024
MOST_BYTES_DECLARED = 1024 * 1024 * 1024
MOST_PARTS = 20_000
_BOMB_RATIO = 200
_BOMB_BYTES = 64 * 1024 * 1024

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)  # fmt: skip
_DOCUMENT = "/officeDocument"
_AS_DOCX = "Mở tệp bằng Word rồi lưu lại dạng .docx."
_DAMAGED = "tệp hỏng, không đọc được nội dung. Mở bằng Word để sửa rồi lưu lại, hoặc lấy bản khác."


@dataclass(frozen=True)
class Relation:
    """One relation of a part: the last word of its type ("styles", "header") and the part it leads to."""

    kind: str
    target: str


@dataclass
class Package:
    """The parts of an open .docx; parts are read once, and never beyond a fixed size."""

    path: Path
    zip: zipfile.ZipFile
    main: str = ""
    _parts: dict[str, Element] = field(default_factory=dict)

    def xml(self, name: str) -> Element | None:
        """The root of a part, None when the file has no such part."""
        if name not in self._parts:
            self._parts[name] = self._parse(name)
        return self._parts[name]

    def relations(self, part: str) -> dict[str, Relation]:
        """Relations of a part by their id, targets as names of parts; those outside the file are left out."""
        folder, base = posixpath.split(part)
        root = self.xml(f"{folder}/_rels/{base}.rels".lstrip("/"))
        if root is None:
            return {}
        found = {}
        for relation in root:
            if isinstance(relation.tag, str) and relation.get("TargetMode") != "External":
                target = relation.get("Target", "")
                whole = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                kind = relation.get("Type", "").rsplit("/", 1)[-1]
                found[relation.get("Id", "")] = Relation(kind, posixpath.normpath(whole))
        return found

    def part_of_kind(self, kind: str) -> Element | None:
        """The part of the main document that has this kind of relation ("styles"), or None."""
        for relation in self.relations(self.main).values():
            if relation.kind == kind:
                return self.xml(relation.target)
        return None

    def _parse(self, name: str) -> Element | None:
        from lxml import etree

        try:
            info = self.zip.getinfo(name)
        except KeyError:
            return None
        if info.flag_bits & 1:
            raise say(self.path, "tệp đặt mật khẩu. Mở bằng Word, bỏ mật khẩu rồi lưu lại.")
        with _damage_said(self.path), self.zip.open(info) as part:
            content = part.read(MOST_BYTES_OF_A_PART + 1)
        if len(content) > MOST_BYTES_OF_A_PART:
            raise too_large(self.path)
        for strict, usual in _STRICT:
            content = content.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        with _damage_said(self.path):
            return etree.fromstring(content, parser)


@contextmanager
def open_package(path: Path) -> Iterator[Package]:
    """The file as a package; raises FileTrouble naming what it is when it is no readable .docx."""
    path = Path(path)
    if path.is_dir():
        raise FileTrouble(f"{path} là thư mục. Chọn một tệp .docx trong đó.", path)
    try:
        with path.open("rb") as file, ExitStack() as stack:
            start = file.read(1024)
            _refuse_others(path, start, file.read(1024 * 1024) if start.startswith(_OLE) else b"")
            with _damage_said(path):
                archive = stack.enter_context(zipfile.ZipFile(file))
            _refuse_bombs(path, archive)
            package = Package(path, archive)
            package.main = _main_part(package)
            yield package
    except FileNotFoundError:
        raise FileTrouble(f"Không thấy tệp {path}. Kiểm tra lại tên và thư mục.", path) from None
    except PermissionError:
        raise say(
            path, "không được quyền đọc tệp. Đóng chương trình đang mở tệp hoặc xin quyền đọc."
        ) from None
    except OSError as error:
        raise say(path, f"ổ đĩa báo lỗi (mã {error.errno}). Chép tệp sang nơi khác rồi thử lại.") from error


@contextmanager
def _damage_said(path: Path) -> Iterator[None]:
    """Whatever zip, inflate or XML stumble over is one thing for the reader: a damaged file."""
    from lxml import etree

    try:
        yield
    except (
        *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, etree.LxmlError),
        *(EOFError, NotImplementedError, ValueError, OverflowError, RuntimeError),
    ) as error:
        raise say(path, _DAMAGED) from error


def say(path: Path, what: str) -> FileTrouble:
    """The sentence "Không đọc được <tên>: <what>"."""
    return FileTrouble(f"Không đọc được {path.name}: {what}", path)


def too_large(path: Path) -> FileTrouble:
    """The sentence for a file that unfolds to more than any paper holds."""
    return say(
        path, "tệp bung ra quá lớn, không phải một văn bản bình thường. Hỏi người gửi tệp và lấy bản khác."
    )


def _refuse_others(path: Path, start: bytes, more: bytes) -> None:
    if not start:
        raise say(path, "tệp rỗng, không có nội dung nào. Lấy bản khác của văn bản.")
    if start.startswith(_OLE):
        if _ENCRYPTED in start + more:
            raise say(path, "tệp đặt mật khẩu. Mở bằng Word, bỏ mật khẩu rồi lưu lại.")
        raise say(path, f"tệp theo khuôn cũ .doc (Word 97-2003). {_AS_DOCX}")
    if start.lstrip().startswith(b"{\\rtf"):
        raise say(path, f"tệp là .rtf. {_AS_DOCX}")
    if start.startswith(b"%PDF"):
        raise say(path, "tệp là PDF, không phải Word. Chọn bản .docx của văn bản.")
    if not start.startswith(b"PK"):
        raise say(
            path, "tệp không phải Word (.docx). Chọn tệp .docx, hoặc mở bằng Word rồi lưu lại dạng .docx."
        )


def _refuse_bombs(path: Path, archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES_DECLARED:
        raise too_large(path)
    for part in parts:
        if part.file_size > _BOMB_BYTES and part.file_size > _BOMB_RATIO * max(part.compress_size, 1):
            raise too_large(path)


def _main_part(package: Package) -> str:
    names = set(package.zip.namelist())
    for relation in package.relations("").values():
        if relation.kind == _DOCUMENT.lstrip("/") and relation.target in names:
            if relation.target.startswith(("xl/", "ppt/")):
                break
            return relation.target
    if "word/document.xml" in names:
        return "word/document.xml"
    if any(name.startswith("xl/") for name in names):
        raise say(package.path, "tệp là bảng tính Excel, không phải văn bản Word. Chọn tệp .docx.")
    if "mimetype" in names:
        raise say(package.path, f"tệp là của LibreOffice (.odt), không phải .docx. {_AS_DOCX}")
    raise say(package.path, "tệp không chứa văn bản Word. Chọn tệp .docx.")
