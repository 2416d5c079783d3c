"""The office's real plan, read from its text file, gives its exact outline and page."""

from pathlib import Path

import pytest

from app.domain.outline import Numbering, Outline
from app.domain.outline_edit import insert
from app.domain.plan_reading.assemble import Assembled, assemble
from app.domain.plan_reading.understand import understand
from app.domain.plan_text import read_outline_text
from app.errors import SayToUser
from app.services.plan_forms import shipped_plan
from app.services.plan_source import text_source

SEED = Path(__file__).parent.parent / "files" / "ke-hoach-thi-dua-2023.txt"


@pytest.fixture(scope="module")
def draft() -> Assembled:
    return read_plan(SEED.read_text(encoding="utf-8"))


def read_plan(raw: str) -> Assembled:
    return assemble(understand(text_source("tệp", raw)), 2023)


def shape(raw: str) -> str:
    return insert(Outline(), None, 0, read_outline_text(raw), 1).shape()


def test_the_outline_is_exact(draft: Assembled) -> None:
    outline = insert(Outline(), None, 0, draft.nodes, 1)
    assert outline.shape() == "I{1{-,-},2{-,-}} II{1,2,3,4,5,6,7} III{1,2{2.1{-,-},2.2}}"


def test_the_page_around_the_outline_is_taken(draft: Assembled) -> None:
    assert draft.plan.kind_name == "KẾ HOẠCH"
    assert draft.plan.title.startswith("Phát động phong trào thi đua thực hiện thắng lợi nhiệm vụ phát triển")
    assert draft.plan.title.endswith("quốc phòng, an ninh năm 2023")
    assert draft.plan.opening.startswith(
        "Thực hiện Chỉ thị số 01/CT-UBND ngày 09/01/2023 của UBND tỉnh Bình Phước"
    )
    assert draft.plan.lead_in == "Sở Ngoại vụ xây dựng Kế hoạch phát động phong trào thi đua như sau:"
    assert draft.plan.closing.startswith("Trên đây là Kế hoạch")
    assert draft.plan.recipients == ("Ban TĐKT tỉnh", "Ban Giám đốc", "Các phòng chuyên môn", "Lưu: VT")
    assert (draft.plan.signer_lines, draft.plan.signer_name) == (("GIÁM ĐỐC",), "Phạm Thị Anh Thư")
    assert (draft.plan.period_from, draft.plan.period_to) == ("2023-01", "2023-12-31")


def test_wraps_are_joined_and_blanks_single(draft: Assembled) -> None:
    words = " ".join([draft.plan.opening, draft.plan.closing, *(f"{n.title} {n.text}" for n in draft.nodes)])
    assert "22-NQ/TW" in words
    assert "2021-2025" in words
    assert all("\n" not in n.text and "  " not in n.text for n in draft.nodes)


def test_its_misspellings_are_kept(draft: Assembled) -> None:
    words = " ".join(n.text for n in draft.nodes)
    assert "rượi bia" in words
    assert "nhiểu hình thức" in words


def test_every_word_of_the_file_is_in_the_plan(draft: Assembled) -> None:
    raw = SEED.read_text(encoding="utf-8").replace("22-\nNQ", "22-NQ")
    outline = insert(Outline(), None, 0, draft.nodes, 1)
    page = [draft.plan.kind_name, draft.plan.title, draft.plan.opening, draft.plan.lead_in]
    for entry in outline.walk():
        page += [entry.label, entry.node.title, entry.node.text]
    page += [draft.plan.closing, "Nơi nhận:", *draft.plan.signer_lines]
    page += [f"- {line}" for line in draft.plan.recipients] + [draft.plan.signer_name]

    def words(text: str) -> list[str]:
        return [word.strip(";.") for word in text.split() if word.strip(";.")]

    assert words(" ".join(page)) == words(raw)


def test_the_shipped_plan_is_the_one_in_the_file(draft: Assembled) -> None:
    form = shipped_plan(2023)
    assert form is not None
    assert form.nodes == draft.nodes
    for name in ("title", "opening", "lead_in", "closing", "recipients", "signer_lines", "signer_name"):
        assert getattr(form.plan, name) == getattr(draft.plan, name)


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        ("I. MỘT\n1. Hai\na) ba\nb) bốn\n2. Năm\nII. SÁU", "I{1{a,b},2} II"),
        ("1. Một\n1.1. Hai\n- ba\n1.2. Bốn\n2. Năm", "1{1.1{-},1.2},2"),
        ("– một\n• hai\n- ba", "-,-,-"),
        ("Một đoạn văn.\nĐoạn nữa.", "¶,¶"),
        ("a) một\n- hai\n- ba\nb) bốn", "a{-,-},b"),
        ("C. Mác viết như vậy.", "¶"),
    ],
)
def test_pasted_numbered_text_becomes_nodes(pasted: str, expected: str) -> None:
    assert shape(pasted).replace(" ", ",") == expected.replace(" ", ",")


def test_a_roman_one_capital_letter_is_a_heading_where_it_continues_the_series() -> None:
    nodes = read_outline_text("I. MỘT\nII. HAI\nIII. BA\nIV. BỐN\nV. NĂM")
    assert [n.numbering for n in nodes] == [Numbering.ROMAN] * 5


@pytest.mark.parametrize("raw", ["", "   \n\n", "Chỉ có lời, không có mục nào.", "- một gạch\n- hai gạch"])
def test_a_text_without_sections_is_refused_in_words(raw: str) -> None:
    with pytest.raises(SayToUser, match="Chưa thấy mục nào"):
        read_plan(raw)
