"""The decree's layout as rows: every row has its source, and a row that cannot stand is named."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from app import paths
from app.documents.profile import ProfileFault, load_profile, read_profile

SHIPPED = paths.data("profiles", "ND30-2020.toml")


def changed(tmp_path: Path, old: str, new: str) -> Path:
    text = SHIPPED.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "ND30-2020.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def rows(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        return [value]
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def test_every_row_names_its_source_and_whether_it_was_compared() -> None:
    raw = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))
    found = [row for section in raw.values() for row in rows(section)]
    assert len(found) > 50
    assert all(row["source"] and isinstance(row["verified"], bool) for row in found)


def test_sizes_and_weights_are_those_of_the_decree() -> None:
    look = load_profile().look
    expected = {
        "NĐ30 Quốc hiệu": (13, True, False),
        "NĐ30 Tiêu ngữ": (14, True, False),
        "NĐ30 Tên cơ quan chủ quản": (13, False, False),
        "NĐ30 Tên cơ quan ban hành": (13, True, False),
        "NĐ30 Số và ký hiệu": (13, False, False),
        "NĐ30 Địa danh và ngày tháng": (14, False, True),
        "NĐ30 Căn cứ": (14, False, True),
        "NĐ30 Nội dung": (14, False, False),
        "NĐ30 Nơi nhận": (12, True, True),
        "NĐ30 Danh sách nơi nhận": (11, False, False),
        "NĐ30 Họ tên người ký": (14, True, False),
        "NĐ30 Số trang": (14, False, False),
    }
    for name, (size, bold, italic) in expected.items():
        style = look.style(name)
        assert (style.size_pt, style.bold, style.italic) == (size, bold, italic), name


@pytest.mark.parametrize(("preset", "text_mm"), [("rộng", 165), ("mẫu", 155)])
def test_both_presets_of_margins_fit_the_page(preset: str, text_mm: float) -> None:
    profile = load_profile(preset=preset)
    assert profile.look.page.text_mm == text_mm
    assert all(sum(widths) == text_mm for widths in profile.columns.values())


FAULTS = [
    ("upper = true, align", "uper = true, align", "unknown key uper"),
    ('number", text = "Số: ", source = ', 'number", text = "Số: ", sources = ', "unknown key sources"),
    (', source = "Phụ lục III NĐ 30/2020/NĐ-CP, mục I", verified = true', "", "source is missing"),
    ('source = "của chương trình", verified', 'source = " ", verified', "source is empty"),
    ("size_pt = 13, sizes_pt = [12, 13]", "size_pt = 15, sizes_pt = [12, 13]", "outside 12 to 13"),
    ("top_mm = 20, bottom_mm", "top_mm = 19, bottom_mm", "outside 20 to 25"),
    ("chosen_percent = 42", "chosen_percent = 60", "outside 34 to 50"),
    ("chosen_percent = 42", 'chosen_percent = "42"', "is not int"),
    ("widths_mm = [65, 100]", "widths_mm = [65, 101]", "is not the text width"),
    ('align = "center"', 'align = "middle"', "none of left"),
    ('{ name = "NĐ30 Tiêu ngữ"', '{ name = "NĐ30 Quốc hiệu"', "second row"),
    ('style = "NĐ30 Số trang"', 'style = "NĐ30 Số tờ"', "no style is called"),
    ('preset = "rộng", top_mm', 'preset = "hẹp", top_mm', "one is needed"),
    ("[line_breaks]", "[line_brakes]", "unknown key line_brakes"),
]


@pytest.mark.parametrize(("old", "new", "why"), FAULTS)
def test_a_row_that_cannot_stand_is_refused_by_name(tmp_path: Path, old: str, new: str, why: str) -> None:
    with pytest.raises(ProfileFault, match=f"ND30-2020.toml.*{re.escape(why)}"):
        read_profile(changed(tmp_path, old, new))


def test_a_faulty_row_is_named_by_its_number(tmp_path: Path) -> None:
    path = changed(tmp_path, "upper = true, align", "uper = true, align")
    with pytest.raises(ProfileFault, match=r"style row 1 \(NĐ30 Tên cơ quan chủ quản\)"):
        read_profile(path)
