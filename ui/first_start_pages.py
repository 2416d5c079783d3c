"""The pages of the assistant: how to begin, the office's names, where the file lies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app import paths
from app.domain.office import Identity, Signatory, check_identity, check_signatory
from app.errors import Problem
from ui import ask_file
from ui.choice_card import ChoiceCard
from ui.fields import Field, Line, show_problems
from ui.head_sample import HeadSample
from ui.keybutton import KeyButton
from ui.panes import label, wrapped
from ui.theme import Theme


def _page(heading: str, explain: str) -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    rows = QVBoxLayout(page)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(10)
    rows.addWidget(label(heading, "huge"))
    rows.addWidget(wrapped(explain, "body"))
    rows.addSpacing(6)
    return page, rows


class BeginPage(QWidget):
    """Three ways: "own", "practice", "open"."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        page, rows = _page(
            "Chọn cách bắt đầu", "Có thể dùng dữ liệu thực hành trước, rồi lập sổ của cơ quan sau."
        )
        self.cards = {
            "own": ChoiceCard(
                theme,
                "notebook_add",
                "Lập sổ của cơ quan",
                "Gõ tên cơ quan và người ký, chừng năm phút. Kế hoạch soạn mới hoặc dán từ Word sau.",
            ),
            "practice": ChoiceCard(
                theme,
                "beaker",
                "Dùng dữ liệu thực hành",
                "Sở Ngoại vụ với kế hoạch năm 2023. Mọi màn hình đều ghi “Dữ liệu thực hành”; "
                "sổ của cơ quan không bị đụng tới.",
            ),
            "open": ChoiceCard(
                theme,
                "folder_open",
                "Mở sổ đã có",
                "Tệp từ máy khác hoặc từ USB. Chương trình kiểm tra tệp trước khi mở.",
            ),
        }
        for name, card in self.cards.items():
            rows.addWidget(card)
            card.toggled.connect(lambda on, name=name: self.chosen.emit(name) if on else None)
        rows.addStretch(1)
        self.cards["own"].setChecked(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)

    def way(self) -> str:
        """The chosen way."""
        return next(name for name, card in self.cards.items() if card.isChecked())


class OfficePage(QWidget):
    """Names of the office and of who signs, with the sample of a paper's head."""

    def __init__(self, theme: Theme, year: int) -> None:
        super().__init__()
        page, rows = _page("Cơ quan", "Gõ như khi nói. Chương trình tự viết hoa theo thể thức trên giấy.")

        def field(words: str, placeholder: str = "", width: int = 0) -> Field:
            return Field(theme, words, Line(placeholder=placeholder), width=width)

        self.fields = {
            "superior": field("Cơ quan chủ quản", "UBND tỉnh …"),
            "name": field("Tên cơ quan", "Sở …"),
            "abbreviation": field("Chữ viết tắt trong số văn bản", "SNgV", 96),
            "place": field("Địa danh trên dòng ngày", "Bình Phước"),
            "signer": field("Người ký"),
            "title": field("Chức vụ", "Giám đốc"),
        }
        self.sample = HeadSample(theme, year)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for column in range(12):
            grid.setColumnStretch(column, 1)
        spans = {"superior": (0, 0, 6), "name": (0, 6, 6), "abbreviation": (1, 0, 5), "place": (1, 5, 7)}
        spans |= {"signer": (2, 0, 8), "title": (2, 8, 4)}
        for name, (row, column, span) in spans.items():
            grid.addWidget(self.fields[name], row, column, 1, span, Qt.AlignmentFlag.AlignTop)
        rows.addLayout(grid)
        rows.addWidget(label("Trên giấy sẽ như sau", "label"))
        rows.addWidget(self.sample)
        rows.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)
        for name, one in self.fields.items():
            assert isinstance(one.editor, Line)
            one.editor.textChanged.connect(lambda _text: self._show_sample())
            one.left.connect(lambda name=name: self._left(name))
        self._show_sample()

    def identity(self) -> Identity:
        """The names typed."""
        superior, name, abbreviation, place = map(self._words, ("superior", "name", "abbreviation", "place"))
        return Identity(0, superior, name, abbreviation, place)

    def signatory(self) -> Signatory | None:
        """Who signs, None while neither name nor post is typed."""
        name, title = self._words("signer"), self._words("title")
        return Signatory(0, name, title) if name or title else None

    def problems(self) -> tuple[Problem, ...]:
        """What cannot stand yet; the signatory may be left for later as a whole."""
        found = list(check_identity(self.identity(), ()))
        signatory = self.signatory()
        if signatory is not None:
            renamed = {"name": "signer"}
            found += [Problem(renamed.get(p.field, p.field), p.sentence) for p in check_signatory(signatory)]
        return tuple(found)

    def check(self) -> int:
        """Show every problem, focus the first; how many there are."""
        return show_problems(self.fields, self.problems())

    def _left(self, name: str) -> None:
        wrong = {problem.field: problem.sentence for problem in self.problems()}
        self.fields[name].set_error(wrong.get(name, ""))

    def _words(self, name: str) -> str:
        editor = self.fields[name].editor
        assert isinstance(editor, Line)
        return editor.words()

    def _show_sample(self) -> None:
        identity = self.identity()
        self.sample.set_words(identity.superior, identity.name, identity.abbreviation, identity.place)
        symbol = f"Số: 02/KH-{identity.abbreviation}" if identity.abbreviation else ""
        self.fields["abbreviation"].set_beside(symbol)


