"""Every file of tests/files/plans is understood as the same plan, or refused with a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from app.domain.dates import PartialDate
from app.domain.outline import Numbering, Outline
from app.domain.outline_edit import insert
from app.domain.plan_reading.assemble import Assembled, assemble
from app.domain.plan_reading.notes import Around, notes
from app.domain.plan_reading.parts import Part, Understanding
from app.domain.plan_reading.understand import understand
from app.errors import SayToUser
from app.services.office import Office
from app.services.plan_source import read_source
from tests.plan_import import make_files, sample

ALIKE = (
    "bang-phu-luc", "cua-chuong-trinh", "dong-in", "go-tay-bang", "go-tay-cach", "go-tay-tab", "hop-chu",
    "libreoffice-go-tay", "libreoffice-tu-dong", "nfd", "ngat-dong", "sua-doi", "tcvn3", "tcvn3-khac-phong",
    "vni", "word-heading", "word-tu-dong",
)  # fmt: skip
REFUSED = {
    "bom": "bung ra quá lớn",
    "hong": "tệp hỏng",
    "loi-van": "Chưa thấy mục nào",
    "mat-khau": "đặt mật khẩu",
    "quyet-dinh": "là quyết định, không phải kế hoạch",
    "rong": "tệp rỗng",
}


def path_of(name: str) -> Path:
    return make_files.FOLDER / f"{name}.docx"


def understood(name: str) -> Understanding:
    source = read_source(path_of(name))
    return understand(source.converted(source.legacy), [f.encoding.words for f in source.legacy])


def made_of(name: str) -> Assembled:
    return assemble(understood(name), 2022)


@pytest.mark.parametrize("name", ALIKE)
def test_the_same_plan_is_read_from_differently_made_files(name: str) -> None:
    made = made_of(name)
    plan = made.plan
    assert (plan.kind_name, plan.title) == (sample.KIND, sample.TITLE)
    assert plan.legal_bases == sample.BASES
    assert (plan.opening, plan.lead_in, plan.closing) == (sample.OPENING, sample.LEAD_IN, sample.CLOSING)
    assert plan.recipients == sample.RECIPIENTS
    assert (plan.signer_lines, plan.signer_name) == (sample.SIGNER_LINES, sample.SIGNER_NAME)
    assert (plan.number, plan.symbol, plan.place) == (7, "KH-STD", "Minh Họa")
    assert plan.issued == PartialDate(2022, 1, 9)
    assert (plan.period_from, plan.period_to) == ("2022-01", "2022-12-31")
    assert (made.superior, made.office.upper()) == (sample.SUPERIOR, sample.OFFICE)
    assert made.nodes == sample.NODES
    assert insert(Outline(), None, 0, made.nodes, 1).shape() == sample.SHAPE


@pytest.mark.parametrize(("name", "words"), REFUSED.items())
def test_a_file_that_is_no_plan_is_refused_and_nothing_is_written(
    office: Office, name: str, words: str
) -> None:
    with pytest.raises(SayToUser) as refused:
        office.plan_import.understand(office.plan_import.read(path_of(name)))
    assert words in str(refused.value)
    assert office.plans.years() == ()


def test_every_file_is_made_by_the_script() -> None:
    named = {*make_files.PAPERS, "cua-chuong-trinh", "hong", "rong", "mat-khau", "bom"}
    named |= {"libreoffice-tu-dong", "libreoffice-go-tay"}
    assert (
        {path.stem for path in make_files.FOLDER.glob("*.docx")}
        == named
        == {*ALIKE, *REFUSED, "kieu-so-khac"}
    )


def test_numbers_unknown_to_the_decree_become_its_own_and_are_pointed_at() -> None:
    understanding = understood("kieu-so-khac")
    made = assemble(understanding, 2022)
    shape = insert(Outline(), None, 0, made.nodes, 1).shape()
    assert shape == "I{1,2} II{I{1{-{-,-},-}},II{1,2}}"
    doubtful = [item.label for item in understanding.items if "đổi thành I., II." in item.doubt]
    assert doubtful == ["A.", "B."]
    assert made.plan.legal_bases == ("Căn cứ Luật Thi đua, khen thưởng",)
    assert (made.plan.signer_lines, made.plan.signer_name) == (("GIÁM ĐỐC",), sample.SIGNER_NAME)
    assert [i.doubt for i in understanding.of(Part.LEFT_OUT)] == ["Kế hoạch không có “Kính gửi”."]


def test_tables_and_appendices_are_left_out_and_said() -> None:
    understanding = understood("bang-phu-luc")
    left = [item.words for item in understanding.of(Part.LEFT_OUT)]
    assert left[:3] == ["STT", "Chỉ tiêu", "Thời hạn"]
    assert left[-3:] == ["PHỤ LỤC", "Danh mục công trình, phần việc đăng ký thi đua", "1. Sửa chữa phòng họp"]
    said = " ".join(item.doubt for item in understanding.items)
    assert "Bảng 2 dòng, 3 cột không nhập" in said
    assert "Phần sau chữ ký (phụ lục) không nhập" in said


def test_tracked_changes_are_read_as_accepted_and_said() -> None:
    understanding = understood("sua-doi")
    made = assemble(understanding, 2022)
    said = [note.sentence for note in notes(understanding, made, Around(None))]
    assert said == ["Tệp còn sửa đổi chưa chấp nhận (25 chữ thêm, 29 chữ xóa): đọc như đã chấp nhận hết"]


def test_lines_of_a_printed_page_are_joined_and_spoken_of_together() -> None:
    understanding = understood("dong-in")
    said = [note.sentence for note in notes(understanding, assemble(understanding, 2022), Around(None))]
    assert said == ["5 dòng bắt đầu bằng chữ thường đã nối vào đoạn trên; xem lại chỗ xuống dòng"]
    assert not any(item.doubt for item in understanding.items)


@pytest.mark.parametrize(
    ("name", "encoding"), [("tcvn3", "TCVN3"), ("vni", "VNI"), ("tcvn3-khac-phong", "TCVN3")]
)
def test_an_old_encoding_is_offered_with_before_and_after(office: Office, name: str, encoding: str) -> None:
    source = office.plan_import.read(path_of(name))
    [found] = source.legacy
    assert found.encoding.name == encoding
    assert found.before != found.after
    words = [sample.OPENING, *sample.BASES, *(node.text for node in sample.NODES)]
    assert any(found.after.lstrip("123.- ").rstrip(";.") in text for text in words)
    left = office.plan_import.understand(source, convert=False) if name == "vni" else None
    assert left is None or left.of(Part.NODE)[1].text != "Mục đích"


def test_nothing_is_offered_for_unicode_text() -> None:
    assert read_source(path_of("nfd")).legacy == ()
    assert read_source(path_of("go-tay-bang")).legacy == ()


def test_a_text_file_in_an_old_encoding_is_read_too(tmp_path: Path) -> None:
    write = make_files.legacy("TCVN3")
    lines = [sample.KIND.title(), *(line for _, line in sample.typed_lines())]
    path = tmp_path / "cu.txt"
    path.write_bytes("\n".join(write(line) for line in lines).encode("latin-1"))
    source = read_source(path)
    assert [found.encoding.name for found in source.legacy] == ["TCVN3"]
    made = assemble(understand(source.converted(source.legacy)), 2022)
    assert made.nodes == sample.NODES


def test_the_office_s_own_text_file_gives_its_known_outline() -> None:
    source = read_source(make_files.FOLDER.parent / "ke-hoach-thi-dua-2023.txt")
    made = assemble(understand(source), 2023)
    shape = insert(Outline(), None, 0, made.nodes, 1).shape()
    assert shape == "I{1{-,-},2{-,-}} II{1,2,3,4,5,6,7} III{1,2{2.1{-,-},2.2}}"
    assert made.plan.signer_lines == ("GIÁM ĐỐC",)
    assert made.plan.signer_name == "Phạm Thị Anh Thư"
    assert made.plan.recipients == ("Ban TĐKT tỉnh", "Ban Giám đốc", "Các phòng chuyên môn", "Lưu: VT")
    assert not any(node.numbering is Numbering.NONE for node in made.nodes)


def test_the_letter_in_the_place_of_the_optional_hyphen_is_not_lost(tmp_path: Path) -> None:
    paper = make_files.Paper(".VnTime", make_files.legacy("TCVN3"))
    paper.line("KẾ HOẠCH")
    made = paper.line("1. Chương trình công tác của cơ quan.")
    text = made.runs[0]._r.find(qn("w:t"))
    before, _, after = text.text.partition("\u00ad")
    text.text = before
    rest = parse_xml(f'<w:t {nsdecls("w")} xml:space="preserve">{after}</w:t>')
    text.addnext(rest)
    text.addnext(parse_xml(f"<w:softHyphen {nsdecls('w')}/>"))
    target = tmp_path / "gach-mem.docx"
    paper.save(target)
    source = read_source(target)
    assert source.converted(source.legacy).paragraphs[1].text == "1. Chương trình công tác của cơ quan."
