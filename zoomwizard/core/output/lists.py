"""Lists that a person reads, in a spreadsheet most likely: nothing in them is run as a formula."""

from __future__ import annotations

from pathlib import Path

from zoomwizard.core.engine import Engine, identifier


def write_list(engine: Engine, query: str, path: Path) -> int:
    """Write a query's rows, in their order, to a CSV file for a person; the number of rows.

    Every text is one line, and one that a spreadsheet would run has an apostrophe before it. Files that are read by
    programs again, such as the mapping file, are not lists: their cells stay what they are, byte for byte.
    """
    described = engine.all(f"SELECT column_name, column_type FROM (DESCRIBE {query})")
    cells = [
        f"one_line(harmless_in_list({cell})) AS {cell}" if kind == "VARCHAR" else cell
        for cell, kind in ((identifier(name), kind) for name, kind in described)
    ]
    with engine.ordered():
        return engine.copy(f"SELECT {', '.join(cells)} FROM ({query})", path)
