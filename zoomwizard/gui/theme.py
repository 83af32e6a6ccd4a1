"""The look: a table of colours for light and one for dark, one style sheet, and the icons."""

from __future__ import annotations

from functools import cache
from string import Template
from typing import NamedTuple, cast

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPaintEvent, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget

from zoomwizard.core.resources import resource

HALF_AS_LIGHT = 128  # of the lightness of a colour


class Colours(NamedTuple):
    """What is painted how. Text on its ground has a contrast of 4.5 or more, lines and icons of 3 or more."""

    ground: str
    side: str
    card: str
    border: str
    edge: str
    text: str
    muted: str
    accent: str
    on_accent: str
    accent_pressed: str
    well: str
    warning: str
    error: str
    selected: str
    well_tint: str  # behind a verdict
    warning_tint: str
    error_tint: str
    marks: str  # the ending of the names of the icons that the style sheet takes


LIGHT = Colours(
    ground="#f5f6f8",
    side="#ffffff",
    card="#ffffff",
    border="#dfe3e8",
    edge="#858c97",
    text="#1b1e23",
    muted="#565d69",
    accent="#2459d3",
    on_accent="#ffffff",
    accent_pressed="#1b46a8",
    well="#1d7a4a",
    warning="#8f5f00",
    error="#b3261e",
    selected="#dce7fd",
    well_tint="#e9f4ee",
    warning_tint="#fdf3dd",
    error_tint="#fdecea",
    marks="light",
)
DARK = Colours(
    ground="#1d1e21",
    side="#2a2c30",
    card="#2a2c30",
    border="#3d4046",
    edge="#8b919b",
    text="#f1f2f4",
    muted="#b3b8c2",
    accent="#77a2ff",
    on_accent="#10151f",
    accent_pressed="#a3c0ff",
    well="#5fce92",
    warning="#e8b64c",
    error="#ff9187",
    selected="#33425f",
    well_tint="#1f3328",
    warning_tint="#3a3120",
    error_tint="#3f2624",
    marks="dark",
)

