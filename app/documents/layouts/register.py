"""The register of outgoing papers (sổ đăng ký văn bản đi) as a sheet, in the decree's ten columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.documents.layouts.letterhead import centred
from app.documents.layouts.sheet_rows import row_heights
from app.documents.model import Paragraph, Properties, Run, Sheet, Value
from app.documents.profile import Profile, load_profile
from app.domain.office import Identity
from app.domain.register import SERIES_WORDS, RegisterEntry, Series
from app.domain.wording import upper_first


def register_sheet(
    entries: Iterable[RegisterEntry],
    year: int,
    series: Series | None = None,
    identity: Identity | None = None,
    profile: Profile | None = None,
) -> Sheet:
    """The papers of one year by number; of one `series` when given, else each series after the other.

    Columns and their order: NĐ 30/2020/NĐ-CP, Phụ lục IV.
    """
    profile = profile or load_profile()
    office = identity.name if identity else ""
    order = list(Series)
    shown = sorted(
        (entry for entry in entries if entry.year == year and series in (None, entry.series)),
        key=lambda entry: (order.index(entry.series), entry.number, entry.id),
    )
    heading = profile.wording["register"]
    width = profile.look.page.height_mm
    part = f", {SERIES_WORDS[series].lower()}" if series is Series.COUNCIL else ""
    title = [
        centred(profile, "Dòng dưới tên sổ", office.upper(), width),
        centred(profile, "Tên sổ", heading, width),
        Paragraph(profile.style("Dòng dưới tên sổ"), (Run(f"Năm {year}{part}"),)),
    ]
    sheet = Sheet(
        name=f"Văn bản đi {year}",
        properties=Properties(f"{heading.capitalize()} năm {year}", office, office),
        look=profile.look,
        title=tuple(line for line in title if line.text),
        columns=profile.sheet_columns["register"],
        rows=tuple(_row(entry) for entry in shown),
        header_style=profile.style("Đầu bảng"),
        cell_style=profile.style("Ô bảng"),
    )
    return replace(sheet, heights_pt=row_heights(sheet))


def _row(entry: RegisterEntry) -> tuple[Value, ...]:
    kind = upper_first(entry.kind.lower()) if entry.kind.isupper() else entry.kind
    return (
        entry.number_text,
        entry.issued_on,
        f"{kind} {entry.summary}".strip(),
        entry.signer,
        entry.recipients,
        entry.archive_unit,
        entry.copies,
        entry.sent_on,
        entry.received_by,
        entry.note,
    )
