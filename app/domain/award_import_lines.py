"""The lines of a list of awards: which carry something, what stands for those below, what is left and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.domain.award_import_people import Roll
from app.domain.award_words import AwardPart, AwardWords
from app.domain.decision_reading import Decision, Issuers, read_decisions
from app.domain.import_cells import Vocabulary
from app.domain.read_sheet import ReadSheet
from app.domain.wording import fold
from app.domain.year_words import YearSpan, read_years, years_in

_ORDINAL = re.compile(r"^\s*(?:[IVXLC]+|\d{1,3}|[a-zA-Z])\s*(?:[.)/-]\s*|$)|^\s*[-+*]\s*")
_COUNTED = re.compile(r"\d{1,4}")
_NUMBERING = re.compile(r"^\(?\d{1,2}\)?$")
_SIGNED_ON = re.compile(r"ngay\W*\d*\W*thang\W*\d*\W*nam")
_BRACKETED = re.compile(r"\s*\([^()]*\)\s*$|\s*:\s*\d+.*$")
_YEAR_HEAD = re.compile(r"^(?:nam\s*)?((?:19|20)\d\d)$")
CONTENT = ("award", "form", "grade", "initiative")


@dataclass(frozen=True)
class Reading:
    """What lines are read with."""

    roll: Roll
    words: AwardWords
    vocabulary: Vocabulary
    issuers: Issuers
    today: date
    _read: dict[str, tuple[AwardPart, ...]] = field(default_factory=dict, compare=False)
    _decided: dict[str, tuple[Decision, ...]] = field(default_factory=dict, compare=False)
    _years: dict[str, tuple[YearSpan, ...]] = field(default_factory=dict, compare=False)

    def parts(self, text: str) -> tuple[AwardPart, ...]:
        """The awards a cell names; the same words are read once."""
        found = self._read.get(text)
        if found is None:
            found = self._read[text] = self.words.read(text, self.today, self.issuers)
        return found

    def decisions(self, text: str) -> tuple[Decision, ...]:
        """The decisions a cell names; the same words are read once. Raises SayToUser."""
        found = self._decided.get(text)
        if found is None:
            found = self._decided[text] = read_decisions(text, self.today, self.issuers)
        return found

    def years(self, text: str) -> tuple[YearSpan, ...]:
        """The years a cell names; the same words are read once. Raises SayToUser."""
        found = self._years.get(text)
        if found is None:
            found = self._years[text] = read_years(text, self.today)
        return found


@dataclass(frozen=True)
class Line:
    """One line of the file: `words` by field, or `skip`, why it carries nothing.

    `titled` are awards that a line above gives to all below it; `year_cells` are (year, words) of a table
    with a column a year. `notes` are what was taken from elsewhere, by field.
    """

    at: int
    words: Mapping[str, str]
    skip: str = ""
    titled: tuple[AwardPart, ...] = ()
    year_cells: tuple[tuple[int, str], ...] = ()
    notes: tuple[str, ...] = ()


@dataclass
class _Above:
    """What the lines above say for those below."""

    unit: str = ""
    year: str = ""
    titled: tuple[AwardPart, ...] = ()
    name: str = ""
    name_line: int = 0
    signed: bool = False
    carried: dict[str, str] = field(default_factory=dict)


def year_columns(headings: Sequence[str], columns: Mapping[str, int]) -> tuple[tuple[int, int], ...]:
    """(column, year) of columns headed by a year alone: a table with one column a year."""
    used = set(columns.values())
    return tuple(
        (at, int(match[1]))
        for at, words in enumerate(headings)
        if at not in used and (match := _YEAR_HEAD.match(fold(words).strip(" .")))
    )


def year_above(sheet: ReadSheet, heading: int) -> str:
    """The year the title above the table names ("… NĂM 2022"), if it names one alone."""
    found = {year for row in sheet.rows[: max(0, heading)] for cell in row for year in _titled(cell)}
    return str(next(iter(found))) if len(found) == 1 else ""


def _titled(cell: str) -> tuple[int, ...]:
    said = fold(cell)
    return () if _SIGNED_ON.search(said) or "qd" in said else years_in(said)


def read_lines(
    sheet: ReadSheet,
    lines: Iterable[int],
    columns: Mapping[str, int],
    mended: Mapping[tuple[int, str], str],
    reading: Reading,
    years: Sequence[tuple[int, int]] = (),
    year: str = "",
) -> Iterator[Line]:
    """Every line in order; `mended` are words by (line from 1, field) that stand in place of the file's."""
    above = _Above(year=year)
    for at in lines:
        cells = sheet.rows[at]
        words = {key: cells[column] for key, column in columns.items()}
        words |= {key: mended[at + 1, key] for key in columns if (at + 1, key) in mended}
        words |= {key: mended[at + 1, key] for key in ("name", "unit") if (at + 1, key) in mended}
        if words.get("given_name"):
            words["name"] = f"{words.get('name', '')} {words['given_name']}".strip()
        in_years = tuple((value, cells[column]) for column, value in years if cells[column])
        yield _line(at, cells, words, in_years, above, reading)


