"""The staff list of a day as a sheet; its headings are the ones the import of staff knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from app.documents.layouts.letterhead import centred
from app.documents.layouts.sheet_rows import row_heights
from app.documents.model import Column, Properties, Sheet, Value
from app.documents.profile import Profile, load_profile
from app.domain.dates import show_date
from app.domain.office import Identity
from app.domain.staff import AWAY_KIND_WORDS, SEX_WORDS, STAFF_KIND_WORDS
from app.domain.staff_roll import RollLine

_COLUMNS = (
    Column("TT", 10, "center"),
    Column("Họ và tên", 44),
    Column("Ngày sinh", 24, "center"),
    Column("Giới tính", 14, "center"),
    Column("Phòng, đơn vị", 48),
    Column("Chức vụ", 38),
    Column("Loại", 24),
    Column("Số hiệu", 22),
    Column("Số máy chấm công", 20),
    Column("Ngạch, bậc", 30),
    Column("Trình độ", 34),
    Column("Học hàm, học vị", 24),
    Column("Chức vụ Đảng", 28),
    Column("Chức vụ đoàn thể", 28),
    Column("Quê quán", 34),
    Column("Nơi ở", 34),
    Column("Vào ngành từ ngày", 24, "center"),
    Column("Ở đơn vị từ ngày", 24, "center"),
    Column("Ghi chú", 34),
)
_ALWAYS = 6  # the first columns stand even when nothing is in them; the paper has no room for the others


def staff_sheet(
    lines: Iterable[RollLine],
    day: date,
    numbers: Mapping[int, str],
    identity: Identity | None = None,
    *,
    practice: bool = False,
    profile: Profile | None = None,
) -> Sheet:
    """Who belongs on the day, in the order given; `numbers` are clock numbers by person id."""
    profile = profile or load_profile()
    office = identity.name if identity else ""
    width = profile.look.page.height_mm
    title = [
        centred(profile, "Dòng dưới tên sổ", office.upper(), width),
        centred(profile, "Tên sổ", "Danh sách cán bộ", width),
        centred(profile, "Dòng dưới tên sổ", f"Ngày {show_date(day)}", width),
    ]
    if practice:
        title.append(centred(profile, "Dữ liệu thực hành", profile.wording["practice"], width))
    rows = tuple(_row(place, line, day, numbers) for place, line in enumerate(lines, start=1))
    kept = [at for at in range(len(_COLUMNS)) if at < _ALWAYS or any(row[at] for row in rows)]
    sheet = Sheet(
        name="Danh sách cán bộ",
        properties=Properties(f"Danh sách cán bộ ngày {show_date(day)}", office, office),
        look=profile.look,
        title=tuple(line for line in title if line.text),
        columns=tuple(_COLUMNS[at] for at in kept),
        rows=tuple(tuple(row[at] for at in kept) for row in rows),
        header_style=profile.style("Đầu bảng"),
        cell_style=profile.style("Ô bảng"),
    )
    return replace(sheet, heights_pt=row_heights(sheet))


def _row(place: int, line: RollLine, day: date, numbers: Mapping[int, str]) -> tuple[Value, ...]:
    person, membership, away = line.person, line.membership(day), line.away(day)
    absence = AWAY_KIND_WORDS[away.kind] if away else ""
    return (
        place,
        person.name,
        person.birth_date,
        SEX_WORDS[person.sex],
        line.unit.name,
        membership.post if membership else "",
        STAFF_KIND_WORDS[person.kind],
        person.staff_number,
        numbers.get(person.id, ""),
        person.grade,
        person.qualification,
        person.academic_title,
        person.party_post,
        person.union_post,
        person.hometown,
        person.residence,
        person.joined_on,
        membership.valid_from if membership else None,
        ". ".join(filter(None, (absence, person.note))),
    )
