"""Acts, congresses and names in a text: which a new year asks for anew and which stay."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from app.domain.office import LegalBasis, holds
from app.domain.outline import roman
from app.domain.year_marks import Mark, Page, Sort, Turn, words_before
from app.domain.year_rules import CongressRow

NUMBER = r"\d{1,5}(?:/\d{4})?[/-][A-ZĐ][\w]*(?:[-/&][A-ZĐ][\w]*)*"
_ROOM = r"[.…_]+"
DAY = (
    rf"(?:\d{{1,2}}|{_ROOM})\s*/\s*(?:\d{{1,2}}|{_ROOM})\s*/\s*\d{{4}}"
    rf"|(?:\d{{1,2}}|{_ROOM})\s+tháng\s+(?:\d{{1,2}}|{_ROOM})\s+năm\s+\d{{4}}"
)
_NUMBER_WITH_ROOM = rf"(?:\d{{1,5}}|{_ROOM})(?:/\d{{4}})?\s*[/-][A-ZĐ][\w]*(?:[-/&][A-ZĐ][\w]*)*"
CITED = re.compile(rf"^(?:số\s+)?{_NUMBER_WITH_ROOM}\s*,?\s*ngày\s+(?:{DAY})$", re.IGNORECASE)
_CONGRESS = re.compile(
    r"Đại hội (?P<name>[^.;,\n]{0,80}?)\s*(?P<nth>lần thứ (?P<number>[IVXLC]{1,7}|\d{1,2}))\b"
)
_SHORT_CONGRESS = re.compile(r"Đại hội (?:Đảng )?(?P<number>[IVXLC]{1,7})\b")
_OF_A_BRANCH = re.compile(r"\s*(?:của\s+)?Đảng bộ")
_OF_THE_PARTY = re.compile(r"\s*của Đảng\b")
_TERM = re.compile(r"(?<![\w])(?P<nth>khóa|khoá) (?P<number>[IVXLC]{1,7})\b")
_TITLE = re.compile(r"\b(?:về|v/v)\b", re.IGNORECASE)
_YEAR_OF = re.compile(r"(\d{4})\D*$")


@cache
def _act_pattern(kinds: tuple[str, ...]) -> re.Pattern[str]:
    named = "|".join(re.escape(kind) for kind in sorted(kinds, key=len, reverse=True))
    return re.compile(
        # "Chương trình hành động số 17-CTr/TU": a few words may stand between kind and number.
        rf"(?:(?P<kind>{named})(?:(?:\s+[^\W\d]+){{1,4}}?(?=\s+số\s))?\s+)?"
        rf"(?P<cited>(?:số:?\s+)?(?P<number>{NUMBER})(?:\s*,?\s*ngày\s+(?P<day>{DAY}))?)"
        rf"|(?P<law>{named})\b(?P<name>[^.;,\n\d]{{0,80}}?(?:,[^.;,\n\d]{{0,60}}?){{0,2}})"
        rf"\s+ngày\s+(?P<lawday>{DAY})",
    )


def mark_acts(page: Page) -> None:
    """Claim every act with its number and date; what an asked one is about runs to the end of its clause."""
    pattern = _act_pattern(tuple(row.kind for row in page.turn.rules.act))
    found = list(pattern.finditer(page.text))
    for at, match in enumerate(found):
        if match["law"]:
            _kept_law(page, match)
            continue
        following = found[at + 1].start() if at + 1 < len(found) else len(page.text)
        clause_end = min(_clause_end(page.text, match.end()), following)
        _act(page, match, clause_end)


def _act(page: Page, match: re.Match[str], clause_end: int) -> None:
    turn = page.turn
    start, end = match.span("cited")
    row = turn.rules.kinds.get((match["kind"] or "").lower())
    issued = _year(match["day"])
    about = page.text[end:clause_end]
    names_year = bool(_TITLE.search(about)) and bool(re.search(rf"\bnăm {turn.old}\b", about))
    of_the_year = names_year and issued in {turn.old - 1, turn.old}
    yearly = row is not None and row.yearly and issued == turn.old
    gone = _expired(match["number"], turn)
    if of_the_year or yearly:
        kind = match["kind"] or "Văn bản"
        question = f"act:{match['number']}"
        why = f"{kind} của năm {turn.old}; {kind.lower()} của năm {turn.new} mang số nào, ngày nào?"
        page.clauses.append((end, clause_end, question))
        page.claim(Mark(start, end, "act", Sort.ASK, why, "", question, short=not match["day"]))
    elif gone is not None:
        after = _successor(gone, turn)
        why = f"Hết hiệu lực từ {_next_day(gone)} ({gone.source or 'căn cứ mẫu trong Cài đặt'})"
        page.claim(Mark(start, end, "act", Sort.ASK, why, after, f"act:{match['number']}"))
    elif not match["day"] and f"act:{match['number']}" in page.asked:
        page.claim(Mark(start, end, "act", Sort.ASK, "Văn bản này nêu lần nữa", "", f"act:{match['number']}",
                        short=True))  # fmt: skip
    else:
        day = f", ngày {match['day']}" if match["day"] else ""
        page.kept(start, end, "act", f"{match['kind'] or 'Văn bản'}{day}: không đổi theo năm")


def _kept_law(page: Page, match: re.Match[str]) -> None:
    start, end = match.start("lawday"), match.end("lawday")
    page.kept(start, end, "act", f"Ngày của {match['law']}: không đổi theo năm")


def _clause_end(text: str, start: int) -> int:
    stops = [at for at in (text.find(stop, start) for stop in (";", ". ", "\n")) if at >= 0]
    return min(stops, default=len(text))


def _year(day: str | None) -> int:
    found = _YEAR_OF.search(day or "")
    return int(found[1]) if found else 0


def _expired(number: str, turn: Turn) -> LegalBasis | None:
    """The known act with this number that held for the old plan and no longer does for the new one."""
    for basis in turn.bases:
        if re.search(rf"(?<![\w/]){re.escape(number)}(?![\w/])", basis.text):
            still = holds(basis, turn.new_day)
            return None if still or not holds(basis, turn.old_day) else basis
    return None


def successor(gone: LegalBasis, turn: Turn) -> LegalBasis | None:
    """The one act of the same kind that begins when `gone` ends and holds on the new day, or None."""
    first = gone.text.split(" ", 1)[0]
    found = [
        basis
        for basis in turn.bases
        if basis.valid_from is not None
        and gone.valid_to is not None
        and (basis.valid_from - gone.valid_to).days == 1
        and basis.text.split(" ", 1)[0] == first
        and holds(basis, turn.new_day)
    ]
    return found[0] if len(found) == 1 else None


def _successor(gone: LegalBasis, turn: Turn) -> str:
    after = successor(gone, turn)
    found = re.search(rf"(?:số\s+)?{NUMBER}(?:\s*,?\s*ngày\s+(?:{DAY}))?", after.text) if after else None
    return found[0] if found else ""


def _next_day(basis: LegalBasis) -> str:
    assert basis.valid_to is not None
    return f"{date.fromordinal(basis.valid_to.toordinal() + 1):%d/%m/%Y}"


def mark_congresses(page: Page) -> None:
    """Claim numbers of congresses and terms: asked when one may have come in between, else kept."""
    for match in _CONGRESS.finditer(page.text):
        row = _congress_row(page.turn, match["name"], page.text[match.end() :])
        _congress(page, match.span("nth"), match["number"], match["name"].strip(), row)
    for match in _SHORT_CONGRESS.finditer(page.text):
        row = _congress_row(page.turn, "", page.text[match.end() :], alone=True)
        _congress(page, match.span("number"), match["number"], "", row)
    for match in _TERM.finditer(page.text):
        row = _term_row(page.turn, words_before(page.text, match.start(), 60))
        _congress(page, match.span(), match["number"], match["nth"], row)


def _term_row(turn: Turn, before: str) -> CongressRow | None:
    """The row whose words stand nearest before the number of a term."""
    found = [(before.rfind(row.words.lower()), len(row.words), row) for row in turn.rules.congress]
    at, _, row = max(found, key=lambda each: each[:2], default=(-1, 0, None))
    return row if at >= 0 else None


def _congress_row(turn: Turn, name: str, after: str, *, alone: bool = False) -> CongressRow | None:
    """The row that fits the name, else what follows the number; one named `alone` is the national one."""
    fitting = [row for row in turn.rules.congress if row.words.lower() in name.lower()]
    if fitting:
        return max(fitting, key=lambda row: len(row.words))
    if _OF_A_BRANCH.match(after):
        return next((row for row in turn.rules.congress if not row.number), None)
    if alone or (not name.strip() and _OF_THE_PARTY.match(after)):
        return next((row for row in turn.rules.congress if row.number), None)
    return None


def _congress(page: Page, span: tuple[int, int], number: str, name: str, row: CongressRow | None) -> None:
    turn = page.turn
    start, end = span
    term = name in ("khóa", "khoá")
    value = int(number) if number.isdigit() else _from_roman(number)
    head = page.text[start:end].removesuffix(number)
    what = f"Đại hội {name}".strip() if not term else "Khóa"
    new_one = "khóa mới" if term else "đại hội mới"
    if row is None:
        why = f"{what} {number}: đến năm {turn.new} đã có {new_one} chưa?"
        page.claim(Mark(start, end, "congress", Sort.ASK, why, "", f"congress:{name}:{number}"))
        return
    known = row.number_in(turn.old)
    if known and known != value:
        page.kept(start, end, "congress", f"{what} {number}: nói về một khóa đã qua")
    elif not row.between(turn.old, turn.new):
        said = "khóa sau" if term else "đại hội sau"
        page.kept(start, end, "congress", f"Năm {turn.new} chưa đến {said} ({row.every} năm một lần)")
    else:
        after = row.number_in(turn.new) or value + 1
        said = str(after) if number.isdigit() else roman(after)
        why = f"{what}: đến năm {turn.new} có đại hội mới, lần thứ mấy?"
        if term:
            why = f"Khóa {number}: đến năm {turn.new} có khóa mới, khóa mấy?"
        page.claim(Mark(start, end, "congress", Sort.ASK, why, f"{head}{said}", f"congress:{name}:{number}"))


def _from_roman(text: str) -> int:
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
    total = 0
    for place, sign in enumerate(text):
        following = values[text[place + 1]] if place + 1 < len(text) else 0
        total += -values[sign] if values[sign] < following else values[sign]
    return total


def mark_names(page: Page) -> None:
    """Claim names of the office, its superior and other bodies that are others on the new day."""
    turn = page.turn
    for old, new, decided in _renamed(turn):
        for match in re.finditer(rf"(?<!\w){re.escape(old)}(?!\w)", page.text):
            sort = Sort.CHANGE if decided and not _issuer(page, match.start()) else Sort.ASK
            why = f"Tên từ {turn.new_day:%d/%m/%Y}"
            if sort is Sort.ASK:
                why = f"Tên nay là “{new}”: chỗ này nói về cơ quan cũ hay mới?"
            page.claim(Mark(match.start(), match.end(), "name", sort, why, new))
    for row in turn.rules.name:
        if not turn.old_day < row.ends <= turn.new_day:
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(row.words)}(?!\w)", page.text):
            why = f"{row.source}{'' if row.verified else ' (chưa kiểm chứng)'}"
            question = f"name:{row.words}"
            page.claim(Mark(match.start(), match.end(), "name", Sort.ASK, why, row.now, question))
    for unit in turn.gone_units:
        for match in re.finditer(rf"(?<!\w){re.escape(unit)}(?!\w)", page.text):
            why = f"Đơn vị này hết hoạt động trước {turn.new_day:%d/%m/%Y}: đơn vị nào thay?"
            page.claim(Mark(match.start(), match.end(), "name", Sort.ASK, why, "", f"name:{unit}"))


def _renamed(turn: Turn) -> list[tuple[str, str, bool]]:
    """(old, new, decided) of the office's own names, the longest first."""
    was, becomes = turn.was, turn.becomes
    if was is None or becomes is None:
        return []
    pairs = [(was.superior, becomes.superior, True), (was.name, becomes.name, True)]
    pairs += [(_in_full(old), _in_full(new), True) for old, new, _ in pairs if old != _in_full(old)]
    pairs += [(was.place, becomes.place, False)]
    wanted = [pair for pair in pairs if pair[0] and pair[1] and pair[0] != pair[1]]
    return sorted(wanted, key=lambda pair: len(pair[0]), reverse=True)


def _in_full(name: str) -> str:
    return re.sub(r"^UBND\b", "Ủy ban nhân dân", name)


def _issuer(page: Page, start: int) -> bool:
    """Whether the name tells who issued an act: "… ngày 09/01/2023 của UBND tỉnh …"."""
    before = page.text[max(0, start - 24) : start].rstrip().lower()
    return before.endswith(" của") and any(
        mark.kind == "act" and 0 <= start - mark.end <= len(" của Chủ tịch ") for mark in page.marks
    )
