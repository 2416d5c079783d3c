"""Each class of fault alone: what is pointed at, and what is offered instead."""

import pytest

from tests.proofreading.conftest import on_a_page

FAULTS = [
    # spelling
    ("Các phòng thực hiện nghiêm túc kế họach được giao.", "họach", "hoạch"),
    ("Đơn vị phát huy tinh thân trách nhiệm.", "tinh thân", "tinh thần"),
    ("Cán bộ hoàn thành xuất xắc nhiệm vụ.", "xuất xắc", "xuất sắc"),
    ("Trong nhữngnăm qua, công tác này được quan tâm.", "nhữngnăm", "những năm"),
    ("CÔNG TÁC QUẢN LÝ NHÀ NỨƠC", "NỨƠC", "NƯỚC"),
    ("Công tác thu húc đầu tư được quan tâm.", "thu húc", "thu hút"),
    ("Sở khuyến kích doanh nghiệp tham gia.", "khuyến kích", "khuyến khích"),
    ("Nâng cao chất lượn hội thi của tỉnh.", "chất lượn", "chất lượng"),
    ("Bảo đảm sẵn sàng sàng cơ động khi có lệnh.", "sàng sàng", "sàng"),
    ("Số lượt đọc giả tăng so với năm trước.", "đọc giả", "độc giả"),
    # marks and blanks
    ("Công tác  cải cách được đẩy mạnh.", "Công tác  cải cách", "Công tác cải cách"),
    ("Cải cách hành chính , chuyển đổi số.", "hành chính , chuyển đổi", "hành chính, chuyển đổi"),
    ("Cải cách hành chính,chuyển đổi số.", "hành chính,chuyển đổi", "hành chính, chuyển đổi"),
    ("Cải cách ( gồm thủ tục) được đẩy mạnh.", "Cải cách ( gồm", "Cải cách (gồm"),
    ("Xử lý dữ liệu lớn( Big Data) của tỉnh.", "lớn( Big", "lớn (Big"),
    ("Tư vấn cho học sinh lớp12 của tỉnh.", "lớp12", "lớp 12"),
    ("Đại diện cá nhân/ tập thể được mời dự họp.", "cá nhân/ tập thể", "cá nhân/tập thể"),
    ("Thời gian xuống còn 4 phút ..", "phút ..", "phút."),
    ("Chỉ số thông tin – truyền thông tăng.", "thông tin – truyền thông", "thông tin - truyền thông"),
    ("Các đơn vị gửi báo cáo.. Sở tổng hợp.", "báo cáo.. Sở", "báo cáo. Sở"),
    ("Đã hoàn thành.Tăng cường kiểm tra.", "hoàn thành.Tăng cường", "hoàn thành. Tăng cường"),
    # capitals
    ("Hoàn thành kế hoạch; Tiếp tục tham mưu.", "; Tiếp tục", "; tiếp tục"),
    ("Đã hoàn thành. tăng cường kiểm tra.", "hoàn thành. tăng cường", "hoàn thành. Tăng cường"),
    ("Nghị quyết của Ban chấp hành Trung ương.", "Ban chấp hành Trung ương", "Ban Chấp hành Trung ương"),
    ("Uỷ Ban Nhân Dân tỉnh giao Sở chủ trì.", "Uỷ Ban Nhân Dân tỉnh", "Ủy ban nhân dân tỉnh"),
    ("Trên địa bàn Huyện Lộc Ninh đã hoàn thành.", "địa bàn Huyện Lộc", "địa bàn huyện Lộc"),
    ("Theo khoản 2 điều 5 của Luật này.", "2 điều 5", "2 Điều 5"),
    ("Theo quy định tại Khoản 2 Điều 5.", "tại Khoản 2", "tại khoản 2"),
    ("Thực hiện quyết định số 45/QĐ-UBND.", "Thực hiện quyết định số", "Thực hiện Quyết định số"),
    ("Ủy ban nhân dân Tỉnh giao Sở chủ trì.", "Ủy ban nhân dân Tỉnh", "Ủy ban nhân dân tỉnh"),
    ("Theo luật Bảo hiểm y tế và văn bản liên quan.", "Theo luật Bảo hiểm", "Theo Luật Bảo hiểm"),
    ("Sáng kiến của phòng Bảo quản được nhân rộng.", "của phòng Bảo quản", "của Phòng Bảo quản"),
    ("Các đơn vị thi hành quyết định này.", "thi hành quyết định này", "thi hành Quyết định này"),
    ("Trực vào các ngày thứ bảy của tháng 10.", "thứ bảy của", "thứ Bảy của"),
    ("Giới thiệu đoàn viên ưu tú cho đảng xem xét.", "cho đảng xem xét", "cho Đảng xem xét"),
    ("Tặng danh hiệu “chiến sĩ thi đua” cấp tỉnh.", "chiến sĩ thi đua", "Chiến sĩ thi đua"),
    ("Xử lý nghiêm vi phạm; Báo cáo Giám đốc Sở.", "; Báo cáo", "; báo cáo"),
    # consistency
    ("Phát triển kinh tế xã hội.", "kinh tế xã hội", "kinh tế - xã hội"),
    ("Giữ vững an ninh, quốc phòng.", "an ninh, quốc phòng", "quốc phòng, an ninh"),
    ("Đội ngũ cán bộ công chức vững vàng.", "cán bộ công chức", "cán bộ, công chức"),
    # references
    ("Theo Quyết định 45/QĐ-UBND của tỉnh.", "Quyết định 45/QĐ-UBND", "Quyết định số 45/QĐ-UBND"),
    ("Báo cáo trước ngày 5/3/2023.", "ngày 5/3/2023", "ngày 05/3/2023"),
    ("Họp ngày 9 tháng 1 năm 2023.", "ngày 9 tháng 1 năm 2023", "ngày 09 tháng 01 năm 2023"),
]


