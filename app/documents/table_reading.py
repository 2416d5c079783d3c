"""Tables out of files of others: .xlsx, .xls, .ods, .csv and .txt by what is in them, not by their names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.documents.given_file import whole
from app.domain.legacy_encodings import Encoding
from app.domain.read_sheet import ReadSheet
from app.errors import FileTrouble

MOST_BYTES = 64 * 1024 * 1024
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_EMPTY_ZIP = b"PK\x05\x06"
_PAGES = (b"<html", b"<!doctype", b"<table", b"<meta", b"<head", b"<?xml", b"mime-version", b"<style")
_OTHERS = {
    b"%PDF": "tệp PDF",
    b"\x89PNG": "tệp ảnh",
    b"\xff\xd8\xff": "tệp ảnh",
    b"GIF8": "tệp ảnh",
    b"Rar!": "tệp nén RAR",
    b"7z\xbc\xaf": "tệp nén 7z",
    b"\x1f\x8b": "tệp nén gzip",
    b"MZ": "chương trình",
    b"SQLite format 3": "tệp dữ liệu",
    b"{\\rtf": "văn bản RTF",
}
# Where programs of time clocks keep their punches: not read, but they all export a list.
_ACCESS = (b"\x00\x01\x00\x00Standard Jet DB", b"\x00\x01\x00\x00Standard ACE DB")
AS_XLSX = "Mở bằng Excel rồi lưu lại dạng .xlsx, sau đó nhập tệp ấy."


def read_tables(path: Path, encodings: Sequence[Encoding] = ()) -> tuple[ReadSheet, ...]:
    """Every sheet of the file with at least one filled cell; any thread may call it.

    `encodings`: Vietnamese of before Unicode that a text file may be written in. Raises FileTrouble with a
    sentence for a file that is missing, too large, damaged, protected, or no table.
    """
    raw = _bytes_of(path)
    if raw.startswith((_ZIP, _OLE, _EMPTY_ZIP)):
        from app.documents.workbook_reading import read_workbook

        sheets = read_workbook(path, raw)
    else:
        _refuse_others(path, raw)
        from app.documents.delimited_text import read_delimited

        sheets = (read_delimited(path, raw, encodings),)
    filled = tuple(sheet for sheet in sheets if any(any(row) for row in sheet.rows))
    if not filled:
        raise FileTrouble(f"{path.name} không có ô nào có chữ. Chọn tệp khác.", path)
    return filled


def _bytes_of(path: Path) -> bytes:
    return whole(
        path,
        most=MOST_BYTES,
        too_large="Xuất lại tệp với ít tháng hơn, hoặc xóa ảnh và trang thừa trong Excel rồi lưu lại.",
        in_folder="Chọn một tệp bảng tính trong đó.",
        empty="Chọn tệp khác, hoặc chép lại từ nơi xuất.",
    )


def _refuse_others(path: Path, raw: bytes) -> None:
    if raw.startswith(_ACCESS):
        raise FileTrouble(
            f"{path.name} là cơ sở dữ liệu Access của phần mềm chấm công, không đọc được ở đây. Mở phần mềm "
            "ấy, xuất giờ chấm ra Excel (Mã NV, Ngày, Giờ) rồi nhập tệp vừa xuất.",
            path,
        )
    for start, noun in _OTHERS.items():
        if raw.startswith(start):
            raise FileTrouble(
                f"{path.name} là {noun}, không phải bảng tính. Chọn tệp .xlsx, .xls, .ods hoặc .csv.", path
            )
    head = raw[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(_PAGES):
        raise FileTrouble(
            f"{path.name} là trang web mang tên bảng tính, như vài phần mềm máy chấm công xuất. {AS_XLSX}",
            path,
        )
