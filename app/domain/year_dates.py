"""Years, dates, periods, spans and anniversaries in a text, and what a later year makes of them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from app.domain.dates import WEEKDAYS, show_date
from app.domain.year_marks import Mark, Page, Sort, Turn, sentence_around, words_before
from app.domain.year_rules import SpanRow

SATURDAY = 5
TIED = "Đi cùng văn bản mới: đổi khi đã trả lời số, ngày của văn bản đó"
_DMY = r"\d{1,2}/\d{1,2}/\d{4}"
_WORDS_DAY = r"\d{1,2}\s+tháng\s+\d{1,2}(?:,)?\s+năm\s+\d{4}"
_MY = r"\d{1,2}/\d{4}"
_ANY_DAY = rf"(?:(?:hết\s+)?(?:ngày\s+|tháng\s+)?(?:{_DMY}|{_WORDS_DAY}|\d{{1,2}}\s+năm\s+\d{{4}}|{_MY}))"
_ANNIVERSARY = re.compile(
    rf"(?P<count>\d{{1,3}}) năm (?P<what>[^.;\n()]{{3,140}}?)\s*"
    rf"\((?P<first>{_DMY})(?P<dash>\s*[-–]\s*)(?P<last>{_DMY})\)"
)
_COUNTED = re.compile(r"kỷ niệm (?:lần thứ )?(?P<counted>(?P<count>\d{1,3})(?: năm)?)\b", re.IGNORECASE)
_SPAN = re.compile(
    r"(?<![\d/])(?P<a>\d{4})(?P<dash>\s*[-–]\s*)(?P<b>\d{4})(?![\d/])"
    r"|(?:từ )?năm (?P<c>\d{4})(?P<to> đến (?:hết )?năm )(?P<d>\d{4})(?![\d/])"
)
_PERIOD = re.compile(rf"từ\s+{_ANY_DAY}\s+đến\s+{_ANY_DAY}", re.IGNORECASE)
_DAY = re.compile(
    rf"(?<![\d/])(?:(?P<dmy>{_DMY})|(?P<words>{_WORDS_DAY})|(?P<my>{_MY})|"
    r"(?P<month>tháng\s+\d{1,2}\s+năm\s+\d{4})|(?P<quarter>quý\s+[IVX1-4]{1,3}(?:/|\s+năm\s+)\d{4}))"
    r"(?![\d/])",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?P<word>năm)\s+(?P<year>\d{4})(?![\d/])", re.IGNORECASE)
_BARE = re.compile(r"(?<![\w/.,-])(\d{4})(?![\d/.,]*\d)(?![-/\w])")
_ORDINAL = re.compile(r"năm thứ (?P<nth>nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|\d{1,2})\b", re.IGNORECASE)
_NTH = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_FIGURES = re.compile(r"\d{4}")


def mark_dates(page: Page) -> None:
    """Claim everything of time in the text, the longest forms first; acts must be claimed before."""
    for find in (_anniversaries, _spans, _ordinals, _periods, _days, _years, _bare_years):
        find(page)


def later(year: int, turn: Turn) -> int:
    """The year as far on as the plan goes."""
    return year + turn.step


def _anniversaries(page: Page) -> None:
    for match in _ANNIVERSARY.finditer(page.text):
        turn, last = page.turn, match["last"]
        first_year, last_year = int(match["first"][-4:]), int(last[-4:])
        if last_year != turn.old:
            page.kept(match.start(), match.end(), "anniversary", f"Kỷ niệm của năm {last_year}")
            continue
        shifted = last[:-4] + str(turn.new)
        new = (
            f"{turn.new - first_year} năm {match['what'].rstrip()} ({match['first']}{match['dash']}{shifted})"
        )
        right = int(match["count"]) == turn.old - first_year
        why = f"Từ {first_year} đến {turn.new} là {turn.new - first_year} năm"
        sort = Sort.CHANGE if right else Sort.ASK
        if not right:
            why = f"Số năm cũ tính sai: từ {first_year} đến {turn.old} là {turn.old - first_year} năm"
        page.claim(_asked(page, Mark(match.start(), match.end(), "anniversary", sort, why, new)))
    for match in _COUNTED.finditer(page.text):
        start, end = match.span("counted")
        new = match["counted"].replace(match["count"], str(int(match["count"]) + page.turn.step), 1)
        why = f"Năm {page.turn.new} là kỷ niệm lần thứ mấy?"
        page.claim(_asked(page, Mark(start, end, "anniversary", Sort.ASK, why, new)))


def _spans(page: Page) -> None:
    for match in _SPAN.finditer(page.text):
        first, last = int(match["a"] or match["c"]), int(match["b"] or match["d"])
        if first >= last:
            continue
        row = _span_row(page, match.start(), last - first)
        sort, pair, why = _next_span(page.turn, first, last, row)
        new = ""
        if pair:
            new = match[0].replace(str(first), str(pair[0]), 1)
            new = new[: -len(str(last))] + str(pair[1])
        page.claim(_asked(page, Mark(match.start(), match.end(), "span", sort, why, new)))


def _span_row(page: Page, start: int, years: int) -> SpanRow | None:
    before = words_before(page.text, start)
    fitting = [row for row in page.turn.rules.span if row.years == years and row.words.lower() in before]
    return max(fitting, key=lambda row: len(row.words), default=None)


def _next_span(
    turn: Turn, first: int, last: int, row: SpanRow | None
) -> tuple[Sort, tuple[int, int] | None, str]:
    if not first <= turn.old <= last:
        return Sort.KEEP, None, f"Giai đoạn {first}-{last} không gắn với năm {turn.old}"
    shared = row is not None and row.step == row.years
    edge = shared and turn.new == last and last - first > 1
    if first <= turn.new <= last and not edge and (row is None or row.years > 1):
        return Sort.KEEP, None, f"Năm {turn.new} còn trong {first}-{last}"
    if row is None:
        return Sort.ASK, None, f"Năm {turn.new} đã qua {first}-{last}: giai đoạn nào tiếp theo?"
    pair = (first, last)
    if row.years == 1:
        pair = (first + turn.step, last + turn.step)
        return Sort.CHANGE, pair, "Năm học đi cùng năm của kế hoạch"
    while pair[1] < turn.new or (shared and pair[1] <= turn.new):
        pair = (pair[0] + row.step, pair[1] + row.step)
    if edge:
        return Sort.ASK, pair, f"{first}-{last} hết trong năm {turn.new}: còn dùng hay đã sang {_dash(pair)}?"
    if row.decided:
        return Sort.CHANGE, pair, f"Năm {turn.new} đã qua {first}-{last}, thuộc {_dash(pair)}"
    return Sort.ASK, pair, f"Năm {turn.new} đã qua {first}-{last}: có tiếp {_dash(pair)} không?"


def _dash(pair: tuple[int, int]) -> str:
    return f"{pair[0]}-{pair[1]}"


def _ordinals(page: Page) -> None:
    turn = page.turn
    for match in _ORDINAL.finditer(page.text):
        begin, end = sentence_around(page.text, match.start(), match.end())
        span = _SPAN.search(page.text, begin, end)
        nth = _count(match["nth"].lower())
        first = int(span["a"] or span["c"]) if span else 0
        last = int(span["b"] or span["d"]) if span else 0
        if span and nth == turn.old - first + 1 and turn.new <= last:
            said = _ordinal(nth + turn.step, match["nth"])
            new = match[0][: -len(match["nth"])] + said
            why = f"{turn.new} là năm thứ {said} của {first}-{last}"
            page.claim(_asked(page, Mark(match.start(), match.end(), "ordinal", Sort.CHANGE, why, new)))
        else:
            why = f"Năm {turn.new} là năm thứ mấy?"
            page.claim(_asked(page, Mark(match.start(), match.end(), "ordinal", Sort.ASK, why)))
    for row in turn.rules.phrase:
        for found in re.finditer(rf"\b{re.escape(row.words)}\b", page.text, re.IGNORECASE):
            why = f"Năm {turn.new} có còn là “{row.words}” không?"
            page.claim(_asked(page, Mark(found.start(), found.end(), "phrase", Sort.ASK, why)))


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _NTH.index(word) + 1


def _ordinal(number: int, like: str) -> str:
    return str(number) if like.isdigit() or number > len(_NTH) else _NTH[number - 1]


def _periods(page: Page) -> None:
    turn = page.turn
    for match in _PERIOD.finditer(page.text):
        years = {int(year) for year in _FIGURES.findall(match[0])}
        if turn.old in years and years <= {turn.old - 1, turn.old, turn.old + 1}:
            _claim_shifted(page, match.start(), match.end(), "period", "Thời gian của kế hoạch mới")


def _days(page: Page) -> None:
    turn = page.turn
    for match in _DAY.finditer(page.text):
        year = int(match[0][-4:])
        if year in {turn.old, turn.old + 1}:
            what = "Ngày" if match["dmy"] or match["words"] else "Thời gian"
            _claim_shifted(page, match.start(), match.end(), "date", f"{what} của năm kế hoạch")
        elif year == turn.old - 1:
            new = _shift(match[0], turn)
            why = f"Thời gian của năm trước kế hoạch cũ: đổi sang {year + turn.step}?"
            page.claim(_asked(page, Mark(match.start(), match.end(), "date", Sort.ASK, why, new)))
        else:
            page.kept(match.start(), match.end(), "date", f"Mốc riêng của năm {year}")


def _claim_shifted(page: Page, start: int, end: int, kind: str, why: str) -> None:
    old = page.text[start:end]
    new = _shift(old, page.turn)
    wrong = [day for day in re.findall(_DMY, new) if _calendar(day) is None]
    if wrong:
        new = new.replace(wrong[0], "28/02/" + wrong[0][-4:])
        why = f"Năm {wrong[0][-4:]} không có ngày {wrong[0]}"
        page.claim(_asked(page, Mark(start, end, kind, Sort.ASK, why, new)))
        return
    days = [day for day in map(_calendar, re.findall(_DMY, new)) if day and day.weekday() >= SATURDAY]
    if kind == "date" and days:
        why += f"; {show_date(days[0])} là {WEEKDAYS[days[0].weekday()]}"
    page.claim(_asked(page, Mark(start, end, kind, Sort.CHANGE, why, new)))


def _shift(text: str, turn: Turn) -> str:
    return _FIGURES.sub(lambda match: str(later(int(match[0]), turn)), text)


def _calendar(text: str) -> date | None:
    day, month, year = map(int, text.split("/"))
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _years(page: Page) -> None:
    turn = page.turn
    for match in _YEAR.finditer(page.text):
        year = int(match["year"])
        start, end = match.span()
        milestone = words_before(page.text, start, 12).rstrip().endswith(("đến", "từ", "đến hết", "tới"))
        new = _shift(match[0], turn)
        if year == turn.old and not milestone:
            why = f"Kế hoạch mới là của năm {turn.new}"
            page.claim(_asked(page, Mark(start, end, "year", Sort.CHANGE, why, new)))
        elif year in {turn.old - 1, turn.old, turn.old + 1} or (milestone and turn.old <= year < turn.new):
            why = f"Năm {year} gắn với kế hoạch {turn.old}: đổi thành {year + turn.step}?"
            page.claim(_asked(page, Mark(start, end, "year", Sort.ASK, why, new)))
        else:
            page.kept(start, end, "year", f"Mốc riêng, không phải năm {turn.old} của kế hoạch")


def _bare_years(page: Page) -> None:
    turn = page.turn
    for match in _BARE.finditer(page.text):
        if int(match[1]) == turn.old:
            why = f"Con số {turn.old} có phải là năm của kế hoạch không?"
            page.claim(_asked(page, Mark(match.start(), match.end(), "year", Sort.ASK, why, str(turn.new))))


def _asked(page: Page, mark: Mark) -> Mark:
    """The mark, tied to the act it describes when it stands in the words of one that is asked for."""
    question = page.question_at(mark.start)
    if not question or mark.sort is not Sort.CHANGE:
        return mark
    return replace(mark, question=question, why=TIED)