@pytest.mark.parametrize(("sentence", "found", "suggestion"), FAULTS, ids=[row[1] for row in FAULTS])
def test_a_fault_is_found_in_its_own_words(sentence: str, found: str, suggestion: str) -> None:
    met = [(fault.found, fault.suggestion) for fault in on_a_page(sentence)]
    assert (found, suggestion) in met


RIGHT = [
    "Kế hoạch 5 năm 2021-2025 theo Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng.",
    "Chấp hành pháp luật của Nhà nước; Nghị quyết số 06-NQ/TW ngày 05/11/2016 của Bộ Chính trị.",
    "Chỉ số hài lòng đối với cơ quan hành chính nhà nước (SIPAS) đạt 90%.",
    "Hội đồng Thi đua - Khen thưởng họp vào thứ Hai; lần thứ hai họp tại Thủ đô Hà Nội.",
    "Theo điểm b khoản 2 Điều 15 Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ.",
    "Gửi về hộp thư vpsngv@binhphuoc.gov.vn trước 16 giờ 30 phút ngày 25/11/2023.",
    "Đắk Lắk, Kon Tum và Thành phố Hồ Chí Minh đã ký; chương trình có 03 nội dung.",
    "Tổng vốn 1.250,5 tỷ đồng; giai đoạn 2021 - 2025 bố trí 60%, v.v. theo quy định.",
    "Các phòng khẩn trương trình phương án; quản lý chặt chẽ tài sản công.",
    "Phó Trưởng phòng, Chánh Văn phòng, Giám đốc Sở Giáo dục và Đào tạo, Thể thao và Du lịch dự họp.",
    "Ông được tặng Huân chương Lao động hạng Ba, Bằng khen của Bộ trưởng Bộ Ngoại giao.",
    "Công ty TNHH MTV Hoàng Gia, UNICEF và JICA tài trợ; số điện thoại 0271.3888.999.",
    "Đoàn đi Đa-vốt, Pa-ri theo Luật Thỏa thuận quốc tế năm 2020; học tại Trường Đại học Khoa học.",
    "Áp dụng Luật Thi đua, khen thưởng năm 2003 (sửa đổi, bổ sung năm 2005) và vốn năm 2022 chuyển sang.",
    "Bộ luật Lao động, pháp luật Việt Nam; các phòng Bảo quản, Khai thác; Chi cục Kiểm lâm tham mưu.",
    "Bà Ví Dụ, Văn phòng Điều phối tỉnh, Trưởng phòng Quản lý ngân sách, Thường vụ Tỉnh ủy dự họp.",
    "Công tác tác nghiệp, xã hội hội nhập; học sinh đạt giải cấp tỉnh; làm đường nối với quốc lộ.",
    "Trong thời gian qua, các tỉnh Kratie, Mondulkiri (Campuchia) và Champasak (Lào) đã cử đoàn sang.",
]


@pytest.mark.parametrize("sentence", RIGHT)
def test_what_is_right_is_left_alone(sentence: str) -> None:
    assert [(f.found, f.suggestion) for f in on_a_page(sentence)] == []


def test_a_quotation_is_never_longer_than_sixty_letters_and_stands_in_the_paragraph() -> None:
    sentence = "Thực hiện Chỉ thị số 01/CT-UBND ngày 09/01/2023 của UBND tỉnh Bình Phước về việc này."
    for fault in on_a_page(sentence, sentence, sentence.replace("01/CT", "1/CT") + "  Hết ,"):
        assert 0 < len(fault.found) <= 60


def test_a_name_the_paper_knows_is_written_with_every_capital(practice, plan_id) -> None:  # type: ignore[no-untyped-def]
    node = practice.plans.outline(plan_id).roots[0].id
    practice.plans.set_text(node, "MỤC ĐÍCH", "Giao đồng chí Phạm thị Anh Thư chủ trì.")
    found = [f.found for f in practice.proofreading.findings(plan_id) if f.kind == "capitals"]
    assert "Phạm thị Anh Thư" in found
