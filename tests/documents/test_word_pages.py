"""The pages LibreOffice makes of our Word files: how many, where they break, who stands on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from papers_for_tests import SNGV, A, outline, seed

from app.documents.layouts.plan import plan_paper
from app.documents.word import write_word
from app.domain.outline import NewNode

Convert = Callable[[Sequence[Path]], list[Path]]
Read = Callable[[Path], list[str]]
SENTENCE = (
    "Tham mưu, triển khai có hiệu quả các nhiệm vụ được giao trong năm, bảo đảm tiến độ và chất lượng. "
)


def words(text: str) -> str:
    return " ".join(text.split())


def test_the_plan_of_2023_takes_four_pages_numbered_from_the_second(
    seed_docx: Path, to_pdf: Convert, pages_of: Read
) -> None:
    pages = pages_of(to_pdf([seed_docx])[0])
    assert len(pages) == 4
    assert words(pages[0]).startswith("UBND TỈNH BÌNH PHƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM SỞ NGOẠI VỤ")
    assert [words(page).split()[0] for page in pages[1:]] == ["2", "3", "4"]
    assert "Trên đây là Kế hoạch" in pages[3]
    assert "Phạm Thị Anh Thư" in pages[3]


def test_number_and_date_are_printed_on_one_line(seed_docx: Path, to_pdf: Convert, pages_of: Read) -> None:
    lines = [words(line) for line in pages_of(to_pdf([seed_docx])[0])[0].splitlines()]
    assert any(line.startswith("Số:") and "Bình Phước, ngày" in line for line in lines)


def test_wherever_the_page_ends_the_signature_block_is_whole_and_not_alone(
    tmp_path: Path, to_pdf: Convert, pages_of: Read
) -> None:
    plan = replace(seed()[0], recipients=tuple(f"Nơi nhận thứ {n}" for n in range(1, 13)))
    files = []
    for count in range(4, 22):
        # One line more each time: the foot of the page wanders through text, closing and signature.
        nodes = outline(*[NewNode(0, A, "", "Một việc.") for _ in range(count)])
        files.append(write_word(plan_paper(plan, nodes, SNGV, False), tmp_path / f"Dài {count}.docx"))
    pages_with_signer = set()
    for pdf in to_pdf(files):
        pages = pages_of(pdf)
        last = words(pages[-1])
        assert "của Sở Ngoại vụ./." in last, pdf.name
        for part in ("Nơi nhận:", "- Nơi nhận thứ 12.", "GIÁM ĐỐC", "Phạm Thị Anh Thư"):
            assert part in last, (pdf.name, part)
        pages_with_signer.add(len(pages))
    assert len(pages_with_signer) > 1, "the foot of the page did not wander through the signature block"


def test_no_page_ends_with_a_heading(tmp_path: Path, to_pdf: Convert, pages_of: Read) -> None:
    files = []
    for count in range(9, 21):
        nodes = [NewNode(0, A, "", "Một việc.") for _ in range(count)]
        nodes += [NewNode(0, A, "Tiêu đề phải đi cùng"), NewNode(0, A, "", SENTENCE * 3)]
        paper = plan_paper(seed()[0], outline(*nodes), SNGV, False)
        files.append(write_word(paper, tmp_path / f"Tiêu đề {count}.docx"))
    for pdf in to_pdf(files):
        for page in pages_of(pdf):
            assert not words(page).endswith("Tiêu đề phải đi cùng"), pdf.name


def test_more_recipients_than_a_page_holds_are_all_printed(
    tmp_path: Path, to_pdf: Convert, pages_of: Read
) -> None:
    plan = replace(seed()[0], recipients=tuple(f"Nơi nhận thứ {n}" for n in range(1, 151)))
    file = write_word(
        plan_paper(plan, outline(NewNode(0, A, "", "Việc.")), SNGV, False), tmp_path / "Nhiều.docx"
    )
    pages = pages_of(to_pdf([file])[0])
    assert "của Sở Ngoại vụ./." in pages[0]
    assert "Nơi nhận thứ 1;" in pages[0]
    text = words(" ".join(pages))
    assert all(f"Nơi nhận thứ {n};" in text for n in range(1, 150))
