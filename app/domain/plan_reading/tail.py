"""The foot of the page: recipients on the left, who signs on the right; or one below the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.domain.plan_reading.lines import Line
from app.domain.plan_reading.parts import Part

RECIPIENTS = re.compile(r"(?:như\s+)?nơi\s+nhận\s*[:.]?\s*", re.IGNORECASE)
_DASH = re.compile(r"[-–—•+*]\s*")
_AUTHORITY = re.compile(r"(?:TM|T/M|KT|K/T|TL|T/L|TUQ|Q)\s*[./]\s*\S", re.IGNORECASE)
_POST = re.compile(
    r"(?:(?:PHÓ\s+)?(?:TỔNG\s+)?GIÁM ĐỐC|(?:PHÓ\s+)?CHỦ TỊCH|(?:PHÓ\s+)?CHÁNH\b.*|(?:PHÓ\s+)?TRƯỞNG\b.*"
    r"|(?:PHÓ\s+)?BÍ THƯ|(?:PHÓ\s+)?(?:TỔNG\s+)?CỤC TRƯỞNG|(?:PHÓ\s+)?VIỆN TRƯỞNG|(?:PHÓ\s+)?HIỆU TRƯỞNG"
    r"|(?:PHÓ\s+)?CHI CỤC TRƯỞNG|(?:THỨ\s+|BỘ\s+)TRƯỞNG|HỘI ĐỒNG\b.*|ỦY BAN\b.*|UỶ BAN\b.*|BAN\b.*)"
)
_HAND = re.compile(r"\((?:đã ký|ký tên.*|chữ ký.*|ký.*)\)|đã ký", re.IGNORECASE)
_NAME = re.compile(r"(?:[^\W\d_]+\.?\s+){1,6}[^\W\d_]+\.?")
_TITLES = re.compile(r"^(?:(?:GS|PGS|TS|ThS|Th\.S|KS|CN|BS)\b\.?\s*)+")
LIST_ENDS, LIST_STARTS = ";,. ", "-–—•+* "


def opens_tail(line: Line) -> bool:
    """Whether the list of recipients begins here."""
    return RECIPIENTS.match(line.text) is not None and len(line.text) < 60


def is_post(text: str) -> bool:
    """Whether a line in capitals says by what right or in what post somebody signs."""
    return text.isupper() and bool(_AUTHORITY.match(text) or _POST.fullmatch(text))


def read_tail(lines: Sequence[Line]) -> list[tuple[Line, Part, str]]:
    """What each line of the foot is, and its words without dash and end mark."""
    heading = next((line for line in lines if opens_tail(line)), None)
    left = heading.column if heading else -1
    in_table = heading is not None and heading.source.in_column
    out: list[tuple[Line, Part, str]] = []
    signed: list[int] = []
    recipients_end = False
    for line in lines:
        text = line.text
        if line is heading:
            rest = RECIPIENTS.sub("", text, count=1).strip(LIST_ENDS + ":")
            if rest:
                post = rest.isupper() and not in_table
                out.append((line, Part.SIGNER_LINE if post else Part.RECIPIENT, rest))
            continue
        dash = _DASH.match(text)
        on_left = line.column == left and (in_table == line.source.in_column)
        if dash or (on_left and in_table):
            words = text[dash.end() :] if dash else text
            out.append((line, Part.RECIPIENT, words.strip().rstrip(LIST_ENDS)))
            recipients_end = text.rstrip().endswith(".")
        elif _HAND.fullmatch(text):
            out.append((line, Part.LEFT_OUT, text))
        elif text.isupper() or _NAME.fullmatch(_TITLES.sub("", text)):
            signed.append(len(out))
            out.append((line, Part.SIGNER_LINE, text))
        elif heading is not None and on_left and not recipients_end and not signed:
            out.append((line, Part.RECIPIENT, text.rstrip(LIST_ENDS)))
        else:
            out.append((line, Part.LEFT_OUT, text))
    return _signer(out, signed)


def _signer(out: list[tuple[Line, Part, str]], signed: Sequence[int]) -> list[tuple[Line, Part, str]]:
    """The name is the last line on the right; a line in capitals after the room to sign is another post."""
    if not signed:
        return out
    names = [at for at in signed if not out[at][2].isupper()]
    last = signed[-1]
    name_at = names[-1] if names else last if len(signed) > 1 and not is_post(out[last][2]) else -1
    for at in signed:
        line, _, text = out[at]
        if at == name_at:
            out[at] = (line, Part.SIGNER_NAME, _TITLES.sub("", text))
        elif name_at >= 0 and at > name_at:
            out[at] = (line, Part.LEFT_OUT, text)
        elif _is_other_post(out, signed, at):
            out[at] = (line, Part.OFFICE_TITLE, text)
        elif not text.isupper():
            out[at] = (line, Part.LEFT_OUT, text)
    return out


def _is_other_post(out: list[tuple[Line, Part, str]], signed: Sequence[int], at: int) -> bool:
    line, _, text = out[at]
    if at == signed[0] or not line.gap_above or not text.isupper() or _AUTHORITY.match(text):
        return False
    above = out[signed[signed.index(at) - 1]][2]
    # "KT. GIÁM ĐỐC" asks for the deputy's post below it, however far; a body's "TM." may stand alone.
    return not _AUTHORITY.match(above) or above.upper().startswith("TM")