STYLE = Template("""
QWidget { color: $text; }
QMainWindow, QDialog, QScrollArea, #content, #page { background: $ground; }
QMessageBox { background: $ground; }
#qt_msgbox_label { font-weight: 600; }
#qt_msgbox_informativelabel { color: $muted; }
#side { background: $side; border: 0; border-right: 1px solid $border; }
#footer { background: $side; border: 0; border-top: 1px solid $border; }
#side QLabel, #footer QLabel, #side QScrollArea, #steps { background: transparent; }
#heading { font-size: ${heading}pt; font-weight: 600; }
#figure { font-size: ${heading}pt; font-weight: 600; }
#strong { font-weight: 600; }
#group { color: $muted; font-weight: 600; border-bottom: 1px solid $border; padding: 6px 0 2px 0; }
#quiet { color: $muted; }
#muted { color: $muted; font-size: ${small}pt; }
#small { font-size: ${small}pt; font-weight: 600; }
#side #link { font-size: ${small}pt; padding: 4px 0; min-height: ${low}px; }
#side #link:focus { padding: 2px 0; }
#problem { color: $error; }
#step-here { color: $accent; font-weight: 600; }
#step-next { color: $muted; }
#card { background: $card; border: 1px solid $border; border-radius: 8px; }
#inset { background: $ground; border: 0; border-radius: 6px; }
#card-first { background: $card; border: 1px solid $accent; border-radius: 8px; }
#verdict-well { background: $well_tint; border: 1px solid $well; border-radius: 8px; }
#verdict-warning { background: $warning_tint; border: 1px solid $warning; border-radius: 8px; }
#verdict-error { background: $error_tint; border: 1px solid $error; border-radius: 8px; }
#choice { background: $card; border: 1px solid $border; border-radius: 8px; text-align: left; }
#choice:hover { border-color: $accent; }
#choice:focus, #choice[marked="true"] { border: 2px solid $accent; }
#choice QLabel { background: transparent; }
#link { color: $accent; border: 0; background: transparent; text-decoration: underline; padding: 4px 2px;
        text-align: left; }
#link:checked { text-decoration: none; font-weight: 600; }
#link:focus { border: 2px solid $accent; border-radius: 4px; padding: 2px 0; }
QPushButton, QToolButton { background: $card; border: 1px solid $edge; border-radius: 6px; padding: 6px 16px;
        min-height: ${line}px; outline: none; }
QToolButton { padding: 5px; }
QToolButton::menu-indicator { image: none; }
QPushButton:hover, QToolButton:hover { border-color: $accent; }
QPushButton:pressed, QToolButton:pressed { background: $selected; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 5px 15px; }
QToolButton:focus { padding: 4px; }
#segment { border-radius: 0; margin-right: -1px; }
#segment[last="true"] { margin-right: 0; }
#segment:checked { background: $selected; color: $accent; border-bottom: 3px solid $accent; padding-bottom: 4px; }
#next { font-weight: 600; }
QPushButton:default { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton:default:pressed { background: $accent_pressed; }
QPushButton:default:focus { border: 6px double $card; padding: 1px 11px; border-radius: 0; }
QPushButton:disabled { color: $muted; border-color: $border; background: $ground; }
QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox { background: $card; border: 1px solid $edge; border-radius: 6px;
        padding: 6px 8px; min-height: ${line}px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { border: 2px solid $accent;
        padding: 5px 7px; }
QComboBox::drop-down, QDateEdit::drop-down { border: 0; width: ${drop}px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("$down"); width: ${arrow}px; height: ${arrow}px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: 0; width: ${drop}px; background: transparent; }
QAbstractSpinBox::up-arrow { image: url("$up"); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url("$down"); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $card; color: $text; border: 1px solid $edge;
        selection-background-color: $selected; selection-color: $text; }
QCheckBox, QRadioButton { spacing: 8px; padding: 1px 0; background: transparent; min-height: 24px; }
QCheckBox::indicator { width: ${box}px; height: ${box}px; border: 1px solid $edge; border-radius: 4px;
        background: $card; }
QRadioButton::indicator { width: ${box}px; height: ${box}px; border: 1px solid $edge; border-radius: ${round}px;
        background: $card; }
QRadioButton::indicator:checked { border: 1px solid $accent; background: qradialgradient(cx: 0.5, cy: 0.5,
        radius: 0.5, fx: 0.5, fy: 0.5, stop: 0 $accent, stop: 0.5 $accent, stop: 0.6 $card, stop: 1 $card); }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$tick"); }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $accent; border-radius: 4px; padding: 0; min-height: 22px; }
QGroupBox#bare { border: 0; margin: 0; padding: 0; background: transparent; }
QTableView, QTreeView, QListView, QTextBrowser { background: $card; border: 1px solid $border; border-radius: 8px;
        alternate-background-color: $card; gridline-color: $border; selection-background-color: $selected;
        selection-color: $text; }
QTableView:focus, QTreeView:focus, QListView:focus, QTextBrowser:focus { border: 2px solid $accent; }
QTableView::item, QTreeView::item { padding: 4px 6px; }
QTableView::item { border-bottom: 1px solid $border; }
QTableView::item:selected { background: $selected; color: $text; }
QHeaderView { background: transparent; border: 0; }
QHeaderView::section { background: transparent; color: $muted; border: 0; border-bottom: 1px solid $border;
        padding: 6px 8px; font-size: ${small}pt; }
#days, #days QAbstractItemView { background: $card; border: 0; }
#days QAbstractItemView::item { padding: 0; border: 0; }
#days #qt_calendar_navigationbar { background: $card; }
#days QToolButton { border: 0; font-weight: 600; }
#qt_calendar_navigationbar { background: $ground; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QTableCornerButton::section { background: transparent; border: 0; }
QTabWidget::pane { border: 0; }
QTabBar::tab { background: transparent; color: $muted; padding: 8px 14px; border: 0;
        border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $accent; border-bottom: 2px solid $accent; font-weight: 600; }
QTabBar::tab:focus { border: 2px solid $accent; border-radius: 4px; }
QProgressBar { background: $border; border: 0; border-radius: 4px; max-height: 8px; min-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
#low::chunk { background: $warning; }
QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: 14px; }
QScrollBar:horizontal { height: 14px; }
QScrollBar::handle { background: $edge; border-radius: 4px; margin: 3px; min-width: 24px; min-height: 24px; }
QScrollBar::handle:hover { background: $accent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenu { background: $card; border: 1px solid $edge; }
QMenu::item { padding: 6px 24px; }
QMenu::item:selected { background: $selected; }
QMenu::item:disabled { color: $muted; }
QToolTip { background: $card; color: $text; border: 1px solid $edge; padding: 4px; }
""")


# In high contrast only what the system itself marks is filled.
HIGH_CONTRAST = Template("""
QTableView, QTreeView, QListView, QComboBox QAbstractItemView { selection-background-color: $accent;
        selection-color: $on_accent; }
QTableView::item:selected, QTreeView::item:selected, QMenu::item:selected { background: $accent; color: $on_accent; }
""")


class Theme(QObject):
    """The colours that are in force; `changed` when they change, for what is painted by hand."""

    changed = Signal()

    def __init__(self, application: QApplication, choice: str) -> None:
        super().__init__(application)
        self._application = application
        hints = application.styleHints()
        hints.colorSchemeChanged.connect(self._apply)
        hints.accessibility().contrastPreferenceChanged.connect(self._apply)
        self.colours = LIGHT
        self.set_choice(choice)

    def set_choice(self, choice: str) -> None:
        """Light, dark, or as the system has it."""
        scheme = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(choice, Qt.ColorScheme.Unknown)
        self._application.styleHints().setColorScheme(scheme)
        self._choice = choice
        self._apply()

    def _apply(self) -> None:
        hints = self._application.styleHints()
        is_dark = self._choice == "dark" or (self._choice == "system" and hints.colorScheme() is Qt.ColorScheme.Dark)
        if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
            self._application.setPalette(QPalette())  # the system's own, not that of before
            self.colours = colours_of(self._application.palette())
            more = HIGH_CONTRAST.substitute(self.colours._asdict())
        else:
            self.colours = DARK if is_dark else LIGHT
            self._application.setPalette(palette_of(self.colours))
            more = ""
        self._application.setStyleSheet(style_sheet(self.colours, self._application.font().pointSizeF()) + more)
        icon.cache_clear()
        self.changed.emit()


