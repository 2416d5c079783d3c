"""Fixed sentences: shipped, the office's own, checked when saved, used where papers begin."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.fixed_wording import Wording, check_wording, filled
from app.domain.office import Identity
from app.errors import Invalid
from app.services.office import Office
from app.services.wordings import shipped_wordings
from app.storage.connection import open_file
from app.storage.triggers import astray

KEYS = ["title", "opening", "lead_in", "period", "closing", "recipients", "replaces"]


def own(office: Office, key: str, text: str) -> None:
    office.wordings.save(replace(office.wordings.row(key), text=text))


def made(text: str, must: tuple[str, ...] = ("year",), may: tuple[str, ...] = ("office",)) -> Wording:
    return Wording(0, "F01.x", "F01", "Kế hoạch", "Câu", text, "gốc {year}", must, may)


def said(text: str) -> str:
    problems = check_wording(made(text))
    return problems[0].sentence if problems else ""


def test_every_shipped_sentence_can_stand_and_names_its_source() -> None:
    rows = shipped_wordings()
    assert [row.key for row in rows if row.form == "F01"] == [f"F01.{key}" for key in KEYS]
    assert all(row.source and row.hint and not check_wording(row) for row in rows)


def test_an_unknown_placeholder_is_named_with_the_one_meant() -> None:
    assert said("Năm {yaer} của {office}").startswith("Không có chỗ điền {yaer}. Có phải {year}?")
    assert "Ở câu này dùng được {year}, {office}." in said("Năm {year} của {minister}")


def test_a_missing_placeholder_is_named_with_what_it_means() -> None:
    assert said("Của {office}") == ("Thiếu {year} (năm). Thêm {year} vào chỗ của nó trong câu.")


def test_a_brace_alone_and_an_empty_sentence_are_refused() -> None:
    assert "đứng lẻ" in said("Năm {year} của {office")
    assert "đứng lẻ" in said("Năm {year}}")
    assert said("") == "Câu mẫu còn trống. Gõ câu, hoặc bấm Dùng lại câu gốc."


def test_what_is_known_is_filled_in_and_the_rest_stays() -> None:
    assert filled("Năm {year} của {office}", {"year": "2024"}) == "Năm 2024 của {office}"


def test_nothing_is_written_while_a_placeholder_is_wrong(practice: Office) -> None:
    with pytest.raises(Invalid) as refused:
        own(practice, "F01.closing", "Trên đây là Kế hoạch năm {nam}.")
    assert refused.value.problems[0].field == "text"
    assert "{nam}" in refused.value.sentence
    assert "{office}" in refused.value.sentence
    assert not practice.wordings.row("F01.closing").own


def test_the_office_words_a_sentence_and_takes_the_shipped_one_back(practice: Office) -> None:
    shipped = practice.wordings.row("F01.lead_in")
    own(practice, "F01.lead_in", "  {office} ban hành Kế hoạch như sau:  ")
    mine = practice.wordings.row("F01.lead_in")
    assert (mine.own, mine.text, mine.shipped) == (
        True,
        "{office} ban hành Kế hoạch như sau:",
        shipped.text,
    )
    assert practice.diary.operations()[0].name == "Sửa câu mẫu “Câu dẫn”"
    practice.wordings.reset("F01.lead_in")
    assert practice.wordings.row("F01.lead_in") == shipped
    practice.diary.undo()
    assert practice.wordings.row("F01.lead_in").text == mine.text
    practice.diary.undo()
    assert practice.wordings.row("F01.lead_in") == shipped


def test_typing_the_shipped_words_again_leaves_no_row(practice: Office) -> None:
    own(practice, "F01.title", "Thi đua năm {year}")
    own(practice, "F01.title", "Thi đua năm {year} của {office}")
    own(practice, "F01.title", practice.wordings.row("F01.title").shipped)
    assert not practice.wordings.row("F01.title").own
    count = len(practice.diary.operations())
    own(practice, "F01.title", practice.wordings.row("F01.title").shipped)
    assert len(practice.diary.operations()) == count


def test_a_new_plan_begins_with_the_words_of_the_office(empty: Office) -> None:
    empty.settings.save(Identity(0, "UBND tỉnh X", "Sở Y", "SY", "X"))
    own(empty, "F01.title", "Phong trào thi đua {year}")
    own(empty, "F01.opening", "Căn cứ văn bản của {superior} năm {year}.\nXét tình hình {office}.")
    own(empty, "F01.closing", "{office} báo cáo Kế hoạch năm {year}.")
    own(empty, "F01.period", "Cả năm {year}")
    own(empty, "F01.recipients", "{superior}\nLưu: VT, VP")
    plan_id = empty.plans.create(2024).value
    assert isinstance(plan_id, int)
    plan = empty.plans.plan(plan_id)
    assert plan.title == "Phong trào thi đua 2024"
    assert plan.opening == "Căn cứ văn bản của UBND tỉnh X năm 2024.\nXét tình hình Sở Y."
    assert plan.lead_in == "Sở Y xây dựng Kế hoạch phát động phong trào thi đua như sau:"
    assert plan.closing == "Sở Y báo cáo Kế hoạch năm 2024."
    assert plan.recipients == ("UBND tỉnh X", "Lưu: VT, VP")
    assert "Cả năm 2024" in [node.text for node in empty.plans.outline(plan_id).nodes]


def test_a_plan_begun_with_shipped_words_says_which_room_is_left(empty: Office) -> None:
    plan_id = empty.plans.create(2024).value
    assert isinstance(plan_id, int)
    blanks = [f.sentence for f in empty.plans.readiness(plan_id) if f.kind == "blank"]
    assert blanks == ["Còn chỗ trống: “số …/CT-UBND ngày …/…/2024”"]
    assert empty.plans.plan(plan_id).recipients[-1] == "Lưu: VT"


def test_a_preset_of_recipients_goes_before_the_fixed_ones(practice: Office) -> None:
    plan_id = practice.plans.create(2024).value
    assert isinstance(plan_id, int)
    assert practice.plans.plan(plan_id).recipients[0] == "Ban TĐKT tỉnh"


def test_the_note_of_a_replacement_is_the_office_s_too(practice: Office, plan_id: int) -> None:
    own(practice, "F01.replaces", "Thay cho Kế hoạch {number} ngày {date}.")
    practice.plans.sign(plan_id, 5, date(2023, 1, 12), practice.settings.signatories()[0])
    second = practice.plans.new_version(plan_id).value
    assert isinstance(second, int)
    assert practice.plans.plan(second).closing.startswith("Thay cho Kế hoạch 05/KH-SNgV ngày 12/01/2023.\n")


def test_the_sample_bears_the_names_of_the_office(practice: Office) -> None:
    row = practice.wordings.row("F01.replaces")
    assert practice.wordings.sample(row) == (
        "Kế hoạch này thay thế Kế hoạch số 05/KH-SNgV ngày 12/01/2023 của Sở Ngoại vụ."
    )


def test_a_file_made_before_there_were_wordings_gets_the_table_and_its_journal(
    practice: Office, tmp_path: Path
) -> None:
    path = practice.path
    practice.close()
    db = open_file(path)
    with db.atomic():
        for (name,) in db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'journal_wording%'"
        ).fetchall():
            db.execute(f"DROP TRIGGER {name}")
        db.execute("DROP TABLE wording")
        db.execute("DELETE FROM _sqlite_migrations WHERE name = 'm003_wordings'")
    db.close()
    office = Office.open(path)
    own(office, "F01.title", "Thi đua năm {year}")
    assert office.wordings.row("F01.title").own
    assert astray(office.db) == ()
    office.close()
