"""Tables out of files of others: what is read, what is noted, and the sentence for what cannot be read."""

import random
import shutil
import subprocess
import unicodedata
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook

from app.documents.table_reading import read_tables
from app.errors import FileTrouble
from app.services.plan_source import encodings
from tests.imports.make_sheets import LINES, as_text, spelled, workbook


def _read(path: Path) -> list[tuple[str, ...]]:
    return list(read_tables(path, encodings())[0].rows)


def _said(path: Path) -> str:
    with pytest.raises(FileTrouble) as refused:
        read_tables(path, encodings())
    said = str(refused.value)
    assert said.startswith((path.name, "Trang", "Không thấy"))
    assert said.endswith(".")
    return said


def test_numbers_days_and_times_come_as_a_person_writes_them(tmp_path: Path) -> None:
    path = workbook(tmp_path / "so.xlsx", [[17, 18.5, date(1990, 2, 3), datetime(2023, 5, 22, 8, 5, 12)]])
    assert _read(path) == [("17", "18.5", "1990-02-03", "2023-05-22 08:05:12")]
    path = workbook(tmp_path / "gio.xlsx", [[time(7, 3), 79123456789012, True, " Lê  Văn "]])
    assert _read(path) == [("07:03:00", "79123456789012", "TRUE", "Lê  Văn")]


