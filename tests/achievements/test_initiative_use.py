"""An initiative serves once where the rule of the year says so; the first use is named."""

from datetime import date, datetime
from pathlib import Path

import pytest

from app.domain.awards_held import AwardHeld
from app.domain.holder import Holder
from app.domain.initiatives import Initiative, InitiativeAuthor
from app.errors import Invalid
from app.services.office import Office
from tests.staff.people import add


@pytest.fixture
def later(tmp_path: Path) -> Office:
    return Office.create(tmp_path / "sau.db", practice=True, now=lambda: datetime(2027, 1, 5, 9, 0))


def _made(office: Office, *people: int, year: int = 2024) -> int:
    row = Initiative(0, "Sổ tay lễ tân", year, level="co-so", number="7/QĐ", decided_on=date(year, 11, 1))
    authors = [InitiativeAuthor(0, 0, person) for person in people]
    return int(str(office.achievements.initiatives.save(row, authors).value))


def test_a_second_use_is_refused_with_the_first_named(later: Office) -> None:
    me, other = add(later, "Lê Văn Thực Hành"), add(later, "Trần Thị Ví Dụ")
    desk, made = later.achievements.initiatives, _made(later, me, other)
    desk.use(made, me, "CSTDCS", 2024)
    with pytest.raises(Invalid, match=r"đã dùng cho CSTĐCS năm 2024.*Công văn 5007"):
        desk.use(made, me, "BKT", 2025)
    with pytest.raises(Invalid, match="đã dùng"):
        desk.use(made, me, "BKT", 2025, reason="Hội đồng đồng ý")  # the rule was verified
    with pytest.raises(Invalid, match="Đã ghi dùng"):
        desk.use(made, me, "CSTDCS", 2024)
    desk.use(made, other, "CSTDCS", 2024)  # the other author has it once too
    desk.unuse(desk.uses(made)[0])
    desk.use(made, me, "BKT", 2025)


def test_a_rule_not_verified_is_overridden_with_a_reason(later: Office) -> None:
    me = add(later, "Lê Văn Thực Hành")
    desk, made = later.achievements.initiatives, _made(later, me)
    desk.use(made, me, "CSTDCS", 2025)
    with pytest.raises(Invalid, match="chưa kiểm chứng") as refused:
        desk.use(made, me, "BKT", 2026)
    assert refused.value.field == "reason"
    desk.use(made, me, "BKT", 2026, reason="Hội đồng thống nhất ngày 20/12/2026")
    assert [use.reason for use in desk.uses(made)] == ["", "Hội đồng thống nhất ngày 20/12/2026"]


def test_before_the_rule_it_serves_as_often_as_one_likes(office: Office) -> None:
    me = add(office, "Lê Văn Thực Hành")
    made = _made(office, me, year=2021)
    for code in ("CSTDCS", "BKT"):
        office.achievements.initiatives.use(made, me, code, 2022)
    assert len(office.achievements.initiatives.uses(made)) == 2


def test_a_use_for_a_cancelled_award_frees_it(later: Office) -> None:
    me = add(later, "Lê Văn Thực Hành")
    desk, made, awards = later.achievements.initiatives, _made(later, me), later.achievements.awards
    row = AwardHeld(0, me, None, "CSTDCS", 2024, number="1/QĐ", decided_on=date(2024, 12, 20))
    desk.use(made, me, "CSTDCS", 2024, award_id=int(str(awards.save(row).value)))
    awards.cancel(awards.rows(Holder(me))[0], "2/QĐ", date(2025, 3, 1))
    desk.use(made, me, "BKT", 2025)


def test_what_is_not_recognised_serves_nothing(office: Office) -> None:
    me = add(office, "Lê Văn Thực Hành")
    draft = office.achievements.initiatives.save(Initiative(0, "Dự kiến", 2022), [InitiativeAuthor(0, 0, me)])
    with pytest.raises(Invalid, match="chưa được công nhận"):
        office.achievements.initiatives.use(int(str(draft.value)), me, "CSTDCS", 2022)
