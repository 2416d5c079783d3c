"""Acts the paper names, dates and years: once in full, with "số", one issuer, one date, the right year."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from app.domain.own_years import year_of_another_thing
from app.domain.proofreading.compare import departures
from app.domain.proofreading.letters import pattern
from app.domain.proofreading.lore import Lore
from app.domain.proofreading.values import (
    LONGEST_FOUND,
    PROSE,
    Fault,
    Kind,
    Level,
    Paper,
    Paragraph,
    Role,
    edited,
)

_KINDS = (
    "Nghị quyết liên tịch|Nghị quyết|Nghị định|Quyết định|Kế hoạch|Chỉ thị|Thông tư liên tịch|Thông tư|"
    "Tờ trình|Công văn|Báo cáo|Thông báo|Hướng dẫn|Kết luận|Chương trình|Quy định|Văn bản|"
    "Công điện|Đề án|Luật|Pháp lệnh"
)
_ACT = pattern(
    rf"(?<![^\W\d_])(?P<kind>{_KINDS})(?P<so> +số *:? *| +)"
    r"(?P<number>\d{1,5}(?:/\d{4})?[-/][<A>][^\s,;.:()”]*)"
    r"(?P<date>,? +ngày +(?:(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{2,4})"
    r"|(?P<dw>\d{1,2}) +tháng +(?P<mw>\d{1,2}) +năm +(?P<yw>\d{4})))?"
    r"(?P<rest> +của +(?P<issuer>[^,;.:()“”]*?)(?= +(?:về|quy định|ban hành|hướng dẫn|phê duyệt|sửa đổi|"
    r"phát động|đã|để|được|trên)\b|[,;.:()“”]|$))?"
)
_DATE = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})([/.-])(\d{4}|\d{2})(?![\d/]|[.-]\d)")
_DATE_WORDS = re.compile(r"\b[Nn]gày +(\d{1,2}) +tháng +(\d{1,2})(?: +năm +(\d{4}))?")
_MONTH = re.compile(r"\b[Tt]háng +(\d{1,2})(?=/(\d{4})| +năm|\b)")
_YEAR = re.compile(r"(?<!\d )\bnăm (\d{4})\b(?!\s*[-–/]\s*\d)")
_NOT_ITS_OWN = re.compile(
    r"(?:so với|cùng kỳ|đến|từ|hết|trước|sau|giai đoạn|tầm nhìn|cuối|đầu|kể từ|tổng kết|sơ kết|kết quả|"
    r"ngày \d+|quý \w+|tháng \S+|trong|của|Luật|các)\s*$",
    re.IGNORECASE,
)
_PERIOD = re.compile(r"(?:^|[\s.])Thời gian\b[^:]{0,30}:")
_TITLE_WORDS = 75
_TWO_FIGURES = 10
_BACK, _AHEAD = 15, 5  # years a report may speak of, back and ahead, before a slip of the fingers is likelier


class _Cited(NamedTuple):
    paragraph: Paragraph
    match: re.Match[str]

    @property
    def key(self) -> tuple[str, str]:
        return self.match["kind"], self.match["number"].rstrip(".,")

    @property
    def issuer(self) -> str:
        return _plain_issuer(self.match["issuer"] or "")

    @property
    def day(self) -> tuple[int, int, int] | None:
        m = self.match
        if m["d"]:
            return int(m["d"]), int(m["m"]), int(m["y"])
        return (int(m["dw"]), int(m["mw"]), int(m["yw"])) if m["dw"] else None


def check(paper: Paper, lore: Lore) -> Iterator[Fault]:
    """Faults of reference, over the whole paper."""
    cited = [
        _Cited(p, m)
        for p in paper.paragraphs
        if p.role in PROSE or p.role is Role.TITLE
        for m in _ACT.finditer(p.text)
    ]
    for one in cited:
        yield from _one(one, lore)
    groups: dict[tuple[str, str], list[_Cited]] = defaultdict(list)
    for one in cited:
        groups[one.key].append(one)
    for group in groups.values():
        yield from _together(group)
    for paragraph in paper.paragraphs:
        if paragraph.role is not Role.SIGNATURE:
            yield from _dates(paragraph)
            yield from _titles(paragraph, lore)
    yield from _years(paper)


def _one(one: _Cited, lore: Lore) -> Iterator[Fault]:
    match, paragraph = one.match, one.paragraph
    if "số" not in match["so"] and match["kind"] not in ("Luật", "Pháp lệnh"):
        start, end = match.start(), match.end("number")
        yield _fault(
            paragraph,
            Level.WARNING,
            start,
            end,
            f"{match['kind']} số {match['number']}",
            "Viện dẫn văn bản ghi “số” trước số, ký hiệu (NĐ 30, Phụ lục I, II.6)",
        )
    year = re.match(r"\d+/(\d{4})", match["number"])
    if year and one.day and int(year[1]) != one.day[2]:
        said = f"Số, ký hiệu ghi năm {year[1]}, ngày ban hành lại ghi năm {one.day[2]}"
        yield _fault(
            paragraph, Level.ERROR, match.start("number"), match.end("date"), said, said, exact=False
        )
    for act in lore.acts:
        if match["number"].rstrip(".,") == act.number:
            about = re.compile(r" *(?:khóa [IVX]+ *)?(?:về (?:việc )?)?").match(paragraph.text, match.end())
            at = about.end() if about else match.end()
            for start, end, new in departures(paragraph.text, at, act.title, 55):
                said = f"Tên của văn bản này: “{act.title}”"
                yield _fault(paragraph, Level.WARNING, start, end, new, said)


def _together(group: list[_Cited]) -> Iterator[Fault]:
    """Places that name one act: the date and the issuer agree, and only the first is full."""
    first = group[0]
    full = None
    for one in group:
        match, paragraph = one.match, one.paragraph
        if full is not None and one.day and (match["rest"] or _title_follows(one)):
            start, end = match.start(), min(match.end("date"), match.start() + LONGEST_FOUND)
            short = f"{match['kind']} số {match['number']}"
            said = f"Đã viện dẫn đầy đủ ở trên; từ lần thứ hai chỉ ghi “{short}” (NĐ 30, Phụ lục I, II.6)"
            yield _fault(paragraph, Level.HINT, start, end, short, said, exact=False)
        if one.day and first.day and one.day != first.day:
            said = f"Ở trên văn bản này ghi ngày {first.day[0]:02d}/{first.day[1]:02d}/{first.day[2]}"
            yield _fault(
                paragraph, Level.ERROR, match.start("number"), match.end("date"), said, said, exact=False
            )
        known = full.issuer if full else ""
        if one.issuer and known and not (one.issuer.startswith(known) or known.startswith(one.issuer)):
            start = match.start("issuer")
            end = min(match.end("issuer"), start + LONGEST_FOUND)
            above = (full.match["issuer"] if full else "") or ""
            said = f"Ở trên văn bản này do “{above}” ban hành"
            yield _fault(
                paragraph, Level.WARNING, start, end, above, said, kind=Kind.CONSISTENCY, exact=False
            )
        if full is None and one.day and match["rest"]:
            full = one


def _title_follows(one: _Cited) -> bool:
    return bool(
        re.match(r" +(?:về|quy định|ban hành|phê duyệt|hướng dẫn)\b", one.paragraph.text[one.match.end() :])
    )


def _plain_issuer(text: str) -> str:
    low = " ".join(text.lower().replace("uỷ", "ủy").split())
    return low.replace("ủy ban nhân dân", "ubnd").replace("hội đồng nhân dân", "hđnd")


def _dates(paragraph: Paragraph) -> Iterator[Fault]:
    text = paragraph.text
    for match in _DATE.finditer(text):
        day, month, year = int(match[1]), int(match[3]), match[5]
        dotted = match[2] != "/" or match[4] != "/"
        if dotted and (match[2] != match[4] or len(year) == 2):
            continue
        before = text[: match.start()].rstrip().lower()
        if not before.endswith(("ngày", "từ", "đến", "hết", "(", "trước", "sau")) and (
            dotted or len(year) == 2
        ):
            continue
        right = f"{day:02d}/{_month(month, match[3])}/{year if len(year) == 4 else '20' + year}"
        if not _exists(day, month, int(right[-4:])):
            said = f"Không có ngày {match[0]}"
            yield _fault(paragraph, Level.ERROR, match.start(), match.end(), said, said, exact=False)
        elif dotted or len(year) == 2:
            said = "Ngày viết bằng số dạng ngày/tháng/năm, năm đủ bốn chữ số"
            yield _wide(paragraph, match.start(), match.end(), right, said, Level.WARNING)
        elif right != match[0]:
            said = "Ngày nhỏ hơn 10 và tháng 1, 2 ghi thêm số 0 phía trước (NĐ 30, Phụ lục I, II.4)"
            yield _wide(paragraph, match.start(), match.end(), right, said, Level.HINT)
    for match in _DATE_WORDS.finditer(text):
        day, month = int(match[1]), int(match[2])
        if not _exists(day, month, int(match[3] or 2024)):
            said = f"Không có ngày {day} tháng {month}"
            yield _fault(paragraph, Level.ERROR, match.start(), match.end(), said, said, exact=False)
        elif (day < _TWO_FIGURES and len(match[1]) == 1) or (month < 3 and len(match[2]) == 1):
            two = match[2] if month >= 3 else f"{month:02d}"
            new = f"{text[match.start() : match.start() + 4]} {day:02d} tháng {two}" + (
                f" năm {match[3]}" if match[3] else ""
            )
            said = "Ngày nhỏ hơn 10 và tháng 1, 2 ghi thêm số 0 phía trước (NĐ 30, Phụ lục I, II.4)"
            yield _fault(paragraph, Level.HINT, match.start(), match.end(), new, said)
    for match in _MONTH.finditer(text):
        if not 1 <= int(match[1]) <= 12:
            said = f"Không có tháng {match[1]}"
            yield _fault(paragraph, Level.ERROR, match.start(), match.end(), said, said, exact=False)


def _month(month: int, written: str) -> str:
    return f"{month:02d}" if month < 3 else written


def _exists(day: int, month: int, year: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _titles(paragraph: Paragraph, lore: Lore) -> Iterator[Fault]:
    """Words in quotation marks that are nearly the name of a known movement."""
    for match in re.finditer("“([^”]{8,160})”", paragraph.text):
        plain = match[1].strip()
        if plain in lore.titles:
            continue
        for title in lore.titles:
            if abs(len(title) - len(plain)) > 20:
                continue
            found = list(departures(paragraph.text[: match.end(1)], match.start(1), title, _TITLE_WORDS))
            for start, end, new in found:
                said = f"Tên đúng: “{title}”"
                yield _fault(paragraph, Level.WARNING, start, end, new, said)
            if found:
                break


def _years(paper: Paper) -> Iterator[Fault]:
    """A plan speaks of its own year; another one stands with the words that set it apart."""
    if paper.year is None:
        return
    plan = paper.kind_name == "KẾ HOẠCH"
    for paragraph in paper.paragraphs:
        if paragraph.role in (Role.LETTERHEAD, Role.SIGNATURE, Role.RECIPIENT, Role.BASIS):
            continue
        text = paragraph.text
        acts = [(m.start(), _sentence_end(text, m.end())) for m in _ACT.finditer(text)]
        for match in _YEAR.finditer(text):
            year = int(match[1])
            own = year == paper.year if plan else -_BACK <= year - paper.year <= _AHEAD
            inside = any(a <= match.start() < b for a, b in acts)
            if own or (plan and inside) or _NOT_ITS_OWN.search(text, 0, match.start()):
                continue
            if year_of_another_thing(text, match.start(), match.end()):
                continue
            said = f"Văn bản là của năm {paper.year}"
            new = f"năm {paper.year}"
            yield _wide(paragraph, match.start(), match.end(), new, said, Level.WARNING)
        if plan and _PERIOD.search(text):
            for match in re.finditer(r"(?<=/)(\d{4})\b", text):
                if abs(int(match[1]) - paper.year) > 0:
                    said = f"Kế hoạch là của năm {paper.year}"
                    new = str(paper.year)
                    yield _wide(paragraph, match.start(), match.end(), new, said, Level.WARNING)


def _sentence_end(text: str, at: int) -> int:
    ends = [i for i in (text.find("; ", at), text.find(". ", at)) if i >= 0]
    return min(ends, default=len(text))


def _wide(paragraph: Paragraph, start: int, end: int, new: str, said: str, level: Level) -> Fault:
    return edited(Kind.REFERENCE, level, paragraph, start, end, new, said)


def _fault(
    paragraph: Paragraph,
    level: Level,
    start: int,
    end: int,
    new: str,
    said: str,
    kind: Kind = Kind.REFERENCE,
    exact: bool = True,
) -> Fault:
    end = min(end, start + LONGEST_FOUND)
    return Fault(kind, level, paragraph.number, start, paragraph.text[start:end], new, said, exact)
