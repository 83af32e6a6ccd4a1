"""The walk through an organisation with many rows: checks and runs that take their time, and what they say."""

from __future__ import annotations

from bench.organisation import Size, make_organisation
from screenshots.walker import Walker, wait_for
from zoomwizard.gui.pages.inputs import InputsPage

PEOPLE, WEEKS = 2_000, 4


def walk_large(walk: Walker, rows: int) -> None:
    """The pages of all modes that depend on how much there is."""
    made = make_organisation(walk.stage / "Inputs", Size(rows=rows, people=PEOPLE, weeks=WEEKS))
    people = walk.stage / "Inputs" / "people.csv"
    addresses = [line.split(",")[0] for line in made.mapping.read_text("utf-8").splitlines()[1:]]
    people.write_text("\n".join(["Email", *addresses]) + "\n", "utf-8")
    walk.window.open_mode("mapping")
    walk.fill(people=people, existing=made.mapping)
    walk.next()
    walk.expect(1)
    walk.take("mapping-check")
    run(walk, "Mapping", "mapping-your-files")
    (mapping,) = (walk.stage / "Mapping").glob("Mapping file*.csv")
    walk.window._show_start()
    walk.window.open_mode("admin")
    walk.give("reports", *made.reports)
    shown_while_it_looks(walk, "admin-zoom-reports-running")
    walk.take("admin-zoom-reports")
    walk.next()
    walk.expect(1)
    walk.give("mapping", mapping)
    shown_while_it_looks(walk, "admin-mapping-file-running")
    walk.take("admin-mapping-file")
    run(walk, "For the analyst", "admin-your-files")
    (hashed,) = (walk.stage / "For the analyst").glob("Hashed*.csv")
    walk.window._show_start()
    walk.window.open_mode("analyst")
    walk.fill(zoom=[hashed], person_query=made.person_query, meeting_query=made.meeting_query)
    walk.next()
    walk.expect(1)
    walk.take("analyst-check")
    run(walk, "Results", "analyst-results")
    walk.window.close_now()


def shown_while_it_looks(walk: Walker, name: str) -> None:
    """A picture with the bar of a check, then the page at rest."""
    page = walk.window.page
    assert isinstance(page, InputsPage)
    wait_for(page.busy.bar.isVisible)
    walk.album.take(walk.window, name, moves=True)
    walk.idle()


def run(walk: Walker, folder: str, name: str) -> None:
    """From a check through the options to the last page."""
    walk.next()
    walk.expect(2)
    walk.fill(output=walk.stage / folder)
    walk.take(f"{name}-options")
    walk.window.go_next()
    wait_for(lambda: walk.window.number == 3)
    walk.album.take(walk.window, f"{name}-running", moves=True)
    wait_for(lambda: walk.window.number == 4)
    walk.idle()
    walk.tabs(name)