def theme() -> Theme:
    """The theme of the running window."""
    application = QApplication.instance()
    assert application is not None
    return cast("Theme", application.findChild(Theme))


def style_sheet(colours: Colours, points: float) -> str:
    """The style sheet in these colours; sizes grow with the system's text, which is so many points."""
    sizes = {"heading": points * 22 / 13, "small": points * 12 / 13}  # 22 and 12 pixels beside a text of 13
    icons = {name: resource("icons", f"{name}-{colours.marks}.svg").as_posix() for name in ("tick", "down", "up")}
    # What is as large as a line of text, in pixels of a screen at 100%; never smaller than at the usual text.
    line = max(18, round(points * 1.8))
    pixels = {"line": line, "low": line - 2, "box": line - 2, "round": line // 2, "arrow": line - 4, "drop": line + 8}
    texts = {name: f"{value:.1f}" for name, value in sizes.items()}
    return STYLE.substitute(colours._asdict() | icons | pixels, **texts)


def palette_of(colours: Colours) -> QPalette:
    """The colours for what no style sheet reaches, such as the text cursor and a list's marks."""
    palette, role = QPalette(), QPalette.ColorRole
    roles = {
        role.Window: colours.ground,
        role.WindowText: colours.text,
        role.Base: colours.card,
        role.AlternateBase: colours.ground,
        role.Text: colours.text,
        role.Button: colours.card,
        role.ButtonText: colours.text,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.PlaceholderText: colours.muted,
        role.Link: colours.accent,
        role.ToolTipBase: colours.card,
        role.ToolTipText: colours.text,
    }
    for one, colour in roles.items():
        palette.setColor(one, QColor(colour))
    return palette


def colours_of(palette: QPalette) -> Colours:
    """The system's own colours, where it asks for high contrast: only text, ground and selection count."""
    text, ground = palette.windowText().color().name(), palette.window().color().name()
    accent, on_accent = (palette.highlight().color().name(), palette.highlightedText().color().name())
    plain = dict.fromkeys(("border", "edge", "text", "muted", "well", "warning", "error"), text)
    grounds = dict.fromkeys(("ground", "side", "card", "selected", "well_tint", "warning_tint", "error_tint"), ground)
    accents = dict.fromkeys(("accent", "accent_pressed"), accent)
    marks = "dark" if QColor(ground).lightness() < HALF_AS_LIGHT else "light"
    return Colours(**plain, **grounds, **accents, on_accent=on_accent, marks=marks)


# ---------------------------------------------------------------------------------------------------------
# Icons


@cache
def icon(name: str, colour: str) -> QIcon:
    """An icon of the resources, sharp at every size of text and scale of the screen up to 400%."""
    found = QIcon()
    for scale in (1, 2, 3, 4):
        pixmap = QPixmap(QSize(20, 20) * scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        with_painter = QPainter(pixmap)
        drawing(name, colour).render(with_painter)
        with_painter.end()
        found.addPixmap(pixmap)
    return found


def drawing(name: str, colour: str) -> QSvgRenderer:
    """An icon of the resources in a colour."""
    return QSvgRenderer(QByteArray(svg_of(name).replace(b"#000000", colour.encode("ascii"))))


@cache
def svg_of(name: str) -> bytes:
    """An icon's file, which every page that shows it would read again."""
    return resource("icons", f"{name}.svg").read_bytes()


def icon_size(widget: QWidget) -> QSize:
    """As large as the text of a widget."""
    side = round(widget.fontMetrics().height() * 1.1)
    return QSize(side, side)


class IconLabel(QWidget):
    """An icon as large as the text beside it. What it says stands in that text, so no screen reader needs it."""

    def __init__(self, name: str, role: str, parent: QWidget | None = None, *, lines: float = 1.2) -> None:
        super().__init__(parent)
        self._name, self._role, self._lines = name, role, lines
        theme().changed.connect(self._draw_again)
        self._drawing = drawing(name, self._colour())

    def show_icon(self, name: str, role: str) -> None:
        """Another icon, in the colour of that name."""
        self._name, self._role = name, role
        self._draw_again()

    def sizeHint(self) -> QSize:
        """A square."""
        side = round(self.fontMetrics().height() * self._lines)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the middle."""
        side = min(self.width(), self.height(), self.sizeHint().width())
        painter = QPainter(self)
        area = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        self._drawing.render(painter, area)
        painter.end()

    def _colour(self) -> str:
        return str(getattr(theme().colours, self._role))

    def _draw_again(self) -> None:
        self._drawing = drawing(self._name, self._colour())
        self.update()


def set_up_scaling() -> None:
    """Let 125% and 150% be just that. Before the application is made."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
