"""What a file doesn't say: a line for each question, with the file's own values, and one button for all proposals."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QVBoxLayout, QWidget

from zoomwizard.core.outcome import Choice, Question
from zoomwizard.gui.language import left_to_right, tr
from zoomwizard.gui.parts.boxes import ChoiceBox
from zoomwizard.gui.parts.layouts import Columns, Flow
from zoomwizard.gui.parts.widgets import button, text_label
from zoomwizard.gui.parts.words import Words

LETTERS_OF_HEADER, LETTERS_OF_VALUE = 40, 28  # letters


def shortened(text: str, letters: int) -> str:
    """A text with its middle left out, so that its beginning and its end are still to be seen."""
    if len(text) <= letters:
        return text
    end = (letters - 1) // 2
    return f"{text[: letters - 1 - end]}…{text[len(text) - end :]}"


def shown_choice(choice: Choice) -> str:
    """A choice with its values, as they are in the file."""
    values = [shortened(value, LETTERS_OF_VALUE) for value in choice.values]
    return " · ".join(map(left_to_right, (shortened(choice.text, LETTERS_OF_HEADER), *values)))


class ValueBox(ChoiceBox):
    """A box of choices with values. What has no room is left out of the middle, in the box and in its list.

    `left` when the focus goes elsewhere; `is_walked` while a key moves the choice, of which nobody knows whether it is
    the last one.
    """

    left = Signal()

    def __init__(self, choices: Sequence[Choice]) -> None:
        super().__init__()
        self.is_walked = False
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # not by the wheel, which is meant for the page
        self.view().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        for choice in choices:
            self.addItem(shown_choice(choice), choice.text)
            whole = " · ".join((choice.text, *choice.values))
            self.setItemData(self.count() - 1, whole, Qt.ItemDataRole.ToolTipRole)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the choice."""
        self.is_walked = True
        super().keyPressEvent(event)
        self.is_walked = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say so, unless it is the box's own list that has the focus now."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As every box, but for where the text is cut."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        if self.currentIndex() < 0:  # which Qt leaves to its own drawing
            option.currentText = self.placeholderText()
        control, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(control, option, field, self).width() - self.fontMetrics().averageCharWidth()
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideMiddle, room)
        painter.drawComplexControl(control, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()


class Questions(QWidget):
    """Questions that belong together. `settled` for each answer; `answered` when all of them have one.

    With `confirms` a button takes all proposals at once; else whoever asks has one of his own.
    """

    settled = Signal(Question, str)
    answered = Signal()

    def __init__(self, questions: Sequence[Question], of_job: Words, *, confirms: bool = True) -> None:
        super().__init__()
        self._questions, self._words = questions, of_job
        self._answered: set[int] = set()
        self.boxes: list[ValueBox] = []
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        for place, question in enumerate(questions):
            rows.addWidget(self._line(place, question))
        self.walked: list[QWidget] = [*self.boxes]
        proposed = [question for question in questions if question.proposed]
        if proposed and confirms:
            text = tr("Yes, that's right") if len(questions) == 1 else tr("Use these")
            self.use = button(text, self._use)
            said = "; ".join(f"{of_job.of(one.what)} {one.proposed}" for one in proposed)
            self.use.setAccessibleName(f"{text}: {said}")
            line = Flow()
            line.addWidget(self.use)
            rows.addLayout(line)
            self.walked.append(self.use)

    def chosen(self) -> list[tuple[Question, str]]:
        """What the boxes show now."""
        shown = zip(self._questions, (str(box.currentData() or "") for box in self.boxes), strict=True)
        return [(question, answer) for question, answer in shown if answer]

    def _line(self, place: int, question: Question) -> QWidget:
        box = ValueBox(question.choices)
        if not question.proposed:
            box.setPlaceholderText(tr("Choose…"))
        box.setCurrentIndex(box.findData(question.proposed) if question.proposed else -1)
        box.setAccessibleName(self._words.of(question.what))
        box.activated.connect(lambda _: self._settle(place, box))
        box.left.connect(self._end)
        label = text_label(self._words.of(question.what))
        label.setBuddy(box)
        self.boxes.append(box)
        return Columns(label, box, letters=30)

    def _settle(self, place: int, box: ValueBox) -> None:
        self._answered.add(place)
        self.settled.emit(self._questions[place], str(box.currentData()))
        if not box.is_walked:
            self._end()

    def _end(self) -> None:
        if len(self._answered) == len(self._questions):
            self._answered.clear()
            self.answered.emit()

    def _use(self) -> None:
        for question, answer in self.chosen():
            self.settled.emit(question, answer)
        self.answered.emit()
