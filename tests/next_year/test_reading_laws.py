"""Laws of the reading, over sentences made of pieces plans are made of."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.next_year import left, propose, rolled, takeable
from app.domain.outline import NewNode, Numbering, Outline
from app.domain.outline_edit import insert
from app.domain.plan import Plan
from app.domain.year_marks import Sort
from tests.next_year.readings import turn

PIECES = (
    "năm 2023", "năm 2022", "năm 2030", "đến năm 2025", "31/12/2023", "tháng 01/2023", "quý I/2023",
    "Từ tháng 01/2023 đến 31/12/2023", "Chỉ thị số 01/CT-UBND ngày 09/01/2023", "về việc thi đua",
    "Nghị quyết 22-NQ/TW ngày 10/4/2013", "Kế hoạch 5 năm 2021-2025", "khóa XII", "lần thứ XIII",
    "Đại hội đại biểu toàn quốc lần thứ XIII", "UBND tỉnh Bình Phước", "2023", "năm thứ ba", "; ", ". ", "\n",
    "133 năm Ngày sinh (19/5/1890 - 19/5/2023)", "của tỉnh", "15/2023/NĐ-CP", "29/02/2023", "(", "–", "“",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)


@given(texts, texts, st.integers(2024, 2040))
def test_places_never_overlap_and_hold_the_letters_they_name(one: str, two: str, new: int) -> None:
    outline = insert(Outline(), None, 0, [NewNode(0, Numbering.ROMAN, two, one)], 1)
    plan = Plan(1, 2023, opening=one, closing=two)
    proposals = propose(plan, outline, turn(new=new))
    ends: dict[tuple[str, str], int] = {}
    for proposal in proposals:
        if proposal.start < 0:
            continue
        place = (proposal.target, proposal.part)
        node = outline.nodes[0]
        text = {"title": node.title, "text": node.text}.get(
            proposal.part, getattr(plan, proposal.target.removeprefix("field:"), "")
        )
        assert text[proposal.start : proposal.start + len(proposal.old)] == proposal.old
        assert proposal.start >= ends.get(place, 0)
        ends[place] = proposal.start + len(proposal.old)


@given(texts, st.integers(2024, 2040))
def test_nothing_taken_leaves_every_word_and_everything_taken_leaves_only_questions(
    text: str, new: int
) -> None:
    plan = Plan(1, 2023, opening=text, period_from="2023-01")
    proposals = propose(plan, Outline(), turn(new=new))
    untouched, _ = rolled(plan, Outline(), new, proposals, frozenset(), {})
    assert (untouched.opening, untouched.period_from) == (text, "2023-01")
    assert untouched.year == new
    every = takeable(proposals, {})
    for proposal in left(proposals, every, {}):
        assert proposal.sort is Sort.ASK or proposal.question


@given(texts)
def test_reading_the_new_plan_again_from_the_old_year_finds_nothing_decided(text: str) -> None:
    plan = Plan(1, 2023, opening=text)
    proposals = propose(plan, Outline(), turn())
    new, _ = rolled(plan, Outline(), 2024, proposals, takeable(proposals, {}), {})
    again = [p for p in propose(new, Outline(), turn()) if p.sort is Sort.CHANGE and not p.question]
    # What was next year's already (2024 in a plan of 2023) is all that may still move.
    assert all("2024" in p.old for p in again)
