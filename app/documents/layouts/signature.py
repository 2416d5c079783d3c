"""The foot of a paper: recipients left, signer right (NĐ 30/2020/NĐ-CP, Phụ lục I, II.7 and II.9)."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from app.documents.layouts.letterhead import centred
from app.documents.layouts.punctuation import listed
from app.documents.metrics import MM_PER_POINT, paragraph_mm
from app.documents.model import Paragraph, Run, SignatureBlock
from app.documents.profile import Profile

_SINGLE_LINE = 1.15  # height of a line of Times New Roman as a part of its size


def signature_block(
    profile: Profile,
    recipients: Iterable[str],
    signer_lines: Iterable[str],
    office_title: str,
    signer_name: str,
) -> SignatureBlock:
    """Recipients with their dashes and end marks; the signer's post in capitals, room to sign, the name.

    What is missing leaves its place blank.
    """
    left, right = profile.columns["signature"]
    heading = Paragraph(profile.style("Nơi nhận"), (Run(profile.wording["recipients"]),), "field:recipients")
    list_style = profile.style("Danh sách nơi nhận")
    lines = [Paragraph(list_style, (Run(line),), "field:recipients") for line in listed(recipients, "- ")]
    posts = [centred(profile, "Chức vụ người ký", line, right, "field:signer_lines") for line in signer_lines]
    signer = [
        *(posts or [Paragraph(profile.style("Chức vụ người ký"), (), "field:signer_lines")]),
        Paragraph(profile.style("Chỗ ký")),
    ]
    if office_title.strip():
        signer.append(
            centred(profile, "Chức vụ khác của người ký", office_title, right, "field:signer_office_title")
        )
    signer.append(centred(profile, "Họ tên người ký", signer_name, right, "field:signer_name"))
    columns = ((heading, *lines), tuple(signer))
    whole = max(_height_mm(profile, *both) for both in zip(columns, (left, right), strict=True)) <= _room_mm(
        profile
    )
    if whole:
        # Kept line by line, down to the empty paragraph below the table, which must not begin a page alone.
        kept = tuple(tuple(replace(line, keep_with_next=True) for line in column) for column in columns)
        columns = (kept[0], kept[1])
    return SignatureBlock((left, right), *columns, whole=whole)


def _room_mm(profile: Profile) -> float:
    page = profile.look.page
    return (page.height_mm - page.top_mm - page.bottom_mm) * profile.whole_percent / 100


def _height_mm(profile: Profile, column: tuple[Paragraph, ...], width_mm: float) -> float:
    points = 0.0
    for paragraph in column:
        style = profile.look.style(paragraph.style)
        lines = max(
            math.ceil(paragraph_mm(paragraph, profile.look) / width_mm), paragraph.text.count("\n") + 1
        )
        points += lines * style.size_pt * _SINGLE_LINE + style.before_pt + style.after_pt
    return points * MM_PER_POINT
