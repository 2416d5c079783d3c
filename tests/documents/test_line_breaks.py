"""Long names break where a reader would break them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.breaks import balanced
from app.documents.metrics import width_mm
from app.documents.profile import load_profile

BREAKS = load_profile().line_breaks


def bold13(line: str) -> float:
    return width_mm(line, 13, bold=True)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Sở Ngoại vụ", ("SỞ NGOẠI VỤ",)),
        ("Hội đồng Thi đua - Khen thưởng", ("HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG")),
        ("HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG", ("HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG")),
        ("Ủy ban nhân dân tỉnh Bình Phước", ("ỦY BAN NHÂN DÂN", "TỈNH BÌNH PHƯỚC")),
        (
            "Ban Quản lý Khu kinh tế và các khu công nghiệp tỉnh Bình Phước",
            ("BAN QUẢN LÝ KHU KINH TẾ", "VÀ CÁC KHU CÔNG NGHIỆP", "TỈNH BÌNH PHƯỚC"),
        ),
    ],
)
def test_an_office_name_breaks_between_its_parts(name: str, lines: tuple[str, ...]) -> None:
    assert balanced(name, 65, bold13, BREAKS, str.upper) == lines


def test_the_title_of_the_plan_of_2023_takes_its_two_printed_lines() -> None:
    title = (
        "Phát động phong trào thi đua thực hiện thắng lợi nhiệm vụ phát triển kinh tế - xã hội, "
        "quốc phòng, an ninh năm 2023"
    )
    assert balanced(title, 148.5, lambda line: width_mm(line, 14, bold=True), BREAKS) == (
        "Phát động phong trào thi đua thực hiện thắng lợi nhiệm vụ",
        "phát triển kinh tế - xã hội, quốc phòng, an ninh năm 2023",
    )


def test_nothing_breaks_into_no_lines() -> None:
    assert balanced("  ", 65, bold13, BREAKS) == ()


@given(st.lists(st.text("abcđư", min_size=1, max_size=40), min_size=1, max_size=60), st.floats(10, 200))
def test_no_word_is_lost_and_no_line_of_several_words_sticks_out(words: list[str], width: float) -> None:
    lines = balanced(" ".join(words), width, bold13, BREAKS)
    assert " ".join(lines).split() == words
    assert all(bold13(line) <= width or " " not in line for line in lines)


def test_a_pasted_page_in_a_title_is_broken_without_waiting() -> None:
    words = ["chữ"] * 5_000
    assert " ".join(balanced(" ".join(words), 148.5, bold13, BREAKS)).split() == words
