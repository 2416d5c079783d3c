"""No emblem is shipped; the office's own image is kept by its hash and printed where its millimetres say."""

from pathlib import Path

import docx
import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from app.documents.layouts.certificate import card_form, certificates
from app.documents.picture_file import CardPicture
from app.documents.word_cards import write_cards
from app.domain.award_papers import Given
from app.domain.certificates import Certificate
from app.errors import FileTrouble, Invalid
from app.services.card_emblem import Emblem, EmblemDesk
from app.services.office import Office
from tests.papers.round_rows import frame
from tests.rounds.screens import ready, rounds_window
from ui.emblem_dialog import EmblemDialog
from ui.paper_layout import PaperLayout
from ui.paper_paint import PagePainter
from ui.paper_pieces import MM, Picture

ONE = Certificate(Given("Vũ Thị Minh Họa", "Chuyên viên", sex="Nữ"), "Giấy khen của Giám đốc Sở", False, 5)


@pytest.fixture
def image(tmp_path: Path) -> Path:
    """A plain green square twice as wide as high: nobody's emblem."""
    made = QImage(40, 20, QImage.Format.Format_RGB32)
    made.fill(QColor(0, 128, 0))
    path = tmp_path / "hinh.png"
    assert made.save(str(path))
    return path


def test_without_a_choice_nothing_is_printed(office: Office) -> None:
    assert EmblemDesk(office).emblem() is None
    assert EmblemDesk(office).picture() is None


def test_the_image_is_kept_by_its_hash_and_stands_in_the_middle(office: Office, image: Path) -> None:
    desk = EmblemDesk(office)
    desk.choose(image)
    picture = desk.picture()
    assert picture is not None
    assert (picture.width_mm, picture.height_mm) == (50, 25)
    assert picture.x_mm == (card_form().width_mm - 50) / 2
    assert len(picture.file.stem) == 64
    image.unlink()
    assert desk.picture() == picture
    picture.file.unlink()
    with pytest.raises(FileTrouble):
        desk.picture()
    desk.drop()
    assert desk.picture() is None


@pytest.mark.parametrize(
    ("name", "content"), [("hinh.txt", b"abc"), ("hinh.png", b"not an image"), ("h.jpg", b"")]
)
def test_what_is_no_image_is_refused_and_nothing_changes(
    office: Office, tmp_path: Path, name: str, content: bytes
) -> None:
    source = tmp_path / name
    source.write_bytes(content)
    with pytest.raises(Invalid, match=name):
        EmblemDesk(office).choose(source)
    assert EmblemDesk(office).emblem() is None


def test_an_image_off_the_sheet_is_refused_with_its_field(office: Office, image: Path) -> None:
    desk = EmblemDesk(office)
    kept = desk.choose(image)
    for wrong, field in (
        (Emblem(kept.name, kept.file, 15, 100), "height_mm"),
        (Emblem(kept.name, kept.file, 200, 25), "top_mm"),
        (Emblem(kept.name, kept.file, 15, 25, 260), "left_mm"),
    ):
        with pytest.raises(Invalid) as refused:
            desk.place(wrong)
        assert refused.value.problems[0].field == field
    assert desk.emblem() == kept


def test_screen_and_word_bear_it_on_every_whole_sheet_and_on_no_blank(image: Path, tmp_path: Path) -> None:
    picture = CardPicture(100, 15, 50, 25, image, "Quốc huy")
    whole, _ = certificates(frame(), (ONE, ONE), emblem=picture)
    blank, _ = certificates(frame(), (ONE,), blank=True, emblem=picture)
    laid = PaperLayout().now(whole)
    for page in laid.pages:
        (piece,) = [one for one in page.pieces if isinstance(one, Picture)]
        assert (piece.x, piece.y, piece.width) == (100 * MM, 15 * MM, 50 * MM)
    assert not any(isinstance(one, Picture) for one in PaperLayout().now(blank).pages[0].pieces)
    word = docx.Document(str(write_cards(whole, tmp_path / "giay.docx")))
    anchors = word.element.body.xpath(".//wp:anchor")
    assert len(anchors) == 2
    assert [int(one) for one in anchors[0].xpath(".//wp:posOffset/text()")] == [100 * 36000, 15 * 36000]
    assert len(set(word.element.body.xpath(".//a:blip/@r:embed"))) == 1


def test_the_page_is_painted_with_the_image(qapp: object, image: Path) -> None:
    picture = CardPicture(100, 15, 50, 25, image, "Quốc huy")
    cards, _ = certificates(frame(), (ONE,), emblem=picture)
    laid = PaperLayout().now(cards)
    sheet = QImage(297, 210, QImage.Format.Format_RGB32)
    sheet.fill(QColor("white"))
    painter = QPainter(sheet)
    painter.scale(1 / MM, 1 / MM)
    PagePainter().paint(painter, laid.pages[0], laid.look.font, QColor("black"))
    painter.end()
    assert QColor(sheet.pixel(125, 27)) == QColor(0, 128, 0)
    assert QColor(sheet.pixel(95, 27)) == QColor("white")


def test_the_dialog_says_that_none_is_shipped_and_keeps_what_is_chosen(
    qtbot: QtBot, office: Office, tmp_path: Path, image: Path
) -> None:
    tab = ready(rounds_window(qtbot, office, tmp_path), office)
    dialog = EmblemDialog(office, tab.hub.shell, tab)
    qtbot.addWidget(dialog)
    assert dialog.said.text() == "Chưa chọn tệp, không in hình."
    assert not dialog.fields["top_mm"].editor.isEnabled()
    dialog.ask = lambda: image
    dialog.choose_file()
    assert dialog.said.text() == "Đang in: hinh.png"
    dialog.fields["height_mm"].editor.setText("20,5")
    dialog.fields["left_mm"].editor.setText("x")
    dialog.confirm_button.click()
    assert "gõ một số" in dialog.fields["left_mm"].error()
    dialog.fields["left_mm"].editor.setText("")
    dialog.confirm_button.click()
    kept = EmblemDesk(office).emblem()
    assert kept is not None
    assert (kept.height_mm, kept.top_mm, kept.left_mm) == (20.5, 15, None)
    dialog.drop()
    assert EmblemDesk(office).emblem() is None
