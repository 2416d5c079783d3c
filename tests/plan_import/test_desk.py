"""Keeping an import: one operation, one undo; drafts keep who their nodes are, signed plans stay."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx
import pytest

from app.domain.dates import PartialDate
from app.domain.plan import PlanState
from app.errors import SayToUser
from app.services.office import Office
from app.services.plan_import import Kept
from tests.plan_import import make_files, sample

GOOD = make_files.FOLDER / "go-tay-bang.docx"


def kept(office: Office, path: Path, year: int, replace_existing: bool = False) -> Kept:
    desk = office.plan_import
    done = desk.keep(desk.understand(desk.read(path)), year, replace_existing=replace_existing)
    assert isinstance(done.value, Kept)
    return done.value


def said(value: Kept) -> str:
    return "\n".join(note.sentence for note in value.notes)


def test_a_file_becomes_the_plan_of_a_year_and_one_undo_takes_it_back(office: Office) -> None:
    value = kept(office, GOOD, 2022)
    plan = office.plans.plan(value.plan_id)
    assert value.shape == sample.SHAPE
    assert (plan.number, plan.issued, plan.state) == (7, PartialDate(2022, 1, 9), PlanState.DRAFT)
    assert (plan.symbol, plan.place) == ("", "")
    assert plan.number_text(office.plans.symbol_for(plan)) == "07/KH-STD"
    assert said(value) == ""
    line = office.diary.undo_line()
    assert line is not None
    assert line.name == "Nhập kế hoạch 2022 từ go-tay-bang.docx"
    office.diary.undo()
    assert office.plans.years() == ()


def test_a_year_that_has_a_plan_is_refused_unless_it_is_to_be_replaced(office: Office) -> None:
    kept(office, GOOD, 2022)
    with pytest.raises(SayToUser, match="Năm 2022 đã có kế hoạch"):
        kept(office, GOOD, 2022)
    assert len(office.diary.operations()) == 2


def test_over_a_draft_only_what_differs_is_written(office: Office) -> None:
    first = kept(office, GOOD, 2022)
    outline = office.plans.outline(first.plan_id)
    office.plans.change(first.plan_id, title="Khác", place="Nơi khác")
    node = outline.roots[1]
    office.plans.set_text(node.id, "NỘI DUNG KHÁC HẲN", "")
    value = kept(office, GOOD, 2022, True)
    assert value.plan_id == first.plan_id
    assert value.changes == "sửa 1 mục; đổi địa danh, trích yếu"
    assert office.plans.outline(first.plan_id) == outline
    changed = office.diary.changes(office.diary.operations()[0].id)
    assert sorted({line.kind for line in changed}) == ["Kế hoạch", "Mục của kế hoạch"]
    office.diary.undo()
    assert office.plans.plan(first.plan_id).title == "Khác"
    assert office.plans.outline(first.plan_id).node(node.id).title == "NỘI DUNG KHÁC HẲN"


def test_what_the_file_does_not_speak_of_stays_as_it_was(office: Office, tmp_path: Path) -> None:
    first = kept(office, GOOD, 2022)
    paper = make_files.Paper()
    paper.title()
    paper.typed_outline()
    bare = tmp_path / "khong-dau-cuoi.docx"
    paper.save(bare)
    kept(office, bare, 2022, True)
    plan = office.plans.plan(first.plan_id)
    assert (plan.number, plan.recipients, plan.signer_name) == (7, sample.RECIPIENTS, sample.SIGNER_NAME)
    assert (plan.opening, plan.legal_bases, plan.closing) == ("", (), "")


def test_moved_added_and_removed_places_are_told_apart(office: Office, tmp_path: Path) -> None:
    first = kept(office, GOOD, 2022)
    before = {node.text or node.title: node.uid for node in office.plans.outline(first.plan_id).nodes}
    word = docx.Document(str(GOOD))
    body = [p for p in word.paragraphs if p.text.startswith(("a) Không", "c) Giữ", "- Khen"))]
    late, last, praise = sorted(body, key=lambda p: "acK".index(p.text.lstrip("- ")[0]))
    last._p.addnext(late._p)
    praise._p.getparent().remove(praise._p)
    last.insert_paragraph_before("d) Tắt điện khi ra về.")
    edited = tmp_path / "sua.docx"
    word.save(str(edited))
    value = kept(office, edited, 2022, True)
    assert value.changes == "thêm 1 mục, dời 1 mục, bỏ 1 mục"
    after = {node.text or node.title: node.uid for node in office.plans.outline(first.plan_id).nodes}
    common = before.keys() & after.keys()
    assert len(common) == len(before) - 1
    assert {key: after[key] for key in common} == {key: before[key] for key in common}


def test_a_signed_plan_stays_and_gets_a_version_beside_it(practice: Office, tmp_path: Path) -> None:
    plan = practice.plans.current(2023)
    assert plan is not None
    signer = practice.settings.signatories()[0]
    practice.plans.sign(plan.id, 5, date(2023, 1, 12), signer)
    signed, outline = practice.plans.plan(plan.id), practice.plans.outline(plan.id)
    path = practice.papers.export_plan(plan.id, tmp_path / "KH.docx")
    value = kept(practice, path, 2023, True)
    assert value.plan_id != plan.id
    assert practice.plans.plan(plan.id) == signed
    new = practice.plans.plan(value.plan_id)
    assert (new.version, new.replaces, new.state) == (2, plan.id, PlanState.DRAFT)
    assert (new.number, new.issued, new.symbol) == (None, None, "")
    assert "Số 05 là của bản đã ký" in said(value)
    uids = [entry.node.uid for entry in outline.entries]
    assert [entry.node.uid for entry in practice.plans.outline(value.plan_id).entries] == uids
    practice.diary.undo()
    assert practice.plans.current(2023) == signed


def test_another_year_in_the_text_is_reported(office: Office) -> None:
    value = kept(office, GOOD, 2024)
    assert "Văn bản nói đến năm 2022 ở" in said(value)
    assert "đang nhập vào năm 2024" in said(value)
    assert [note.year for note in value.notes if note.year] == [2022]


def test_names_that_are_not_the_office_s_are_said_and_printed_as_in_the_settings(practice: Office) -> None:
    value = kept(practice, GOOD, 2022)
    assert "“UBND TỈNH MINH HỌA”, trong Cài đặt là “UBND tỉnh Bình Phước”" in said(value)
    assert "“SỞ THÍ DỤ”, trong Cài đặt là “Sở Ngoại vụ”" in said(value)
    plan = practice.plans.plan(value.plan_id)
    assert (plan.symbol, plan.place) == ("KH-STD", "Minh Họa")
    assert "ký hiệu “KH-STD”, của cơ quan là “KH-SNgV”: lấy theo tệp" in said(value)


def test_looking_writes_nothing(office: Office) -> None:
    desk = office.plan_import
    before = len(office.diary.operations())
    look = desk.look(desk.understand(desk.read(GOOD)), 2022)
    assert look.existing is None
    assert look.changes() == ""
    assert len(office.diary.operations()) == before


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("khong.docx", None, "Không thấy tệp"),
        ("anh.docx", b"\x89PNG\r\n\x1a\n", "không phải Word"),
        ("van-ban.pdf", b"%PDF-1.7", "là PDF"),
        ("cu.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "khuôn cũ .doc"),
        ("anh.txt", b"\x89PNG\x00\x00\xff", "không phải văn bản Unicode"),
        ("trong.txt", b"", "Chưa thấy mục nào"),
        ("loi-van.txt", "Chỉ có lời văn.".encode(), "Chưa thấy mục nào"),
    ],
)
def test_other_files_get_a_sentence(
    office: Office, tmp_path: Path, name: str, content: bytes | None, words: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SayToUser) as refused:
        kept(office, path, 2022)
    assert words in str(refused.value)
    assert str(refused.value).endswith(".")
    assert office.plans.years() == ()


def test_a_folder_is_no_file(office: Office, tmp_path: Path) -> None:
    with pytest.raises(SayToUser, match="Không đọc được"):
        office.plan_import.read(tmp_path)


def test_what_the_layout_sets_in_a_list_is_no_change(office: Office) -> None:
    first = kept(office, GOOD, 2022)
    bases = tuple(basis.removeprefix("Căn cứ ") for basis in sample.BASES)
    office.plans.change(
        first.plan_id, legal_bases=bases, recipients=("Ban TĐKT tỉnh;", *sample.RECIPIENTS[1:])
    )
    assert kept(office, GOOD, 2022, True).changes == ""
    office.plans.change(first.plan_id, legal_bases=(bases[0], "Một văn bản khác"))
    kept(office, GOOD, 2022, True)
    assert office.plans.plan(first.plan_id).legal_bases == (bases[0], sample.BASES[1])
