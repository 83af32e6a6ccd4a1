"""How far a check is: what it reads, how much of it, and after a while how long it will still take."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from zoomwizard.app.words import words
from zoomwizard.gui.language import in_percent, tr
from zoomwizard.gui.pages.journey import Watch
from zoomwizard.gui.pages.running import left_of, parts_of
from zoomwizard.gui.parts.widgets import card, text_label

LONG_CHECK_SECONDS = 10.0  # from then on it is said how long it will still take


class Busy(QWidget):
    """A card in the place of the verdict, while there is none; or a sentence of what has just ended."""

    def __init__(self) -> None:
        super().__init__()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        frame, rows = card()
        whole.addWidget(frame)
        self._doing = text_label("", "strong")
        self._rest = text_label(tr("You can go back or cancel; a check saves nothing."), "muted")
        self._amounts = text_label("", "muted", wraps=False)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._doing, 1)
        head.addWidget(self._amounts)
        rows.addLayout(head)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress of the check"))
        for widget in (self.bar, self._rest):
            rows.addWidget(widget)
        self.hide()

    def say(self, text: str) -> None:
        """Show a sentence alone; a blank one takes no room."""
        self._doing.setText(text)
        for widget in (self._amounts, self.bar, self._rest):
            widget.hide()
        self.setVisible(bool(text))

    def show_watch(self, watch: Watch) -> None:
        """Show how far the check is."""
        state = watch.state()
        self._doing.setText(f"{words(state.message) or tr('Reading the files')}…")
        left = left_of(state) if watch.seconds > LONG_CHECK_SECONDS else ""
        said = [in_percent(state.fraction * 100), *parts_of(state)[:1], left]
        self._amounts.setText(" · ".join(filter(None, said)))
        self.bar.setValue(round(100 * state.fraction))
        for widget in (self._amounts, self.bar, self._rest):
            widget.show()
        self.show()
