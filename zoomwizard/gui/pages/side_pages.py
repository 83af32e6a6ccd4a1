"""Which page of the window shows which page of a mode that is no straight way, by its kind."""

from __future__ import annotations

from collections.abc import Callable

from zoomwizard.core.mode import WizardStep
from zoomwizard.gui.pages.journey import Journey
from zoomwizard.gui.parts.widgets import Page

SIDE_PAGES: dict[str, Callable[[Journey, WizardStep], Page]] = {}
