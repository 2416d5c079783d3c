"""A file that is no readable .docx gets a sentence that says what it is and what to do."""

from __future__ import annotations

import io
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from make_files import write

from app.documents.conformity import check_paper
from app.documents.docx_reading import package, read_docx
from app.errors import FileTrouble

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def zipped(**parts: bytes | str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


FILES = {
    "trống.docx": (b"", "tệp rỗng"),
    "khóa.docx": (OLE + bytes(1024) + "EncryptedPackage".encode("utf-16-le") + bytes(512), "mật khẩu"),
    "cũ.doc": (OLE + bytes(4096), ".doc"),
    "đổi đuôi.docx": ("Kế hoạch thi đua".encode(), "không phải Word"),
    "giàu.docx": (b"{\\rtf1\\ansi Ke hoach}", ".rtf"),
    "bản in.docx": (b"%PDF-1.7", "PDF"),
    "cụt.docx": (b"PK\x03\x04" + bytes(300), "tệp hỏng"),
    "bảng.docx": (zipped(xl__workbook_xml="<a/>"), "Excel"),
    "mở.docx": (zipped(mimetype="application/vnd.oasis.opendocument.text"), ".odt"),
    "lạ.docx": (zipped(a_xml="<a/>"), "không chứa văn bản Word"),
    "vỡ.docx": (zipped(word__document_xml="<w:document"), "tệp hỏng"),
    "không thân.docx": (zipped(word__document_xml="<a/>"), "không chứa văn bản Word"),
    "thực thể.docx": (
        zipped(
            word__document_xml='<!DOCTYPE a [<!ENTITY x "y">]><a>'
            + "<b>" * 5000
            + "&x;"
            + "</b>" * 5000
            + "</a>"
        ),
        "tệp hỏng",
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_it_is_refused_with_a_sentence(name: str, tmp_path: Path) -> None:
    content, words = FILES[name]
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(FileTrouble) as refused:
        check_paper(file)
    sentence = str(refused.value)
    assert words in sentence
    assert sentence.startswith("Không đọc được")
    assert sentence.endswith(".")
    assert file.read_bytes() == content


def test_a_missing_file_and_a_folder_are_said(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="Không thấy tệp"):
        read_docx(tmp_path / "không có.docx")
    with pytest.raises(FileTrouble, match="là thư mục"):
        read_docx(tmp_path)


def test_a_file_cut_anywhere_never_fails_otherwise(tmp_path: Path) -> None:
    whole = write(tmp_path / "a.docx").read_bytes()
    cut = tmp_path / "cut.docx"
    for size in range(1, len(whole), len(whole) // 40):
        cut.write_bytes(whole[:size])
        with pytest.raises(FileTrouble):
            read_docx(cut)


def test_changed_bytes_never_fail_otherwise(tmp_path: Path) -> None:
    whole = bytearray(write(tmp_path / "a.docx").read_bytes())
    bad = tmp_path / "bad.docx"
    for place in range(0, len(whole), len(whole) // 60):
        changed = bytearray(whole)
        changed[place] ^= 0xFF
        bad.write_bytes(changed)
        with suppress(FileTrouble):
            read_docx(bad)


def test_a_bomb_that_declares_its_size_is_refused_at_once(tmp_path: Path) -> None:
    bomb = tmp_path / "bom.docx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (80 * 1024 * 1024))
    assert bomb.stat().st_size < 200_000
    with pytest.raises(FileTrouble, match="quá lớn"):
        read_docx(bomb)


def test_a_bomb_that_lies_about_its_size_is_stopped(tmp_path: Path) -> None:
    size = package.MOST_BYTES_OF_A_PART + 10
    bomb = tmp_path / "bom.docx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * size)
    content = bomb.read_bytes().replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    bomb.write_bytes(content)
    with pytest.raises(FileTrouble):
        read_docx(bomb)
    assert zlib.crc32(content)