def _line(
    at: int,
    cells: Sequence[str],
    words: dict[str, str],
    in_years: tuple[tuple[int, str], ...],
    above: _Above,
    reading: Reading,
) -> Line:
    filled = [cell for cell in dict.fromkeys(cells) if cell]
    content = any(words.get(key) for key in CONTENT) or bool(in_years)
    if len(filled) > 1 and all(_NUMBERING.match(cell) for cell in cells if cell):
        return Line(at, words, "Dòng đánh số cột")
    why = _below_table(cells, words, filled, above, reading)
    if why:
        return Line(at, words, why)
    why = _group(cells, filled, above, reading) if not words.get("year") else ""
    if why:
        return Line(at, words, why)
    notes = []
    if not words.get("name"):
        if not above.name or not content:
            return Line(at, words, "Dòng không có họ tên")
        words = {**words, "name": above.name}
        words = {key: text or above.carried.get(key, "") for key, text in words.items()}
        notes.append(f"Tên lấy theo dòng {above.name_line}")
    if not content and not above.titled:
        above.name, above.name_line, above.carried = words["name"], at + 1, _person_words(words)
        return Line(at, words, "Không có danh hiệu, khen thưởng nào")
    if not notes:
        above.name, above.name_line, above.carried = words["name"], at + 1, _person_words(words)
    if not words.get("unit") and above.unit:
        words = {**words, "unit": above.unit}
    if not words.get("year") and not in_years and above.year:
        words = {**words, "year": above.year}
        notes.append(f"Năm {above.year} lấy theo tiêu đề")
    titled = () if any(words.get(key) for key in CONTENT) or in_years else above.titled
    return Line(at, words, "", titled, in_years, tuple(notes))


def _person_words(words: Mapping[str, str]) -> dict[str, str]:
    return {key: words.get(key, "") for key in ("unit", "post", "birth_date") if words.get(key)}


def _below_table(
    cells: Sequence[str],
    words: Mapping[str, str],
    filled: Sequence[str],
    above: _Above,
    reading: Reading,
) -> str:
    """Sums and signatures after the table, or ""."""
    known = reading.vocabulary
    first = next((cell for cell in filled if not _ORDINAL.fullmatch(cell)), filled[0] if filled else "")
    if known.begins("total", first):
        return "Dòng cộng"
    award = words.get("award", "") or words.get("form", "")
    if any(part.alias for part in reading.parts(award)):
        return ""
    signing = any(known.begins("signing", cell) or _SIGNED_ON.search(fold(cell)) for cell in filled)
    if signing and len(filled) <= 4 and not _is_somebody(words, above, reading):
        above.signed = True
        return "Dòng ký tên"
    return "Phần ký tên sau bảng" if above.signed else ""


def _is_somebody(words: Mapping[str, str], above: _Above, reading: Reading) -> bool:
    """Whether the line names a holder that the book knows: a post such as "Giám đốc" is no signature then."""
    name = words.get("name", "")
    return bool(name) and not above.signed and reading.roll.knows(name)


def _group(cells: Sequence[str], filled: Sequence[str], above: _Above, reading: Reading) -> str:
    """What a line of its own says for the lines below ("I. Văn phòng", "Năm 2021", "A. TẬP THỂ"), or ""."""
    told = [cell for cell in filled if not _ORDINAL.fullmatch(cell)]
    if len(told) != 1:
        return ""
    if above.titled and any(_COUNTED.fullmatch(cell.strip(" .")) for cell in filled):
        return ""  # a numbered line below "LAO ĐỘNG TIÊN TIẾN" is one who holds it
    words = _BRACKETED.sub("", _ORDINAL.sub("", told[0])).strip(" :;.-")
    said = fold(words)
    for read in (_as_unit, _as_year, _as_heading, _as_award):
        why = read(words, said, above, reading)
        if why:
            return why
    return ""


def _as_unit(words: str, said: str, above: _Above, reading: Reading) -> str:
    year = int(above.year) if above.year.isdigit() else reading.today.year
    known = reading.roll.unit_in(words, year)
    if known is None and not (reading.vocabulary.begins("unit", words) and not reading.words.called(words)):
        return ""
    above.unit, above.name = words, ""
    return "Tên đơn vị của các dòng dưới"


def _as_year(words: str, said: str, above: _Above, reading: Reading) -> str:
    match = _YEAR_HEAD.match(said)
    if match is None:
        return ""
    above.year, above.name = match[1], ""
    return "Năm của các dòng dưới"


def _as_heading(words: str, said: str, above: _Above, reading: Reading) -> str:
    if not reading.vocabulary.is_word("heading", words):
        return ""
    above.titled, above.name = (), ""
    return "Tiêu đề nhóm"


def _as_award(words: str, said: str, above: _Above, reading: Reading) -> str:
    parts = reading.parts(words)
    if not parts or any(part.alias is None for part in parts):
        return ""
    if parts[0].years:
        above.year = parts[0].years[0].show()
    above.titled, above.name = tuple(replace(part, years=()) for part in parts), ""
    return "Danh hiệu của các dòng dưới"