def test_a_vertically_merged_cell_counts_for_every_row(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Phòng", "Tên"])
    for name in ("A", "B", "C"):
        book.active.append(["Văn phòng" if name == "A" else None, name])
    book.active.merge_cells("A2:A4")
    book.save(tmp_path / "gop.xlsx")
    (sheet,) = read_tables(tmp_path / "gop.xlsx")
    assert [row[0] for row in sheet.rows] == ["Phòng", "Văn phòng", "Văn phòng", "Văn phòng"]
    assert sheet.notes == ("1 chỗ gộp ô theo chiều dọc: chữ của ô gộp được ghi cho từng dòng.",)


def test_hidden_rows_and_sheets_are_read_and_told(tmp_path: Path) -> None:
    book = Workbook()
    for line in ("Tên", "A", "B"):
        book.active.append([line])
    book.active.row_dimensions[2].hidden = True
    book.create_sheet("Ẩn")["A1"] = "x"
    book["Ẩn"].sheet_state = "hidden"
    book.save(tmp_path / "an.xlsx")
    first, second = read_tables(tmp_path / "an.xlsx")
    assert first.hidden_rows == {1}
    assert first.rows[1] == ("A",)
    assert first.notes == ("1 dòng đang ẩn trong Excel: 2.",)
    assert (first.hidden, second.hidden) == (False, True)


def test_a_formula_without_its_result_is_named(tmp_path: Path) -> None:
    path = workbook(tmp_path / "cong-thuc.xlsx", [["a", "b"], [1, "=A2+1"]])
    (sheet,) = read_tables(path)
    assert sheet.rows[1] == ("1", "")
    assert sheet.unsolved == {(1, 1)}
    assert "1 ô có công thức mà tệp không giữ kết quả (B2)" in sheet.notes[0]


def converted(path: Path, kind: str) -> Path:
    home = f"-env:UserInstallation=file://{path.parent}/lo"
    subprocess.run(
        ["soffice", home, "--headless", "--convert-to", kind, "--outdir", str(path.parent), str(path)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return path.with_suffix(f".{kind}")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_old_excel_and_libreoffice_are_read_alike(tmp_path: Path, kind: str) -> None:
    path = workbook(tmp_path / "so.xlsx", [["Họ tên", "Số"], ["Lê Văn Đặt", 17], ["Bùi Thị Ánh", 18]])
    made = converted(path, kind)
    assert _read(made) == [("Họ tên", "Số"), ("Lê Văn Đặt", "17"), ("Bùi Thị Ánh", "18")]
    assert _refused(made, tmp_path / f"hong.{kind}", 400) > 60


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_hidden_rows_and_merged_cells_are_noticed_in_every_kind_of_book(tmp_path: Path, kind: str) -> None:
    book = Workbook()
    first = book.active
    for row in (["Đơn vị", "Tên"], ["Văn phòng", "Lê Văn Đặt"], ["", "Bùi Thị Ánh"], ["Thanh tra", "Đỗ Ẩn"]):
        first.append(row)
    first.merge_cells("A2:A3")
    second = book.create_sheet("Trang hai")
    for number in range(1, 6):
        second.append([number])
    second.row_dimensions[2].hidden = second.row_dimensions[4].hidden = True
    book.save(tmp_path / "so.xlsx")
    path = tmp_path / "so.xlsx" if kind == "xlsx" else converted(tmp_path / "so.xlsx", kind)
    one, two = read_tables(path)
    assert [row[0] for row in one.rows] == ["Đơn vị", "Văn phòng", "Văn phòng", "Thanh tra"]
    assert one.notes == ("1 chỗ gộp ô theo chiều dọc: chữ của ô gộp được ghi cho từng dòng.",)
    assert (one.hidden_rows, two.hidden_rows) == (frozenset(), {1, 3})
    assert two.notes == ("2 dòng đang ẩn trong Excel: 2, 4.",)


@pytest.mark.parametrize("mark", ["\t", ";", ",", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1258", "TCVN3", "VNI"])
def test_text_is_read_whatever_letters_and_marks_it_is_written_in(
    tmp_path: Path, encoding: str, mark: str
) -> None:
    path = tmp_path / "danh-sach.csv"
    path.write_bytes(spelled(as_text(mark), encoding))
    rows = _read(path)
    assert [tuple(word.casefold() for word in row) for row in rows] == [
        tuple(word.casefold() for word in line) for line in LINES
    ]
    assert all(unicodedata.is_normalized("NFC", word) for row in rows for word in row)


def test_the_old_letters_are_named_in_a_note(tmp_path: Path) -> None:
    path = tmp_path / "cu.csv"
    path.write_bytes(spelled(as_text(";"), "TCVN3"))
    (sheet,) = read_tables(path, encodings())
    assert sheet.notes == ("Tệp viết bằng bảng mã TCVN3 (ABC), đã chuyển sang Unicode.",)


def test_a_quote_that_never_closes_swallows_nothing(tmp_path: Path) -> None:
    path = tmp_path / "nhay.csv"
    path.write_text('Tên,Số\n"Lê Văn,1\nBùi Thị,2\n', encoding="utf-8")
    (sheet,) = read_tables(path)
    assert [row[1] for row in sheet.rows] == ["Số", "1", "2"]
    assert "nháy kép" in sheet.notes[0]


def test_excels_own_line_about_the_mark_is_obeyed(tmp_path: Path) -> None:
    path = tmp_path / "sep.csv"
    path.write_text("sep=;\nTên;Số\nLê, Văn;1\n", encoding="utf-8")
    assert _read(path)[1:] == [("Tên", "Số"), ("Lê, Văn", "1")]


def test_a_file_of_200_mb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "to.csv"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    assert "nặng 200 MB" in _said(path)


def test_zip_bombs_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "bom.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b"0" * 400 * 1024 * 1024)
    assert "bung ra quá lớn" in _said(path)


def test_a_lone_cell_at_the_end_of_the_sheet_is_refused(tmp_path: Path) -> None:
    book = Workbook()
    book.active["A1"] = "x"
    book.active["XFD1048576"] = "xa"
    book.save(tmp_path / "xa.xlsx")
    assert "trải tới dòng 1048576, cột thứ 16384" in _said(tmp_path / "xa.xlsx")


def test_a_repeated_cell_of_libreoffice_is_no_bomb_either(tmp_path: Path) -> None:
    path = tmp_path / "lap.ods"
    cell = (
        '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>'
    )
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", f'<table:table table:name="a">{row}</table:table>')
    assert "bung ra quá lớn" in _said(path)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("trang.xls", b"<html><table><tr><td>1</td></tr></table></html>", "là trang web"),
        ("tay.xlsx", b"%PDF-1.4 ...", "là tệp PDF"),
        ("anh.csv", b"\x89PNG\r\n", "là tệp ảnh"),
        ("rong.csv", b"", "là tệp rỗng"),
        ("trang.csv", b"\r\n  \r\n", "là tệp rỗng"),
        ("phay.csv", b",,,\r\n,,,\r\n", "không có ô nào có chữ"),
        ("la.csv", bytes(range(256)) * 40, "không đọc được thành chữ"),
        ("nat.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 40, "hỏng hoặc chép chưa hết"),
        (
            "khoa.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
            "có mật khẩu",
        ),
    ],
)
def test_what_is_no_table_gets_its_sentence(tmp_path: Path, name: str, content: bytes, sentence: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert sentence in _said(path)


def test_other_zips_folders_and_missing_files_get_theirs(tmp_path: Path) -> None:
    for name, part, sentence in (
        ("nen.xlsx", "a.txt", "là tệp nén"),
        ("van-ban.xlsx", "word/document.xml", "là văn bản Word"),
    ):
        with zipfile.ZipFile(tmp_path / name, "w") as package:
            package.writestr(part, "x")
        assert sentence in _said(tmp_path / name)
    (tmp_path / "thu-muc").mkdir()
    assert "là thư mục" in _said(tmp_path / "thu-muc")
    assert "Không thấy tệp" in _said(tmp_path / "khong-co.xlsx")


def test_cut_and_altered_workbooks_never_bring_the_program_down(tmp_path: Path) -> None:
    whole = workbook(tmp_path / "so.xlsx", [["Họ tên", "Số"], ["Lê Văn Đặt", 17]])
    assert _refused(whole, tmp_path / "hong.xlsx", 120) >= 60


def _refused(source: Path, target: Path, turns: int) -> int:
    """How many of the damaged copies got a sentence; anything but a sentence or a table fails the test."""
    whole, dice = source.read_bytes(), random.Random(2023)
    refused = 0
    for turn in range(turns):
        raw = bytearray(whole)
        if turn % 2:
            raw = raw[: dice.randrange(1, len(raw))]
        else:
            for _ in range(dice.randrange(1, 30)):
                raw[dice.randrange(len(raw))] = dice.randrange(256)
        target.write_bytes(raw)
        try:
            read_tables(target)
        except FileTrouble:
            refused += 1
    return refused


@pytest.mark.parametrize("place", ["A31048576", "xfd1048576"])
def test_a_cell_that_claims_a_place_no_sheet_has_is_refused(tmp_path: Path, place: str) -> None:
    whole = workbook(tmp_path / "so.xlsx", [["Họ tên", "Số"], ["Lê Văn Đặt", 17]])
    target = tmp_path / "gian.xlsx"
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(target, "w") as package:
        for name in source.namelist():
            package.writestr(name, source.read(name).replace(b'r="A2"', f"r='{place}'".encode()))
    assert "trải tới dòng" in _said(target)


@pytest.mark.parametrize(
    ("name", "part", "start"),
    [("a.ods", "content.xml", '<table:table xmlns:table="t" table:name="a">'), ("a.xlsx", "xl/a.xml", "<a>")],
)
def test_a_part_that_never_ends_is_refused(tmp_path: Path, name: str, part: str, start: str) -> None:
    with zipfile.ZipFile(tmp_path / name, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr(part, start)
    assert "hỏng hoặc chép chưa hết" in _said(tmp_path / name)
