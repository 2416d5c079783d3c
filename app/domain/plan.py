"""The yearly plan (kế hoạch phát động thi đua): everything of its page but the outline."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.dates import PartialDate

SMALLEST_TWO_FIGURES = 10


class PlanState(StrEnum):
    """A plan is written, then signed; a signed one is only ever replaced."""

    DRAFT = "draft"
    SIGNED = "signed"


STATE_WORDS = {PlanState.DRAFT: "Dự thảo", PlanState.SIGNED: "Đã ký"}


@dataclass(frozen=True)
class Plan:
    """One version of the plan of one year.

    `opening` holds paragraphs separated by line ends; `symbol` is what follows the slash ("KH-SNgV"), empty
    while it is taken from the office of the paper's date; `place` likewise. `period_from`, `period_to` are
    `YYYY-MM`, `YYYY-MM-DD` or empty. `signer_lines` are printed above the signature as they stand.
    """

    id: int
    year: int
    version: int = 1
    replaces: int | None = None
    state: PlanState = PlanState.DRAFT
    number: int | None = None
    symbol: str = ""
    issued: PartialDate | None = None
    place: str = ""
    kind_name: str = "KẾ HOẠCH"
    title: str = ""
    opening: str = ""
    legal_bases: tuple[str, ...] = ()
    lead_in: str = ""
    period_from: str = ""
    period_to: str = ""
    closing: str = ""
    recipients: tuple[str, ...] = ()
    signer_lines: tuple[str, ...] = ()
    signer_name: str = ""
    signer_office_title: str = ""

    @property
    def signed(self) -> bool:
        return self.state is PlanState.SIGNED

    @property
    def paper_day(self) -> PartialDate:
        """The date whose names the paper bears: its own, else the first day of its year."""
        return self.issued or PartialDate(self.year)

    def number_text(self, symbol: str = "") -> str:
        """`05/KH-SNgV`; empty without a number. Numbers below 10 take a zero (NĐ 30 Phụ lục I, II.3)."""
        if self.number is None:
            return ""
        return written_number(self.number, self.symbol or symbol)


FIELD_WORDS = {
    "number": "Số",
    "symbol": "Ký hiệu",
    "issued": "Ngày tháng",
    "place": "Địa danh",
    "kind_name": "Tên loại",
    "title": "Trích yếu",
    "opening": "Mở đầu",
    "legal_bases": "Căn cứ",
    "lead_in": "Câu dẫn",
    "period_from": "Thời gian từ",
    "period_to": "Thời gian đến",
    "closing": "Câu kết",
    "recipients": "Nơi nhận",
    "signer_lines": "Quyền hạn, chức vụ người ký",
    "signer_name": "Người ký",
    "signer_office_title": "Chức vụ trong cơ quan",
}


def written_number(number: int, symbol: str) -> str:
    """`05/KH-SNgV`: two figures at least, a slash, no blanks (NĐ 30/2020/NĐ-CP, Phụ lục I, II.3)."""
    figures = f"0{number}" if number < SMALLEST_TWO_FIGURES else str(number)
    return f"{figures}/{symbol}" if symbol else figures
