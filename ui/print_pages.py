"""Laid pages on paper: onto a printer or into a PDF, from the edge of the sheet, in millimetres that hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF, Qt
from PySide6.QtGui import QColor, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter

from app.documents.model import Look, Properties
from app.errors import SayToUser
from ui.paper_paint import PagePainter
from ui.paper_pieces import Laid

_TWIPS = 1440
"""In an inch: at this resolution a unit of the device is a twip."""
_SLACK_MM = 1.0
_CREATOR = "Sổ Thi Đua"


def page_size(look: Look) -> QPageSize:
    """The sheet of a paper, upright, by its name (A4) where it has one."""
    page = look.page
    sides = sorted((page.width_mm, page.height_mm))
    return QPageSize(QSizeF(*sides), QPageSize.Unit.Millimeter)


def set_sheet(device: QPagedPaintDevice, look: Look) -> None:
    """The paper's own sheet, lying where it is wide, without margins: the pages bring theirs along."""
    if isinstance(device, QPrinter):
        device.setFullPage(True)
    turned = QPageLayout.Orientation
    turn = turned.Landscape if look.page.width_mm > look.page.height_mm else turned.Portrait
    layout = QPageLayout(page_size(look), turn, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    device.setPageLayout(layout)


def refuse_other_sheet(printer: QPrinter, look: Look) -> None:
    """SayToUser when the printer cannot be brought to take sheets of this size."""
    has = printer.pageLayout().fullRect(QPageLayout.Unit.Millimeter)
    page = look.page
    if has.width() < page.width_mm - _SLACK_MM or has.height() < page.height_mm - _SLACK_MM:
        has_mm = f"{has.width():.0f} × {has.height():.0f} mm"
        asked_mm = f"{page.width_mm:.0f} × {page.height_mm:.0f} mm"
        raise SayToUser(
            f"Chưa in: máy in {printer.printerName()} đang đặt khổ {has_mm}, văn bản khổ {asked_mm}. "
            "Chọn lại khổ giấy trong thuộc tính của máy in rồi in lại."
        )


def pages_asked(printer: QPrinter, count: int, front: int) -> tuple[int, ...]:
    """The pages to print, in order and as often as asked; 0 is the first, `front` the one being looked at.

    Copies the driver makes by itself are not repeated here.
    """
    wanted = list(range(count))
    if printer.printRange() is QPrinter.PrintRange.CurrentPage:
        wanted = [front]
    elif printer.printRange() is QPrinter.PrintRange.PageRange:
        ranges = printer.pageRanges()
        if not ranges.isEmpty():
            wanted = [at for at in wanted if ranges.contains(at + 1)]
        elif printer.fromPage():
            wanted = [at for at in wanted if printer.fromPage() <= at + 1 <= (printer.toPage() or count)]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        wanted.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return tuple(wanted * copies)
    return tuple(at for at in wanted for _ in range(copies))


def paint_pages(device: QPagedPaintDevice, laid: Laid, pages: Sequence[int]) -> None:
    """Paint these pages; SayToUser when the device takes none or stops in between."""
    if pages:
        _turn(device, laid, pages[0])
    painter = QPainter()
    if not pages or not painter.begin(device):
        raise SayToUser(_why_not(device))
    try:
        scale = device.logicalDpiX() / _TWIPS
        painter.scale(scale, scale)
        _paint(painter, device, laid, pages)
    finally:
        painter.end()


def pdf_of(laid: Laid, about: Properties) -> bytes:
    """The pages as a PDF, its fonts inside, title and author as the .docx has them."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_TWIPS)
    set_sheet(writer, laid.look)
    writer.setTitle(about.title)
    writer.setAuthor(about.office or about.author)
    writer.setCreator(_CREATOR)
    paint_pages(writer, laid, range(len(laid.pages)))
    return bytes(buffer.data().data())


def _paint(painter: QPainter, device: QPagedPaintDevice, laid: Laid, pages: Iterable[int]) -> None:
    ink = QColor(Qt.GlobalColor.black)
    drawing = PagePainter()
    for turn, at in enumerate(pages):
        _turn(device, laid, at)
        if turn and not device.newPage():
            raise SayToUser(_why_not(device, turn))
        drawing.paint(painter, laid.pages[at], laid.look.font, ink)


def _turn(device: QPagedPaintDevice, laid: Laid, at: int) -> None:
    """The sheet of the next page, lying or upright; it counts from the next page on."""
    page = laid.pages[at].sheet or laid.look.page
    turned = QPageLayout.Orientation
    wanted = turned.Landscape if page.width_mm > page.height_mm else turned.Portrait
    if device.pageLayout().orientation() is not wanted:
        device.setPageOrientation(wanted)


def _why_not(device: QPagedPaintDevice, printed: int = 0) -> str:
    name = f" {device.printerName()}" if isinstance(device, QPrinter) else ""
    if printed:
        return f"Máy in{name} dừng sau {printed} trang. Xem giấy và dây nối, rồi in các trang còn lại."
    return f"Chưa in được: máy in{name} không nhận lệnh. Xem máy in đã bật và nối chưa, rồi in lại."
