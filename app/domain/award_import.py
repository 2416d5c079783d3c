"""Awards and grades out of a list: what each row means, what is asked, and what the book holds already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.domain.award_import_held import Above, InBook, Record
from app.domain.award_import_lines import Line, read_lines, year_above, year_columns
from app.domain.award_import_rows import AGAIN, AwardsGiven, ImportRow, Understanding
from app.domain.award_import_slots import OF_A_ROW, PLACES, Slot, slots
from app.domain.import_steps import PreviewRow, Standing, Step, Tone, headings_of, told, untold
from app.domain.read_sheet import ReadSheet, shown_cell

GROUPS = {"mend": "Cần sửa", "twice": "Trùng", "skip": "Bỏ qua", "doubt": "Cần xem"}
_SHOWN = ("name", "year", "award", "number", "decided_on", "issuer", "unit")
_HIDDEN = ("given_name", "form", "grade", "initiative")


@dataclass(frozen=True)
class Candidate:
    """One row of the preview with the record it becomes; `asks` are the answers it hangs on, by kind."""

    row: PreviewRow
    record: Record | None = None
    asks: Mapping[str, str] = field(default_factory=dict)


def shown_keys(columns: Mapping[str, int], *, registering: bool = False) -> tuple[str, ...]:
    """The fields the preview shows: what makes a row always, the other mapped columns after them."""
    first = ("name", "year", "award", "unit") if registering else _SHOWN
    return (*first, *(key for key in columns if key not in (*first, *_HIDDEN)))


@dataclass
class Memo:
    """What the lines of one sheet gave at the last look: an answer makes anew only what hangs on it.

    It holds for one sheet with one heading and mapping, and as long as the book stays as it is.
    """

    lines: dict[int, tuple[Line, Mapping[tuple[int, str], str], tuple[Slot, ...]]] = field(
        default_factory=dict
    )
    rows: dict[int, tuple[Slot, tuple[str, ...], Candidate]] = field(default_factory=dict)


@dataclass(frozen=True)
class _Table:
    """A sheet with what its columns mean and how its rows are shown."""

    sheet: ReadSheet
    columns: Mapping[str, int]
    order: tuple[str, ...]
    month_first: bool


def understand(
    sheet: ReadSheet,
    heading: int,
    lines: Sequence[int],
    columns: Mapping[str, int],
    known: Understanding,
    given: AwardsGiven,
    memo: Memo | None = None,
    step: Step = untold,
) -> tuple[Candidate, ...]:
    """Every line below the heading in order, one row or several each; `columns` is field → column.

    `step` hears how far it is and may raise to stop.
    """
    memo = memo if memo is not None else Memo()
    month_first = "decided_on" in columns and known.reading.vocabulary.month_first(
        sheet.rows[at][columns["decided_on"]] for at in lines
    )
    order = shown_keys(columns, registering=known.registering)
    table = _Table(sheet, columns, order, month_first)
    typed: dict[int, dict[tuple[int, str], str]] = {}
    of_lines: dict[tuple[int, str], str] = {}
    for (row, key), words in given.mends.items():
        typed.setdefault(row // PLACES, {})[row, key] = words
        if key not in OF_A_ROW:
            of_lines[row // PLACES, key] = words
    years = year_columns(headings_of(sheet, heading), columns) if "award" not in columns else ()
    found: list[Candidate] = []
    above = Above(known.book)
    year = year_above(sheet, heading)
    for line in read_lines(sheet, told(lines, step), columns, of_lines, known.reading, years, year):
        mends = typed.get(line.at + 1, {})
        rows = _slots(line, mends, known, table, memo) if not line.skip else ()
        found.extend(
            _stood(_judged(slot, mends, known, table, given, memo), table, known.book, given, above)
            for slot in rows
        )
        if not rows:
            why = line.skip or "Không có danh hiệu, khen thưởng nào"
            found.append(_skipped((line.at + 1) * PLACES, line, order, why))
    return tuple(found)


def _slots(
    line: Line, mends: Mapping[tuple[int, str], str], known: Understanding, table: _Table, memo: Memo
) -> tuple[Slot, ...]:
    """The awards of a line, as before when neither the line nor what was typed into it changed."""
    before = memo.lines.get(line.at)
    if before is not None and before[0] == line and before[1] == mends:
        return before[2]
    made = tuple(slots(line, mends, known.reading, month_first=table.month_first))
    memo.lines[line.at] = (line, mends, made)
    return made


def _judged(
    slot: Slot,
    mends: Mapping[tuple[int, str], str],
    known: Understanding,
    table: _Table,
    given: AwardsGiven,
    memo: Memo,
) -> Candidate:
    """The row by itself, as before when neither it nor the answers to its questions changed."""
    before = memo.rows.get(slot.id)
    if before is not None and before[0] is slot and before[1] == _answers(before[2], given):
        return before[2]
    row = ImportRow(slot, known, given)
    typed = {key for _row, key in mends}
    for key, at in table.columns.items():
        if (slot.line.at, at) in table.sheet.unsolved and key not in typed:
            row.fault(key, "Ô có công thức mà tệp không giữ kết quả")
    row.read()
    cells = tuple(shown_cell(row.cells.get(key, slot.line.words.get(key, ""))) for key in table.order)
    made = row.preview(cells, table.order)
    if row.skipped:
        made = replace(made, standing=Standing.IGNORED, ticked=False, group="skip", tone=Tone.INFO,
                       problem=row.skipped, bad=frozenset(), remedies=row.others,
                       remedy=AGAIN if row.others else "")  # fmt: skip
    judged = Candidate(made, row.record, row.asks)
    memo.rows[slot.id] = (slot, _answers(judged, given), judged)
    return judged


def _answers(candidate: Candidate, given: AwardsGiven) -> tuple[str, ...]:
    asked = (f"row:{candidate.row.id}", candidate.asks.get("holder", ""), candidate.asks.get("award", ""))
    return tuple(f"{given.answers.get(ask, '')}{'?' if ask in given.remembered else ''}" for ask in asked)


def _stood(candidate: Candidate, table: _Table, book: InBook, given: AwardsGiven, above: Above) -> Candidate:
    """The row beside the book, the rows above it and what the hand ticked."""
    made, record = candidate.row, candidate.record
    if record is not None and made.standing is Standing.READY:
        made = _against_book(made, record, book, above)
        if made.standing is Standing.READY and (doubt := above.other_day(record, made.number)):
            made = replace(made, tone=Tone.DOUBT, group=made.group or "doubt",
                           problem=". ".join(filter(None, (made.problem, doubt))))  # fmt: skip
        completed = book.completed(record) if made.standing is Standing.DUPLICATE else None
        if completed is not None:
            record, what = completed
            made = replace(made, tone=Tone.DOUBT, remedy=f"Đánh dấu để bổ sung {what}",
                           problem=f"{made.problem}, sổ còn thiếu {what}")  # fmt: skip
    if made.number - 1 in table.sheet.hidden_rows and made.standing is Standing.READY:
        made = replace(made, standing=Standing.IGNORED, ticked=False, group="doubt", tone=Tone.INFO,
                       problem="Dòng đang ẩn trong Excel, đánh dấu nếu muốn nhập")  # fmt: skip
    wanted = given.ticks.get(made.id)
    same = made.standing is Standing.DUPLICATE and made.tone is Tone.INFO
    if wanted is not None and made.tickable and record is not None and not same:
        made = replace(made, ticked=wanted)
    return candidate if made is candidate.row else replace(candidate, row=made, record=record)


def _against_book(made: PreviewRow, record: Record, book: InBook, above: Above) -> PreviewRow:
    """The row as a repetition of the book's or of one above in the file, or as it is.

    A surely equal row cannot be ticked; another decision for the same is only pointed out.
    """
    key = book.key(record)
    sure, said = book.held(record)
    if not said and key in above.rows:
        sure, said = True, f"Trùng dòng {above.rows[key]}"
    if not said:
        above.rows[key] = made.number
        return made
    tone = Tone.INFO if sure else Tone.DOUBT
    return replace(made, standing=Standing.DUPLICATE, ticked=False, group="twice", problem=said, tone=tone,
                   remedy=made.remedy or "Bỏ, giữ dòng đã có")  # fmt: skip


def _skipped(row: int, line: Line, order: Sequence[str], why: str) -> Candidate:
    cells = tuple(shown_cell(line.words.get(key, "")) for key in order)
    shown = PreviewRow(
        row,
        cells,
        Standing.IGNORED,
        False,
        "skip",
        why,
        Tone.INFO,
        remedy="Bỏ qua",
        barren=True,
        line=line.at + 1,
    )
    return Candidate(shown)
