"""Commas that are missing between parts of a sentence, or stand where none belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.proofreading.lore import Lore
from app.domain.proofreading.values import PROSE, Fault, Kind, Level, Paragraph

# What a sentence goes on to bring about; a comma stands before it when a long clause came first.
_GOES_ON = re.compile(
    r"(?<=[^\W\d_]) (góp phần|tạo sự|tạo ra|tạo bước|tạo động lực|tạo khí thế|tạo chuyển biến|"
    r"phấn đấu hoàn thành|gây phiền hà)\b"
)
_LEADS = re.compile(
    r"(?:và|để|nhằm|sẽ|đã|cũng|đang|mà|vừa|không|tích cực|sự|việc|có|hay|hoặc|từ đó|qua đó|những|các|nhân tố|"
    r"phải|là|trực tiếp|to lớn|quan trọng|tiếp tục|cùng|ý thức|là để|nhiều|thiết thực|chưa|hành vi|được|bị|"
    r"quyết tâm|thi đua|luôn|ra sức|khắc phục|tình trạng)$"
)
_URGED = re.compile(r"(?:động viên|khuyến khích|vận động|kêu gọi|yêu cầu|đề nghị|cổ vũ|giúp)", re.IGNORECASE)
_ADVERB = re.compile(
    r"(?<![,] )(?<![^\W\d_])([Tt]ích cực|[Cc]hủ động|[Tt]hường xuyên), (?=(?:nghiên cứu|tham mưu|"
    r"phối hợp|tham gia|triển khai|thực hiện|xây dựng|học tập|tuyên truyền|hưởng ứng|đề xuất|đôn đốc)\b)"
)
_CLAUSE = re.compile(r"[.;:,(“]")
_SENTENCE = re.compile(r"[.;:(“]")
_FEWEST_WORDS = 5


def check(paragraph: Paragraph, lore: Lore) -> Iterator[Fault]:
    """Hints about commas in one paragraph."""
    if paragraph.role not in PROSE:
        return
    text = paragraph.text
    for match in _GOES_ON.finditer(text):
        before = text[: match.start()]
        since_mark = _CLAUSE.split(before)[-1].split()
        opening = _SENTENCE.split(before[paragraph.start :])[-1].strip()
        if match[1].startswith("phấn đấu") and _URGED.search(opening):
            continue  # động viên công chức phấn đấu
        if _LEADS.search(before) or len(since_mark) < 2 or len(opening.split()) < _FEWEST_WORDS:
            continue
        if not opening.lower().startswith(lore.clause_verbs):
            continue
        left = before.rfind(" ", 0, before.rfind(" ")) + 1
        found = text[left : match.end()]
        new = text[left : match.start()] + "," + text[match.start() : match.end()]
        said = f"Trước “{match[1]}” nên có dấu phẩy, vì đã hết một ý"
        yield Fault(Kind.PUNCTUATION, Level.HINT, paragraph.number, left, found, new, said)
    for match in _ADVERB.finditer(text):
        right = text.find(" ", text.find(" ", match.end()) + 1)
        found = text[match.start() : right if right > 0 else len(text)].rstrip(",.;")
        new = found.replace(",", "", 1)
        said = f"“{match[1]}” bổ nghĩa cho từ đứng sau, giữa hai từ không có dấu phẩy"
        yield Fault(Kind.PUNCTUATION, Level.HINT, paragraph.number, match.start(), found, new, said)
