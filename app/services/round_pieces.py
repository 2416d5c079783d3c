"""What the dossier of a round holds, piece by piece, and what each still lacks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from app.domain.office import Unit
from app.domain.rounds import Nominee
from app.domain.wording import fold, lower_first
from app.services.round_dossier import Piece
from app.services.round_gaps import council_lacks, decision_lacks, meeting_lacks, tally_lacks
from app.services.round_values import RoundValues

_UNSEALED = "Kết quả chưa niêm phong."


def pieces_of(
    values: RoundValues,
    units: Sequence[Unit],
    tight: Callable[[], tuple[str, ...]],
    gaps: Callable[[Nominee], tuple[str, ...]],
) -> tuple[Piece, ...]:
    """Every piece in the order of its number; `tight` tells what does not fit on a certificate, `gaps` what
    the report of a name cannot prove yet.
    """
    sealed = "" if values.view.closing is not None else _UNSEALED
    listed = "" if values.listed() else "Danh sách bầu còn trống."
    if values.view.unit_level:
        return tuple(_of_a_unit(values, units, sealed, listed))
    return (
        *(() if values.view.simple else _of_the_meeting(values, units, sealed, listed)),
        *_of_the_result(values, sealed, tight),
        Piece("notice", "10-Thong-bao-ket-qua", "Thông báo kết quả", sealed),
        Piece("summary", "11-Danh-sach-trich-ngang", "Danh sách trích ngang", listed),
        *(() if sealed else _reports(values, gaps)),
    )


def stem(words: str) -> str:
    """`Binh-xet-cuoi-nam-2024`: fit for a file name."""
    plain = fold(words).replace("đ", "d")
    found = "-".join("".join(c if c.isalnum() else " " for c in plain).split())
    return found[:1].upper() + found[1:]


def _of_the_meeting(values: RoundValues, units: Sequence[Unit], sealed: str, listed: str) -> Iterator[Piece]:
    view = values.view
    members = "" if view.members else "Hội đồng chưa có thành viên."
    council, meeting = council_lacks(view), meeting_lacks(view)
    yield Piece("council", "01-QD-Hoi-dong", "Quyết định thành lập Hội đồng", members, council)
    yield Piece("invitation", "02-Giay-moi", "Giấy mời họp", members, meeting)
    yield from _unit_meetings(values, units)
    yield from _ballots(values, members or listed)
    if any(not m.came_at for m in view.members):
        yield Piece("opinion", "04-Phieu-lay-y-kien", "Phiếu lấy ý kiến thành viên vắng", listed)
    yield Piece("minutes", "05-Bien-ban-hop", "Biên bản họp Hội đồng", sealed, meeting + council)
    for at, vote in enumerate(values.votes):
        yield Piece(
            f"tally/{at}",
            f"06-Bien-ban-kiem-phieu{f'-{at + 1}' if at else ''}",
            f"Biên bản kiểm phiếu{f', lần {vote.turn}' if vote.turn > 1 else ''}",
            sealed,
            tally_lacks(view),
        )


def _of_a_unit(values: RoundValues, units: Sequence[Unit], sealed: str, listed: str) -> Iterator[Piece]:
    """A unit proposes and decides nothing: its minutes, its ballots, its list."""
    view = values.view
    for unit in units:
        if unit.id == view.round.unit_id:
            yield replace(_unit_piece(unit), blocked=listed or sealed, lacking=meeting_lacks(view))
    yield from _ballots(values, listed)
    yield Piece("summary", "11-Danh-sach-trich-ngang", "Danh sách trích ngang", listed)


def _ballots(values: RoundValues, blocked: str) -> Iterator[Piece]:
    view = values.view
    for turn in range(1, view.turns + 1):
        for title_id in view.paper_titles(turn):
            code = view.title(title_id).code if title_id is not None else ""
            file, words = (f"-lan-{turn}", f", lần {turn}") if turn > 1 else ("", "")
            yield Piece(
                f"ballot/{turn}/{title_id or 0}",
                f"03-Phieu-bau{code and f'-{code}'}{file}",
                f"{f'Phiếu bầu {code}'.rstrip()}{words}",
                blocked,
            )


def _unit_piece(unit: Unit) -> Piece:
    file = f"16-Bien-ban-hop-{unit.abbreviation or unit.id}"
    return Piece(f"unit/{unit.id}", file, f"Biên bản họp {unit.name}")


def _unit_meetings(values: RoundValues, units: Sequence[Unit]) -> Iterator[Piece]:
    """The meeting of each unit with a name on the list."""
    names = {unit.id: unit for unit in units}
    view = values.view
    listed = [n for title in view.titles for n in view.nominees_of(title.id, listed=True)]
    for home in dict.fromkeys(n.home_unit_id for n in listed if n.home_unit_id is not None):
        yield _unit_piece(names[home])


def _of_the_result(values: RoundValues, sealed: str, tight: Callable[[], tuple[str, ...]]) -> Iterator[Piece]:
    view = values.view
    here, above = (
        any(one.passed for one in values.title_results(here=True)),
        any(one.passed for one in values.title_results(here=False)),
    )
    aimed = {values.decided_here(t) for t in view.titles if view.nominees_of(t.id, listed=True)}
    if here or (sealed and True in aimed):
        words = f"Tờ trình {_decided_by(values, here=True)}"
        yield Piece("proposal", "07-To-trinh-cua-Hoi-dong", words, sealed)
        decision = "Quyết định khen thưởng và danh sách kèm theo"
        yield Piece(
            "decision", "09-QD-khen-thuong", decision, sealed, () if sealed else decision_lacks(values)
        )
    if above or (sealed and False in aimed):
        words = f"Tờ trình {_decided_by(values, here=False)}"
        yield Piece("province", "08-To-trinh-cap-tren", words, sealed)
    if here:
        why = () if sealed else tight()
        yield Piece("certificates", "14-Giay-khen", "Giấy khen, giấy chứng nhận", sealed, why)
        yield Piece("blanks", "15-Giay-khen-phoi", "Giấy khen in trên phôi", sealed, why)


def _reports(values: RoundValues, gaps: Callable[[Nominee], tuple[str, ...]]) -> Iterator[Piece]:
    """Báo cáo thành tích where a higher body decides or the rules ask a ballot."""
    for title, n in values.passed():
        asked = not values.view.simple and values.view.rule(title).ballot.required
        if asked or not values.decided_here(title):
            words = f"Báo cáo thành tích: {n.name}, {title.code}"
            name = f"12-Bao-cao-{stem(n.name)}-{title.code}"
            lacking = tuple(f"{n.name}: {lower_first(gap)}" for gap in gaps(n))
            yield Piece(f"report/{n.id}", name, words, lacking=lacking)


def _decided_by(values: RoundValues, *, here: bool) -> str:
    """Who decides the titles, as the rules name them."""
    view = values.view
    titles = [t for t in view.titles if values.decided_here(t) is here]
    rows = (view.rules.decider(t.code, t.subject) for t in titles)
    return ", ".join(dict.fromkeys(row.by for row in rows if row is not None)) or "người có thẩm quyền"
