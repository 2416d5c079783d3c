"""Plans as people might write them, for the round trip through Word."""

from __future__ import annotations

from hypothesis import strategies as st

from app.domain.dates import PartialDate
from app.domain.outline import NewNode, Numbering
from app.domain.plan import Plan

YEAR = 2023
_WORDS = st.sampled_from(
    "thi đua khen thưởng phong trào cán bộ, công chức Sở Ngoại vụ “nông thôn mới” (PCI) 5 năm; quý I; "
    "22-NQ/TW "
    "đối ngoại – tỉnh 50% 01/CT-UBND Đảng & <b> nâng cao  chất lượng".split(" ")
)
_INNER = st.lists(_WORDS, min_size=3, max_size=24).map(" ".join).map(str.strip).filter(bool)


def _sentence(text: str) -> str:
    text = text.strip(" ,;-–").replace(":", "")
    return f"Nội dung {text}." if text else "Nội dung."


SENTENCE = _INNER.map(_sentence)
TITLE = st.lists(_WORDS, min_size=1, max_size=5).map(" ".join).map(
    lambda text: " ".join(f"Việc làm {text.replace(':', '').replace(';', '')}".strip(" ,;-–.").split())
)  # fmt: skip
TEXTS = st.lists(SENTENCE, min_size=1, max_size=3).map("\n".join)


@st.composite
def outlines(draw: st.DrawFn) -> tuple[NewNode, ...]:
    """Sections, khoản, and below them letters, dashes, nested numbers or plain paragraphs."""
    nodes: list[NewNode] = []
    depth = 0
    if draw(st.booleans()):
        depth = 1
    for _ in range(draw(st.integers(1, 3))):
        if depth:
            nodes.append(NewNode(0, Numbering.ROMAN, draw(TITLE).upper()))
        for _ in range(draw(st.integers(1, 3))):
            nodes.append(_khoan(draw, depth, Numbering.ARABIC))
            below = draw(st.sampled_from((None, Numbering.LETTER, Numbering.DASH, Numbering.NESTED)))
            if below is None:
                continue
            for _ in range(draw(st.integers(1, 3))):
                if below is Numbering.NESTED:
                    nodes.append(_khoan(draw, depth + 1, below))
                else:
                    nodes.append(NewNode(depth + 1, below, "", draw(TEXTS)))
                if below is not Numbering.DASH and draw(st.booleans()):
                    nodes.append(NewNode(depth + 2, Numbering.DASH, "", draw(TEXTS)))
    return tuple(nodes)


def _khoan(draw: st.DrawFn, depth: int, numbering: Numbering) -> NewNode:
    match draw(st.sampled_from(("title", "text", "both"))):
        case "title":
            return NewNode(depth, numbering, draw(TITLE))
        case "text":
            return NewNode(depth, numbering, "", draw(TEXTS))
        case _:
            return NewNode(depth, numbering, f"{draw(TITLE)}:", draw(TEXTS))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Everything of the page but the outline."""
    issued = draw(
        st.one_of(
            st.none(),
            st.integers(1, 12).map(lambda month: PartialDate(YEAR, month)),
            st.integers(1, 28).map(lambda day: PartialDate(YEAR, 1, day)),
        )
    )
    return Plan(
        0,
        YEAR,
        number=draw(st.one_of(st.none(), st.integers(1, 300))),
        issued=issued,
        title=draw(TITLE),
        opening="\n".join(draw(st.lists(SENTENCE, max_size=2))),
        legal_bases=tuple(
            f"Căn cứ {text.rstrip('.').rstrip(' ;,')}" for text in draw(st.lists(SENTENCE, max_size=3))
        ),
        lead_in=draw(st.sampled_from(("", "Sở Thí dụ xây dựng Kế hoạch như sau:"))),
        closing="\n".join(
            draw(st.lists(st.just("Trên đây là Kế hoạch năm 2023 của Sở Thí dụ."), max_size=1))
        ),
        recipients=tuple(draw(st.lists(TITLE, max_size=4))),
        signer_lines=draw(
            st.sampled_from((("GIÁM ĐỐC",), ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), ("TM. HỘI ĐỒNG", "CHỦ TỊCH")))
        ),
        signer_name=draw(st.sampled_from(("Phạm Thị Anh Thư", "Đỗ Văn Nháp"))),
        signer_office_title=draw(st.sampled_from(("", "GIÁM ĐỐC"))),
    )


@st.composite
def wild_outlines(draw: st.DrawFn) -> tuple[NewNode, ...]:
    """Any tree at all, as long as its first node has a number."""
    nodes = [NewNode(0, draw(st.sampled_from((Numbering.ROMAN, Numbering.ARABIC))), draw(TITLE).upper())]
    for _ in range(draw(st.integers(1, 9))):
        depth = draw(st.integers(0, nodes[-1].depth + 1))
        numbering = draw(st.sampled_from(tuple(Numbering)))
        title = draw(st.sampled_from(("", "Đầu việc", "Đầu việc: thứ nhất", "Đầu việc:")))
        text = draw(st.one_of(st.just(""), TEXTS, st.just("Làm: xong việc\nvà báo cáo")))
        if title or text:
            nodes.append(NewNode(depth, numbering, title, text))
    return tuple(nodes)
