"""One plan of an invented office, as values: every file of tests/files/plans says it in its own way."""

from __future__ import annotations

from app.domain.outline import NewNode, Numbering

R, A, N, L, D = Numbering.ROMAN, Numbering.ARABIC, Numbering.NESTED, Numbering.LETTER, Numbering.DASH

SUPERIOR = "UBND TỈNH MINH HỌA"
OFFICE = "SỞ THÍ DỤ"
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
NUMBER = "Số: 07/KH-STD"
DATE = "Minh Họa, ngày 09 tháng 01 năm 2022"
KIND = "KẾ HOẠCH"
TITLE = "Phát động phong trào thi đua thực hiện nhiệm vụ năm 2022"
BASES = (
    "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003",
    "Căn cứ Chỉ thị số 02/CT-UBND ngày 05/01/2022 của UBND tỉnh về phong trào thi đua năm 2022",
)
OPENING = "Thực hiện chương trình công tác năm 2022 và để động viên cán bộ, công chức hoàn thành nhiệm vụ."
LEAD_IN = "Sở Thí dụ xây dựng Kế hoạch phát động phong trào thi đua như sau:"
NODES = (
    NewNode(0, R, "MỤC ĐÍCH, YÊU CẦU"),
    NewNode(1, A, "Mục đích"),
    NewNode(2, D, "", "Tạo khí thế thi đua sôi nổi trong toàn cơ quan ngay từ đầu năm."),
    NewNode(2, D, "", "Khen thưởng kịp thời những tập thể, cá nhân có thành tích."),
    NewNode(1, A, "Yêu cầu"),
    NewNode(2, D, "", "Phong trào phải thiết thực, gắn với nhiệm vụ được giao."),
    NewNode(0, R, "NỘI DUNG THI ĐUA"),
    NewNode(
        1, A, "",
        "Hoàn thành các chỉ tiêu được giao trong năm, không để việc quá hạn, chú trọng chất lượng tham mưu.",
    ),
    NewNode(1, A, "", "Chấp hành tốt nội quy, quy chế của cơ quan, cụ thể như sau:"),
    NewNode(2, L, "", "Không đi muộn, về sớm."),
    NewNode(2, L, "", "Đeo thẻ công chức khi làm việc."),
    NewNode(2, L, "", "Giữ gìn vệ sinh nơi làm việc."),
    NewNode(0, R, "TỔ CHỨC THỰC HIỆN"),
    NewNode(1, A, "Thời gian:", "Từ tháng 01/2022 đến 31/12/2022."),
    NewNode(1, A, "Phân công"),
    NewNode(2, N, "Văn phòng Sở:", "Theo dõi, tổng hợp kết quả thi đua của các phòng."),
    NewNode(2, N, "Các phòng chuyên môn:", "Đăng ký thi đua trước ngày 31/01/2022."),
)  # fmt: skip
CLOSING = "Trên đây là Kế hoạch phát động phong trào thi đua năm 2022 của Sở Thí dụ."
RECIPIENTS = ("Ban TĐKT tỉnh", "Ban Giám đốc", "Các phòng thuộc Sở", "Lưu: VT, VP")
SIGNER_LINES = ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
SIGNER_NAME = "Nguyễn Văn Mẫu"
SHAPE = "I{1{-,-},2{-}} II{1,2{a,b,c}} III{1,2{2.1,2.2}}"


def typed_lines() -> list[tuple[int, str]]:
    """The outline with its numbers typed by hand: depth and line."""
    counts: dict[int, int] = {}
    out: list[tuple[int, str]] = []
    for node in NODES:
        counts = {depth: count for depth, count in counts.items() if depth <= node.depth}
        counts[node.depth] = counts.get(node.depth, 0) + 1
        label = {
            R: "I" * counts[node.depth] + ".",
            A: f"{counts[node.depth]}.",
            N: f"{counts.get(node.depth - 1, 1)}.{counts[node.depth]}.",
            L: f"{'abcd'[counts[node.depth] - 1]})",
            D: "-",
        }[node.numbering]
        words = " ".join(part for part in (node.title, node.text) if part)
        out.append((node.depth, f"{label} {words}"))
    return out
