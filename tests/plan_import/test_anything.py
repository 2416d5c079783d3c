"""Whatever a file holds, nothing of it is lost without a word, and no correction breaks what follows."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.outline import Numbering, Outline
from app.domain.outline_edit import insert
from app.domain.plan_reading import correct
from app.domain.plan_reading.assemble import assemble
from app.domain.plan_reading.lines import lines_of
from app.domain.plan_reading.match import merge
from app.domain.plan_reading.notes import Around, notes
from app.domain.plan_reading.parts import BODY, Part, Understanding
from app.domain.plan_reading.source import Cell, Source, SourceParagraph
from app.domain.plan_reading.tail import RECIPIENTS, opens_tail
from app.domain.plan_reading.understand import understand
from app.errors import SayToUser

_STARTS = (
    "", "", "I. ", "II. ", "1. ", "2. ", "a) ", "- ", "+ ", "2.1. ", "A. ", "C. ", "Phần I. ",
    "i) ",
    "KẾ HOẠCH ", "Căn cứ ", "Nơi nhận: ",
    "GIÁM ĐỐC", "Số: 05/KH-SNgV", "Trên đây là ", "Kính gửi ", "PHỤ LỤC ",
    "Bình Phước, ngày 09 tháng 01 năm 2023",
)  # fmt: skip
_TEXTS = st.builds(
    "{}{}{}".format,
    st.sampled_from(_STARTS),
    st.sampled_from(
        ("", "việc", "Việc lớn", "VIỆC CHUNG", "việc\tbên phải", "dòng\nhai", "a" * 300, "\u00a0", "…")
    ),
    st.sampled_from(("", ".", ":", ";", "./.")),
)
_CELLS = st.one_of(
    st.none(),
    st.builds(Cell, st.integers(1, 3), st.integers(0, 1), st.integers(0, 1), st.integers(1, 2), st.just(2)),
)
_PARAGRAPHS = st.lists(
    st.builds(
        SourceParagraph,
        st.just(0),
        _TEXTS,
        st.sampled_from(("", "", "", "1.", "a)", "•", "I.", "Bài 1")),
        st.sampled_from(
            ("", "", "", "Tên loại", "Khoản", "Nội dung", "Câu kết", "Danh sách nơi nhận", "Câu dẫn")
        ),
        st.booleans(),
        st.booleans(),
        st.sampled_from((0.0, 10.0)),
        _CELLS,
    ),
    min_size=1,
    max_size=14,
)


def read(paragraphs: list[SourceParagraph]) -> tuple[Source, Understanding]:
    """The paragraphs as a file, understood; what is no plan is passed over."""
    placed = tuple(
        SourceParagraph(n, p.text, p.label, p.role, p.bold, p.centred, p.indent_mm, p.cell)
        for n, p in enumerate(paragraphs, start=1)
    )
    source = Source("tệp.docx", placed)
    try:
        return source, understand(source)
    except SayToUser:
        assume(False)
        raise


@given(_PARAGRAPHS)
def test_every_paragraph_with_words_is_somewhere(paragraphs: list[SourceParagraph]) -> None:
    source, understanding = read(paragraphs)
    met = {item.source for item in understanding.items}
    for paragraph in source.paragraphs:
        lines = list(lines_of([paragraph]))
        heading = len(lines) == 1 and opens_tail(lines[0])
        heading = heading and not RECIPIENTS.sub("", lines[0].text, count=1).strip(".;:, ")
        if lines and not heading:
            assert paragraph.index in met, paragraph


@given(_PARAGRAPHS, st.data())
def test_no_correction_breaks_what_follows(paragraphs: list[SourceParagraph], data: st.DataObject) -> None:
    _, understanding = read(paragraphs)
    old = insert(Outline(), None, 0, assemble(understanding, 2023).nodes, 1)
    for _ in range(data.draw(st.integers(1, 4))):
        ids = [item.id for item in understanding.items]
        chosen = data.draw(st.lists(st.sampled_from(ids), min_size=1, max_size=3, unique=True))
        match data.draw(st.integers(0, 5)):
            case 0:
                part = data.draw(st.sampled_from(tuple(Part)))
                understanding = correct.move_to_part(understanding, chosen, part)
            case 1:
                kind = data.draw(st.sampled_from(tuple(Numbering)))
                understanding = correct.set_numbering(understanding, chosen, kind)
            case 2:
                understanding = correct.change_level(
                    understanding, chosen, data.draw(st.sampled_from((-1, 1)))
                )
            case 3:
                understanding = correct.reword(understanding, chosen[0], "Tiêu đề", "lời\nvăn")
            case 4:
                understanding = correct.join_above(understanding, chosen[0])
            case _:
                understanding = correct.settle(understanding, chosen)
    made = assemble(understanding, 2023)
    assert len(made.nodes) == len(made.origins)
    assert sorted(i for origin in made.origins for i in origin) == [
        item.id for item in sorted(understanding.of(*BODY), key=lambda item: item.id)
    ]
    notes(understanding, made, Around(None))
    merged = merge(old, made.nodes, 1000)
    assert len(merged.outline.entries) == len(merged.outline.nodes)
    assert len({node.id for node in merged.outline.nodes}) == len(merged.outline.nodes)
    assert len({node.uid for node in merged.outline.nodes}) == len(merged.outline.nodes)
