"""Danh sách đăng ký, sáng kiến, trích ngang and giấy xác nhận, made from the book."""

from dataclasses import replace

from app.documents.layouts.award_lists import summary_list
from app.documents.model import plain_text
from app.domain.holder import Holder
from app.services.office import Office
from tests.papers.round_rows import CSTDCS, ONE, TTLDTT, frame
from tests.papers.stage import golden


def test_registrations_stand_one_line_a_holder_people_before_collectives(
    office: Office, held: dict[str, int]
) -> None:
    golden("danh-sach-dang-ky", office.achievement_papers.registrations(2022))
    assert held


def test_initiatives_stand_with_authors_and_decision(office: Office, held: dict[str, int]) -> None:
    golden("danh-sach-sang-kien", office.achievement_papers.initiatives(2022))
    assert held


def test_a_year_without_rows_says_so(office: Office) -> None:
    assert "Chưa có" in plain_text(office.achievement_papers.registrations(2030))
    assert "Chưa có" in plain_text(office.achievement_papers.initiatives(2030))


def test_a_confirmation_tells_what_the_book_holds_with_each_decision(
    office: Office, held: dict[str, int]
) -> None:
    golden("giay-xac-nhan", office.achievement_papers.confirmation(Holder(held["one"]), 2022))


def test_a_confirmation_of_nothing_says_so(office: Office, held: dict[str, int]) -> None:
    text = plain_text(office.achievement_papers.confirmation(Holder(held["three"]), 2021))
    assert "Sổ của cơ quan chưa có sáng kiến, danh hiệu" in text


def test_the_summary_shows_every_name_at_one_look() -> None:
    one = replace(ONE, born="1991", sex="Nam", initiative="Sổ tay tiếp khách", history="CSTĐCS 2022, 2023")
    golden("danh-sach-trich-ngang", summary_list(frame(), (replace(CSTDCS, names=(one,)), TTLDTT)))