class PlacePage(QWidget):
    """Where the file lies and where a second copy goes; warns about synced and network folders."""

    def __init__(self, theme: Theme, warning: Callable[[Path], str]) -> None:
        super().__init__()
        self._warning = warning
        page, rows = _page(
            "Nơi cất và sao lưu", "Sổ là một tệp trên máy này. Bản sao lưu nằm trong thư mục bên cạnh."
        )
        self.path = paths.default_database()
        self.second: Path | None = None
        self.where = Field(theme, "Tệp sổ", Line(str(self.path)))
        assert isinstance(self.where.editor, Line)
        self.where.editor.setReadOnly(True)
        self.warn = wrapped("", "warnText")
        self.copy = Field(theme, "Nơi cất bản sao thứ hai", Line(placeholder="chưa chọn, để sau cũng được"))
        assert isinstance(self.copy.editor, Line)
        self.copy.editor.setReadOnly(True)
        choose = KeyButton(theme, "Chọn nơi khác…", "plain", icon="folder_open")
        choose.clicked.connect(self._choose)
        choose_second = KeyButton(theme, "Chọn thư mục…", "plain", icon="folder_open")
        choose_second.clicked.connect(self._choose_second)
        for field, button, hint in (
            (self.where, choose, ""),
            (self.copy, choose_second, "Nên là một USB cất riêng. Máy hỏng thì còn bản này."),
        ):
            line = QHBoxLayout()
            line.setSpacing(8)
            field.set_hint(hint)
            line.addWidget(field, 1)
            column = QVBoxLayout()
            column.setContentsMargins(0, field.label.sizeHint().height() + 3, 0, 0)
            column.addWidget(button)
            column.addStretch(1)
            line.addLayout(column)
            rows.addLayout(line)
            if field is self.where:
                rows.addWidget(self.warn)
        rows.addSpacing(8)
        rows.addWidget(
            wrapped(
                "Tự sao lưu khi mở, khi đóng và mỗi giờ nếu có thay đổi. "
                "Mỗi bản được mở lại và kiểm tra rồi mới tính.",
                "body",
            )
        )
        rows.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)
        self.set_path(self.path)

    def set_path(self, path: Path) -> None:
        """Another place; a doubtful one is pointed out, not refused."""
        self.path = path
        assert isinstance(self.where.editor, Line)
        self.where.editor.setText(str(path))
        self.where.set_error("")
        sentence = self._warning(path)
        self.warn.setText(sentence)
        self.warn.setVisible(bool(sentence))

    def _choose(self) -> None:
        path = ask_file.save_as(self, "Nơi cất sổ", self.path, ask_file.DATABASES)
        if path is not None:
            self.set_path(path)

    def _choose_second(self) -> None:
        place = ask_file.folder(self, "Nơi cất bản sao thứ hai", Path.home())
        if place is not None:
            self.second = place
            assert isinstance(self.copy.editor, Line)
            self.copy.editor.setText(str(place))
