"""A round of invented people: council, meeting, counts, what is given. The figures are of one table."""

from __future__ import annotations

from datetime import date

from app.documents.layouts.award_frame import Frame
from app.domain.achievement_report import DecisionWords
from app.domain.award_papers import (
    Agenda,
    BallotAccount,
    BonusLine,
    Council,
    Given,
    Group,
    Meeting,
    Proposed,
    Seat,
    Tallied,
    TitleResult,
    Vote,
)
from app.domain.office import Identity
from app.services.wordings import shipped_wordings

SNGV = Identity(1, "UBND tỉnh Bình Phước", "Sở Ngoại vụ", "SNgV", "Bình Phước")
DAY = date(2024, 12, 20)
BASES = (
    "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
    "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ",
)
COUNCIL = Council(
    "Hội đồng Thi đua - Khen thưởng",
    DecisionWords("45/QĐ-SNgV", date(2024, 3, 4), "Giám đốc Sở Ngoại vụ"),
    (
        Seat("Lê Văn Thực Hành", "Phó Giám đốc", "Chủ tịch"),
        Seat("Trần Thị Ví Dụ", "Phó Giám đốc", "Phó Chủ tịch", came=False, absence="công tác", opinion=True),
        Seat("Nguyễn Thị Bản Mẫu", "Chánh Văn phòng", "Ủy viên", secretary=True),
        Seat("Phạm Văn Mô Phỏng", "Trưởng phòng", "Ủy viên", counter="Trưởng ban"),
        Seat("Đinh Thị Chú Thích", "Trưởng phòng", "Ủy viên", counter="Ủy viên"),
    ),
)
MEETING = Meeting(DAY, "08:00", "10:30", "09:15", "phòng họp Sở Ngoại vụ", ("Bùi Thị Thí Dụ",))
ONE = Proposed("Tô Văn Trang Giấy", "Chuyên viên, Phòng Hợp tác quốc tế", grade="HTXS", unit_votes="6/6")
TWO = Proposed("Vũ Thị Minh Họa", "Chuyên viên, Văn phòng Sở", grade="HTT", unit_votes="5/7")
TEAM = Proposed("Phòng Hợp tác quốc tế", "", collective=True)
CSTDCS = Agenda("Chiến sĩ thi đua cơ sở", True, (ONE, TWO))
LDTT = Agenda("Lao động tiên tiến", True, (ONE, TWO))
TTLDTT = Agenda("Tập thể lao động tiên tiến", True, (TEAM,))
GK = Agenda("Giấy khen của Giám đốc Sở", False, (TWO,))
VOTE = Vote(
    BallotAccount(printed=5, issued=4, collected=4, valid=4, invalid=0, written=1),
    (
        TitleResult(
            CSTDCS,
            "Ít nhất 80 % của 5 thành viên, tức là 4 phiếu",
            (
                Tallied(ONE, 5, 0, 0, 5, 4, "đạt", True),
                Tallied(TWO, 3, 1, 1, 5, 4, "không đạt", False, "3/5 thành viên = 60 %, thiếu 1 phiếu"),
            ),
            80,
        ),
        TitleResult(
            TTLDTT,
            "Trên 50 % của 5 thành viên, tức là 3 phiếu",
            (Tallied(TEAM, 5, 0, 0, 5, 3, "đạt", True),),
            50,
            more_than=True,
        ),
    ),
    seal="7f3a-19c2",
)
BONUSES = (
    BonusLine(ONE.name, ONE.place, "Lao động tiên tiến", (3, 10), 2_340_000, 10_000, 0, "chi mức cao nhất"),
    BonusLine(ONE.name, ONE.place, "Chiến sĩ thi đua cơ sở", (1, 1), 2_340_000, 10_000, 2_340_000),
    BonusLine(TWO.name, TWO.place, "Lao động tiên tiến", (3, 10), 2_340_000, 10_000, 710_000),
    BonusLine(TEAM.name, "", "Tập thể lao động tiên tiến", (8, 10), 2_340_000, 10_000, 1_880_000),
)
GROUPS = (
    Group(
        "Lao động tiên tiến",
        True,
        (
            Given(ONE.name, "Chuyên viên", "Phòng Hợp tác quốc tế", sex="Nam", note="chi mức cao nhất"),
            Given(TWO.name, "Chuyên viên", "Văn phòng Sở", sex="Nữ", money=710_000),
        ),
    ),
    Group(
        "Chiến sĩ thi đua cơ sở",
        True,
        (Given(ONE.name, "Chuyên viên", "Phòng Hợp tác quốc tế", sex="Nam", money=2_340_000),),
    ),
    Group("Tập thể lao động tiên tiến", True, (Given(TEAM.name, collective=True, money=1_880_000),)),
    Group(
        "Giấy khen của Giám đốc Sở",
        False,
        (
            Given(
                TWO.name, "Chuyên viên", "Văn phòng Sở", sex="Nữ", money=710_000,
                reason="Có thành tích trong tổ chức Hội nghị đối ngoại",
            ),
        ),
    ),
)  # fmt: skip


def frame(**values: object) -> Frame:
    """The office of the round on its day."""
    sentences = {row.key: row.text for row in shipped_wordings()}
    given: dict[str, object] = {
        "bases": BASES,
        "signer_lines": ("GIÁM ĐỐC",),
        "signer_name": "Phạm Thị Anh Thư",
        **values,
    }
    return Frame(SNGV, DAY, 2024, sentences, **given)  # type: ignore[arg-type]
