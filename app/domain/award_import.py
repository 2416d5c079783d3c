"""Awards and grades out of a list: what each row means, what is asked, and what the book holds already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.domain.award_import_held import InBook, Record
from app.domain.award_import_lines import Line, read_lines, year_above, year_columns
from app.domain.award_import_rows import AwardsGiven, ImportRow, Understanding
from app.domain.award_import_slots import OF_A_ROW, PLACES, Slot, slots
from app.domain.import_steps import PreviewRow, Standing, Tone, headings_of
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


def understand(
    sheet: ReadSheet,
    heading: int,
    lines: Sequence[int],
    columns: Mapping[str, int],
    known: Understanding,
    given: AwardsGiven,
) -> tuple[Candidate, ...]:
    """Every line below the heading in order, one row or several each; `columns` is field → column."""
    order = shown_keys(columns, registering=known.registering)
    of_lines = {
        (row // PLACES, key): words for (row, key), words in given.mends.items() if key not in OF_A_ROW
    }
    years = year_columns(headings_of(sheet, heading), columns) if "award" not in columns else ()
    month_first = "decided_on" in columns and known.reading.vocabulary.month_first(
        sheet.rows[at][columns["decided_on"]] for at in lines
    )
    found: list[Candidate] = []
    above: dict[object, int] = {}
    year = year_above(sheet, heading)
    for line in read_lines(sheet, lines, columns, of_lines, known.reading, years, year):
        base = (line.at + 1) * PLACES
        if line.skip:
            found.append(_skipped(base, line, order, line.skip))
            continue
        rows = [
            _judged(slot, order, sheet, columns, known, given, above)
            for slot in slots(line, given.mends, known.reading, month_first=month_first)
        ]
        found.extend(rows or [_skipped(base, line, order, "Không có danh hiệu, khen thưởng nào")])
    return tuple(found)


def _judged(
    slot: Slot,
    order: Sequence[str],
    sheet: ReadSheet,
    columns: Mapping[str, int],
    known: Understanding,
    given: AwardsGiven,
    above: dict[object, int],
) -> Candidate:
    row = ImportRow(slot, known, given)
    unsolved = [key for key, at in columns.items() if (slot.line.at, at) in sheet.unsolved]
    for key in unsolved:
        if (slot.id, key) not in given.mends:
            row.fault(key, "Ô có công thức mà tệp không giữ kết quả")
    row.read()
    cells = tuple(shown_cell(row.cells.get(key, slot.line.words.get(key, ""))) for key in order)
    made = row.preview(cells, order)
    record = row.record
    if row.skipped:
        made = replace(made, standing=Standing.IGNORED, ticked=False, group="skip", tone=Tone.INFO,
                       problem=row.skipped, bad=frozenset())  # fmt: skip
    elif record is not None and made.standing is Standing.READY:
        made = _against_book(made, record, known.book, above)
    if slot.line.at in sheet.hidden_rows and made.standing is Standing.READY:
        made = replace(made, standing=Standing.IGNORED, ticked=False, group="doubt", tone=Tone.INFO,
                       problem="Dòng đang ẩn trong Excel, đánh dấu nếu muốn nhập")  # fmt: skip
    wanted = given.ticks.get(made.id)
    same = made.standing is Standing.DUPLICATE and made.tone is Tone.INFO
    if wanted is not None and made.tickable and record is not None and not same:
        made = replace(made, ticked=wanted)
    return Candidate(made, record, row.asks)


def _against_book(made: PreviewRow, record: Record, book: InBook, above: dict[object, int]) -> PreviewRow:
    """The row as a repetition of the book's or of one above in the file, or as it is.

    A surely equal row cannot be ticked; another decision for the same is only pointed out.
    """
    key = book.key(record)
    sure, said = book.held(record)
    if not said and key in above:
        sure, said = True, f"Trùng dòng {above[key]}"
    if not said:
        above[key] = made.number
        return made
    tone = Tone.INFO if sure else Tone.DOUBT
    return replace(made, standing=Standing.DUPLICATE, ticked=False, group="twice", problem=said, tone=tone,
                   remedies=(), remedy="Bỏ, giữ dòng đã có")  # fmt: skip


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
