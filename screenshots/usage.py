"""The walk through the reports on usage: from files, and straight from Zoom."""

from __future__ import annotations

from pathlib import Path

from screenshots.walker import Walker, wait_for
from screenshots.zoom import fill_usage
from tests.zoom.fake import FakeZoom
from zoomwizard.gui.pages.plan import PlanPage
from zoomwizard.gui.pages.source import SourcePage
from zoomwizard.modes.registry import modes


def walk_usage(walk: Walker, inputs: Path, mapping_file: Path) -> None:
    """From files."""
    walk.window._show_start()
    walk.window.open_mode("usage")
    walk.take("usage-source-empty")
    walk.next()
    walk.take("usage-source-missing")
    walk.fill(reports=[inputs / "zoom reports"])
    walk.take("usage-source")
    walk.next()
    walk.expect(1)
    walk.take("usage-check")
    walk.fill(mapping=mapping_file)
    walk.take("usage-check-mapping")
    walk.next()
    walk.expect(2)
    walk.fill(output=walk.stage / "Usage")
    walk.take("usage-options")
    walk.more_options("usage-options-more")
    walk.running(modes()["usage"], "usage-make", "compute", 400_000)
    walk.next()
    walk.expect(4)
    walk.tabs("usage-results-files")


def walk_usage_from_zoom(walk: Walker, zoom: FakeZoom) -> None:
    """From an account that is kept already."""
    fill_usage(zoom)
    walk.window._show_start()
    walk.window.open_mode("usage")
    source = walk.page()
    assert isinstance(source, SourcePage)
    source._zoom.setChecked(True)
    walk.idle()
    walk.take("usage-zoom-source")
    walk.next()
    walk.expect(1)
    walk.page().fields["from_zoom"].set_value("acme")
    walk.take("usage-zoom-account")
    walk.next()
    walk.expect(2)
    walk.take("usage-days")
    walk.next()
    walk.expect(3)
    plan = walk.page()
    assert isinstance(plan, PlanPage)
    wait_for(lambda: not plan.plan._task.is_on)
    walk.take("usage-plan")
    walk.next()
    walk.expect(4)
    walk.fill(output=walk.stage / "Usage of Zoom")
    walk.take("usage-zoom-options")
    walk.next()
    walk.expect(6)
    walk.tabs("usage-results")
