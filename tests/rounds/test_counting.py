"""Two tellers: what differs, what does not reconcile, what keeps the count from being accepted."""

import pytest

from app.domain.round_counting import Account, Room, RowState, Sheet, Sums, pending, state_of
from app.errors import Frozen, SayToUser
from app.services.office import Office
from tests.rounds.stage import a_council, a_round, counted, marks, propose

ROOM = Room(members=9, present=8, written=1)
WHOLE = Account(printed=9, issued=8, collected=8, valid=8, invalid=0, unused=1)


def _sheet(
    account: Account = WHOLE, *, agree: int | None = 8, disagree: int | None = 1, blank: int | None = 0
) -> Sheet:
    return Sheet(account).with_sums(1, Sums(agree, disagree, blank))


def test_a_blank_is_not_a_zero() -> None:
    left = pending([1], _sheet(blank=None), _sheet(), ROOM)
    assert left.missing == 1
    assert "1 tên chưa nhập đủ" in left.blocked("")


def test_tellers_who_differ_are_held_up_even_with_a_note() -> None:
    left = pending([1], _sheet(), _sheet(agree=7, disagree=2), ROOM)
    assert state_of(1, _sheet(), _sheet(agree=7, disagree=2), ROOM) is RowState.DIFFERS
    assert "còn 1 tên lệch" in left.blocked("một phiếu rách").lower()


def test_sums_that_do_not_add_up_are_held_up_until_a_note_explains() -> None:
    short = _sheet(agree=7)
    assert state_of(1, short, short, ROOM) is RowState.BROKEN
    left = pending([1], short, short, ROOM)
    assert left.blocked("").startswith("Chưa khớp: Đồng ý 7 + không 1 + trống 0 = hợp lệ 8 + văn bản 1")
    assert left.blocked("Một phiếu bỏ sót tên này.") == ""


@pytest.mark.parametrize(
    ("account", "said"),
    [
        (Account(9, 8, 9, 9, 0, 1), "Thu về 9 ≤ phát ra 8"),
        (Account(9, 9, 8, 8, 0, 0), "Phát ra 9 ≤ có mặt 8"),
        (Account(9, 8, 8, 7, 0, 1), "Hợp lệ 7 + không hợp lệ 0 = thu về 8"),
        (Account(10, 8, 8, 8, 0, 1), "In 10 = phát 8 + hủy 1"),
    ],
)
def test_each_identity_of_the_papers_is_told_in_its_words(account: Account, said: str) -> None:
    assert said in pending([1], _sheet(account), _sheet(account), ROOM).broken


def test_a_negative_figure_is_never_explained_away() -> None:
    wrong = _sheet(agree=10, disagree=-1)
    assert "số âm" in pending([1], wrong, wrong, ROOM).blocked("ghi chú")


def test_a_finished_first_teller_waits_for_the_second() -> None:
    assert state_of(1, _sheet(), Sheet(WHOLE), ROOM) is RowState.WAITING


def test_a_count_is_written_once_and_then_kept(office: Office) -> None:
    number = a_round(office)
    a_council(office, number)
    propose(office, number, "CSTDCS", 2)
    view = office.rounds.view(number)
    sheet = counted(view, [marks("yy")] * 8, [marks("yn")])
    office.rounds.counts.accept(number, 1, None, sheet, sheet)
    assert [one.sums for one in office.rounds.view(number).counted] == [Sums(9, 0, 0), Sums(8, 1, 0)]
    with pytest.raises(SayToUser, match="lần bỏ phiếu thứ hai"):
        office.rounds.counts.accept(number, 1, None, sheet, sheet)
    with pytest.raises(Frozen, match="danh sách có mặt giữ nguyên"):
        office.rounds.council.left(view.members[0], "10:00")
    with pytest.raises(Frozen, match="đã được kiểm phiếu"):
        office.rounds.nominees.remove(view.nominees[0])
    with pytest.raises(SayToUser, match="không sửa, không xóa"):
        office.diary.undo()


def test_nothing_is_written_while_the_tellers_differ(office: Office) -> None:
    number = a_round(office)
    a_council(office, number)
    propose(office, number, "CSTDCS", 1)
    view = office.rounds.view(number)
    one, two = (counted(view, [marks(m)] * 8, [marks("y")]) for m in ("y", "n"))
    with pytest.raises(SayToUser, match="1 tên lệch"):
        office.rounds.counts.accept(number, 1, None, one, two)
    assert office.rounds.view(number).counted == ()
