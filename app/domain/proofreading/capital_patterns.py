"""Capitals by pattern: places, articles, kinds of paper, titles, Đảng, Nhà nước (NĐ 30, Phụ lục II)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.proofreading.letters import pattern
from app.domain.proofreading.lore import Lore, key_of
from app.domain.proofreading.values import Fault, Kind, Level, Paragraph, edited
from app.domain.wording import lower_first, upper_first

_KINDS = (
    "nghị quyết|nghị định|quyết định|kế hoạch|chỉ thị|thông tư|tờ trình|công văn|báo cáo|thông báo|hướng dẫn|"
    "kết luận|chương trình|quy định|văn bản"
)
_NUMBER = r"\d{1,5}(?:/\d{4})?[-/][<A>]"
_SMALL_KIND = pattern(rf"(?<![^\W\d_])({_KINDS})(?= +(?:số *:? *)?{_NUMBER})")
_ARTICLE = re.compile(r"(?<![^\W\d_])(điều|chương|mục|phần)(?= +(?:\d+[a-zđ]?|[IVX]+)(?![\w/.%-]))")
_CLAUSE = re.compile(r"(?<=[^\W\d_.:;] )(Khoản|Điểm)(?= +(?:\d+|[a-zđ])[ ,]+(?:[Đđ]iều|khoản|Khoản|Điều))")
_PLACE = pattern(
    r"(?:(?<=[^\W\d_,] )|(?<=[<a>], ))(Tỉnh|Huyện|Xã|Phường|Thị xã|Thị trấn|Thành phố)(?= +[<A>][<a>])"
)
_SEAT = pattern(
    r"(?:(?<=nhân dân )(?=[PT]h)|(?<=UBND )|(?<=HĐND )|(?<=Công an )|(?<=Quân sự )|(?<=Bảo hiểm xã hội ))"
    r"(Tỉnh|Huyện|Xã|Phường|Thị xã|Thành phố)\b(?! +[<A>])"
)
_OWN_PAPER = re.compile(
    r"(?<![^\W\d_])(quyết định|nghị quyết|nghị định|thông tư|chỉ thị|công văn|quy chế|kế hoạch|thông báo)"
    r"(?= này\b)"
)
_UNIT = pattern(r"(?<![^\W\d_])(phòng|ban|sở|cục|vụ|viện|trung tâm|chi cục)(?= ([<A>][<a>]+) ([<a>]+))")
_SEVERAL = re.compile(r"(?:các|những|mọi|hai|ba|và|hoặc) $")
_LAW = pattern(
    r"(?<![^\W\d_])(?<!pháp )(?<!kỷ )(?<![Bb]ộ )(bộ luật|luật|điều lệ|pháp lệnh)(?= ([<A>][<a>]+))"
)
_NO_LAW = ("Việt", "Hồ", "Mỹ", "Anh", "Pháp")
_WEEKDAY = re.compile(
    r"(?:(?<=ngày )|(?<=sáng )|(?<=chiều ))thứ (hai|ba|tư|năm|sáu|bảy)\b(?! +(?:tuần|của))"
    r"|(?<=các ngày )thứ (hai|ba|tư|năm|sáu|bảy)\b"
)
_BEFORE_PEOPLE = (
    "phục vụ", "vì", "cho", "Đảng và", "lòng", "với", "lợi ích", "quyền làm chủ của", "đời sống", "sức khỏe",
    "tiếp", "Đảng, Nhà nước và", "quần chúng", "Đảng bộ và", "Đảng bộ, chính quyền và", "cán bộ và",
)  # fmt: skip
_PEOPLE = re.compile(rf"(?:{'|'.join(f'(?<={words} )' for words in _BEFORE_PEOPLE)})nhân dân\b")
_STATE = re.compile(
    r"(?:(?<=Đảng và )|(?<=Đảng, )|(?<=pháp luật của )|(?<=chính sách của )|(?<=pháp luật )|(?<=đảng và ))"
    r"nhà nước\b"
)
_PARTY = re.compile(
    r"(?<=của )đảng(?! +(?:bộ|viên|ủy|uỷ|phái|đoàn|tịch|cầm))|(?<=theo )đảng\b(?! +(?:viên|ủy))"
    r"|(?<![^\W\d_])đảng(?=(?:,| và) [Nn]hà nước)"
    r"|(?:(?<=cho )|(?<=vào )|(?<=với )|(?<=xây dựng ))đảng\b(?! +(?:bộ|viên|ủy|uỷ|phái|đoàn|tịch|cầm|ta))"
)
_OFFICER = pattern(
    r"(?<![^\W\d_])(giám đốc|phó giám đốc|chủ tịch|phó chủ tịch|chánh văn phòng|trưởng phòng|bí thư)"
    r"(?= +([<A>][<a>]+) +[<A>][<a>]+)"
)
_AWARD = re.compile(
    r"(?<=tặng )(?:thưởng )?(bằng khen|giấy khen|cờ thi đua|huân chương|huy chương)\b"
    r"|(?<=trao )(bằng khen|giấy khen)\b"
)


def check(paragraph: Paragraph, lore: Lore) -> Iterator[Fault]:
    """Faults of one paragraph that its wording alone shows."""
    text = paragraph.text
    for match in _SMALL_KIND.finditer(text):
        yield _upper(
            paragraph, match.start(1), match.end(1), "Tên loại văn bản cụ thể viết hoa (VH-17)", Level.ERROR
        )
    for match in _ARTICLE.finditer(text):
        said = "Viện dẫn phần, chương, mục, điều thì viết hoa (VH-18)"
        yield _upper(paragraph, match.start(1), match.end(1), said, Level.ERROR)
    for match in _CLAUSE.finditer(text):
        said = "Khoản, điểm viện dẫn viết thường (VH-18)"
        yield _lower(paragraph, match.start(1), match.end(1), said, Level.ERROR)
    for match in _PLACE.finditer(text):
        rest = text[match.end() :]
        if not rest.lstrip().startswith(("Hồ Chí Minh", "Ủy", "Uỷ", "Đoàn", "Đội")):
            said = "Danh từ chung chỉ đơn vị hành chính viết thường (VH-04)"
            yield _lower(paragraph, match.start(1), match.end(1), said, Level.WARNING)
    for match in _SEAT.finditer(text):
        said = "Danh từ chung chỉ đơn vị hành chính viết thường (VH-04)"
        yield _lower(paragraph, match.start(1), match.end(1), said, Level.WARNING)
    for match in _LAW.finditer(text):
        if match[2] not in _NO_LAW:
            said = "Tên loại văn bản cụ thể viết hoa (VH-17)"
            yield _upper(paragraph, match.start(1), match.end(1), said, Level.WARNING)
    for match in _OWN_PAPER.finditer(text):
        said = "Văn bản nói đến chính nó thì tên loại viết hoa (VH-17)"
        yield _upper(paragraph, match.start(1), match.end(1), said, Level.HINT)
    for match in _UNIT.finditer(text):
        named = f"{key_of(match[2])} {key_of(match[3])}" in lore.compounds
        before = text[: match.start()].split()[-1:] or [""]
        joined = before[0][:1].isupper() or f"{key_of(before[0])} {match[1]}" in lore.compounds
        if named and not joined and not _SEVERAL.search(text, 0, match.start()):
            said = "Tên đơn vị viết hoa chữ cái đầu của loại đơn vị (VH-09)"
            yield _upper(paragraph, match.start(1), match.end(1), said, Level.WARNING)
    for match in _WEEKDAY.finditer(text):
        said = "Tên ngày trong tuần viết hoa (VH-21)"
        place = 1 if match[1] else 2
        yield _upper(paragraph, match.start(place), match.end(place), said, Level.WARNING)
    for match in _AWARD.finditer(text):
        place = 1 if match[1] else 2
        said = "Tên hình thức khen thưởng được trao viết hoa (VH-13)"
        yield _upper(paragraph, match.start(place), match.end(place), said, Level.WARNING)
    for match in _PEOPLE.finditer(text):
        yield _upper(paragraph, match.start(), match.end(), "“Nhân dân” viết hoa (VH-12)", Level.HINT)
    for match in _STATE.finditer(text):
        yield _upper(paragraph, match.start(), match.end(), "“Nhà nước” viết hoa (VH-12)", Level.WARNING)
    for match in _PARTY.finditer(text):
        yield _upper(paragraph, match.start(), match.end(), "“Đảng” viết hoa (VH-15)", Level.WARNING)
    for match in _OFFICER.finditer(text):
        if match[2].lower() in lore.surnames:
            said = "Chức vụ đi liền tên người viết hoa (VH-14)"
            yield _upper(paragraph, match.start(1), match.end(1), said, Level.WARNING)


def _upper(paragraph: Paragraph, start: int, end: int, said: str, level: Level) -> Fault:
    new = upper_first(paragraph.text[start:end])
    return edited(Kind.CAPITALS, level, paragraph, start, end, new, said)


def _lower(paragraph: Paragraph, start: int, end: int, said: str, level: Level) -> Fault:
    new = lower_first(paragraph.text[start:end])
    return edited(Kind.CAPITALS, level, paragraph, start, end, new, said)
