"""The settings' kinds of record as data: columns, fields and words of each page."""

from __future__ import annotations

from app.domain.office import (
    AUTHORITY_WORDS,
    Authority,
    Identity,
    LegalBasis,
    RecipientPreset,
    Signatory,
    Unit,
    signing_lines,
)
from ui.dated_rows import VALIDITY, RowsSpec, period
from ui.record_form import FieldSpec
from ui.row_table import Column

_PERIOD = Column("Hiệu lực", period, 190, muted=True)
_PAPER_KIND = FieldSpec(
    "paper_kind",
    "Dùng cho loại văn bản",
    placeholder="mọi loại",
    hint="Chữ viết tắt của tên loại, ví dụ KH cho kế hoạch.",
)
_ACTING = frozenset({Authority.KT, Authority.Q, Authority.TL, Authority.TUQ, Authority.TM})

IDENTITIES = RowsSpec(
    name="identities",
    words="Cơ quan",
    noun="tên cơ quan",
    explain="Mỗi văn bản lấy tên cơ quan của ngày ký. Đổi tên thì ghi ngày hết của tên cũ, rồi thêm tên mới.",
    tables=frozenset({"office_identity"}),
    rows=lambda desk: desk.identities(),
    blank=lambda: Identity(0, "", "", "", ""),
    columns=(
        Column("Tên cơ quan", lambda row: row.name, weight=500, second=lambda row: row.superior),
        Column("Viết tắt", lambda row: row.abbreviation, 84),
        Column("Địa danh", lambda row: row.place, 110),
        _PERIOD,
    ),
    fields=(
        FieldSpec("superior", "Cơ quan chủ quản", placeholder="UBND tỉnh …"),
        FieldSpec("name", "Tên cơ quan", placeholder="Sở …"),
        FieldSpec(
            "abbreviation", "Chữ viết tắt trong số văn bản", hint="Viết liền, ví dụ SNgV: Số 05/KH-SNgV."
        ),
        FieldSpec("place", "Địa danh trên dòng ngày"),
        *VALIDITY,
    ),
    empty="Tên cơ quan và cơ quan chủ quản đứng ở đầu mọi văn bản.",
    lines=2,
)

UNITS = RowsSpec(
    name="units",
    words="Phòng và đơn vị",
    noun="phòng, đơn vị",
    explain="Chữ viết tắt đứng sau “Lưu: VT,” ở nơi nhận. Thứ tự ở đây là thứ tự trong mọi danh sách.",
    tables=frozenset({"unit"}),
    rows=lambda desk: desk.units(),
    blank=lambda: Unit(0, ""),
    columns=(
        Column("Tên", lambda row: row.name, weight=500),
        Column("Tên ngắn", lambda row: row.short_name, 130),
        Column("Viết tắt", lambda row: row.abbreviation, 84),
        Column("Thứ tự", lambda row: str(row.position), 64, right=True),
        _PERIOD,
    ),
    fields=(
        FieldSpec("name", "Tên", placeholder="Văn phòng Sở"),
        FieldSpec("short_name", "Tên ngắn", row=1),
        FieldSpec("abbreviation", "Viết tắt", width=96, row=1),
        FieldSpec("position", "Thứ tự", "order", width=96),
        *VALIDITY,
    ),
    empty="Các phòng, ban của cơ quan: dùng ở nơi nhận và khi lập danh sách.",
)

SIGNATORIES = RowsSpec(
    name="signatories",
    words="Người ký",
    noun="người ký",
    explain="Thẩm quyền theo NĐ 30/2020/NĐ-CP, Điều 13. Khi ký chỉ chọn được người có thẩm quyền hôm ấy.",
    tables=frozenset({"signatory"}),
    rows=lambda desk: desk.signatories(),
    blank=lambda: Signatory(0, "", ""),
    columns=(
        Column("Họ và tên", lambda row: row.name, 210, weight=500),
        Column("Ghi trên văn bản", lambda row: " / ".join(signing_lines(row)), second=lambda row: row.basis),
        _PERIOD,
    ),
    fields=(
        FieldSpec("name", "Họ và tên"),
        FieldSpec("title", "Chức vụ", placeholder="Giám đốc"),
        FieldSpec("authority", "Thẩm quyền", "choice", choices=AUTHORITY_WORDS),
        FieldSpec(
            "acting_for",
            "Ký cho",
            hint="Chức vụ hoặc tập thể được ký thay, ví dụ Giám đốc.",
            needed=lambda row: row.authority in _ACTING,
        ),
        FieldSpec(
            "basis",
            "Văn bản ủy quyền",
            hint="Số, ngày, ví dụ Giấy ủy quyền 12/GUQ-SNgV ngày 03/04/2023.",
            needed=lambda row: row.authority is Authority.TUQ,
        ),
        *VALIDITY,
    ),
    empty="Người có thẩm quyền ký văn bản, từ ngày nào đến ngày nào.",
    icon="person",
    lines=2,
)

RECIPIENTS = RowsSpec(
    name="recipients",
    words="Nơi nhận mẫu",
    noun="nơi nhận mẫu",
    explain="Danh sách nơi nhận dùng lại khi soạn văn bản; mỗi dòng một nơi, không gõ gạch đầu dòng.",
    tables=frozenset({"recipient_preset"}),
    rows=lambda desk: desk.recipient_presets(),
    blank=lambda: RecipientPreset(0, "", "", ()),
    columns=(
        Column("Tên mẫu", lambda row: row.name, 210, weight=500),
        Column("Các dòng", lambda row: "; ".join(row.lines)),
        _PERIOD,
    ),
    fields=(
        FieldSpec("name", "Tên mẫu", placeholder="Kế hoạch hằng năm"),
        _PAPER_KIND,
        FieldSpec("lines", "Nơi nhận, mỗi dòng một nơi", "list", hint="Dấu câu cuối dòng tự thêm khi in."),
        *VALIDITY,
    ),
    empty="Ví dụ: Ban Thi đua - Khen thưởng tỉnh; Các phòng thuộc Sở; Lưu: VT.",
    icon="send",
)

BASES = RowsSpec(
    name="bases",
    words="Căn cứ mẫu",
    noun="căn cứ mẫu",
    explain="Căn cứ pháp lý dùng lại khi soạn văn bản. Dòng đi kèm chương trình có nguồn và ngày hiệu lực.",
    tables=frozenset({"legal_basis"}),
    rows=lambda desk: desk.legal_bases(),
    blank=lambda: LegalBasis(0, ""),
    columns=(
        Column("Căn cứ", lambda row: row.text, second=lambda row: row.source),
        Column(
            "", lambda row: "", 142, chip=lambda row: None if row.verified else ("doubt", "chưa kiểm chứng")
        ),
        _PERIOD,
    ),
    fields=(
        FieldSpec("text", "Nội dung căn cứ", "lines"),
        _PAPER_KIND,
        FieldSpec("source", "Nguồn", hint="Nơi đã đối chiếu, ví dụ Công báo số, ngày."),
        FieldSpec("position", "Thứ tự", "order", width=96),
        *VALIDITY,
    ),
    empty="Ví dụ: Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022.",
    icon="book",
    lines=2,
    fixed=lambda row: (
        "Căn cứ đi kèm chương trình. Sửa ở đây thì thành căn cứ riêng của cơ quan; dòng gốc vẫn còn."
        if row.id < 0
        else ""
    ),
)

PAGES = (IDENTITIES, UNITS, SIGNATORIES, RECIPIENTS, BASES)
