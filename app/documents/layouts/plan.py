"""Form F01: the yearly emulation plan (kế hoạch phát động thi đua) as a paper.

Frame: NĐ 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.4, without "Kính gửi". Whatever the plan lacks leaves room on the
paper.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.documents.layouts.letterhead import PLACE_ROOM, centred, letterhead, number_line, rule
from app.documents.layouts.outline_body import body_paragraphs
from app.documents.layouts.punctuation import ended, listed
from app.documents.layouts.signature import signature_block
from app.documents.metrics import paragraph_mm
from app.documents.model import Document, Paragraph, Properties, Rule, Run
from app.documents.profile import Profile, load_profile
from app.domain.dates import date_line
from app.domain.office import Identity
from app.domain.outline import Outline
from app.domain.plan import Plan

# A căn cứ taken from the presets, or typed as one says it, names the act alone; on paper it says what it is.
_ACTS = (
    "Luật", "Bộ luật", "Pháp lệnh", "Nghị quyết", "Nghị định", "Thông tư", "Quyết định", "Chỉ thị",
    "Kế hoạch", "Hướng dẫn", "Quy chế", "Công văn",
)  # fmt: skip


def plan_paper(
    plan: Plan, outline: Outline, identity: Identity | None, practice: bool, profile: Profile | None = None
) -> Document:
    """The plan as it is printed; `identity` holds the office's names on the paper's date, None if unknown.

    `practice` is True where the paper names practice people; then every page says so at its foot.
    """
    profile = profile or load_profile()
    kind = profile.kinds.get(plan.kind_name.upper(), "")
    office = identity.name if identity else ""
    symbol = plan.symbol or "-".join(
        part for part in (kind, identity.abbreviation if identity else "") if part
    )
    number = plan.number_text(symbol)
    head = letterhead(
        profile,
        identity.superior if identity else "",
        office,
        number_line(profile, number, symbol),
        date_line(plan.place or (identity.place if identity else "") or PLACE_ROOM, plan.issued, plan.year),
        number_ref="field:number",
        date_ref="field:issued",
    )
    footer = Paragraph(profile.style("Dữ liệu thực hành"), (Run(profile.wording["practice"]),))
    return Document(
        kind=kind,
        properties=Properties(_name(plan), office, office, number),
        look=profile.look,
        letterhead=head,
        title=_title(profile, plan),
        body=_body(profile, plan, outline),
        signature=signature_block(
            profile, plan.recipients, plan.signer_lines, plan.signer_office_title, plan.signer_name
        ),
        page_number=profile.page_number,
        footer=footer if practice else None,
        tail=profile.style("Cuối văn bản"),
    )


def _name(plan: Plan) -> str:
    """`Kế hoạch Phát động phong trào …`, for the properties of the file."""
    return f"{plan.kind_name.capitalize()} {' '.join(plan.title.split())}".strip()


def _title(profile: Profile, plan: Plan) -> tuple[Paragraph | Rule, ...]:
    width = profile.look.page.text_mm
    longest = width * profile.title_percent / 100
    kind = centred(profile, "Tên loại", plan.kind_name, width, "field:kind_name")
    summary = centred(profile, "Trích yếu", plan.title, longest, "field:title")
    above = paragraph_mm(summary, profile.look) or paragraph_mm(kind, profile.look)
    return (kind, summary, rule(profile, "title", above, width))


def _body(profile: Profile, plan: Plan, outline: Outline) -> tuple[Paragraph, ...]:
    paragraphs = [
        *_texts(profile, "Căn cứ", _bases(profile, plan), "field:legal_bases"),
        *_texts(profile, "Nội dung", plan.opening.split("\n"), "field:opening"),
        *_texts(profile, "Câu dẫn", plan.lead_in.split("\n"), "field:lead_in"),
        *body_paragraphs(profile, outline),
        *_texts(profile, "Câu kết", plan.closing.split("\n"), "field:closing"),
    ]
    if paragraphs:
        last = paragraphs[-1]
        heading = profile.look.style(last.style).outline_level > 0
        text = last.text if heading else ended(last.text, profile.wording["end"])
        # Kept with the signature block, which may not stand alone on a page.
        paragraphs[-1] = replace(last, runs=(Run(text),), keep_with_next=True)
    return tuple(paragraphs)


def _bases(profile: Profile, plan: Plan) -> tuple[str, ...]:
    lead = profile.wording["basis"]
    return tuple(
        f"{lead}{line}" if line.startswith(tuple(f"{act} " for act in _ACTS)) else line
        for line in listed(plan.legal_bases)
    )


def _texts(profile: Profile, role: str, lines: Iterable[str], ref: str) -> list[Paragraph]:
    style = profile.style(role)
    return [Paragraph(style, (Run(line.strip()),), ref) for line in lines if line.strip()]
