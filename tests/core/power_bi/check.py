"""Checks a Power BI project: every file, every link between them, every field of a visual, every column of a formula.

It reads what was written and knows nothing of how it was made. It can't tell what Power BI Desktop makes of it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, TypeGuard

from tests.core.power_bi.check_model import Fields, Guards, ModelChecker, is_uuid

BASE = "https://developer.microsoft.com/json-schemas/fabric"
ITEM = f"{BASE}/item/report/definition"
# What each file must say that it is, by its path.
SCHEMAS = (
    (re.compile(r"[^/]+\.pbip"), f"{BASE}/pbip/pbipProperties/1.0.0/schema.json"),
    (re.compile(r"[^/]+/\.platform"), f"{BASE}/gitIntegration/platformProperties/2.0.0/schema.json"),
    (re.compile(r"[^/]+/definition\.pbir"), f"{BASE}/item/report/definitionProperties/2.0.0/schema.json"),
    (re.compile(r"[^/]+/definition\.pbism"), f"{BASE}/item/semanticModel/definitionProperties/1.0.0/schema.json"),
    (re.compile(r"[^/]+/definition/version\.json"), f"{ITEM}/versionMetadata/1.0.0/schema.json"),
    (re.compile(r"[^/]+/definition/report\.json"), f"{ITEM}/report/3.0.0/schema.json"),
    (re.compile(r"[^/]+/definition/pages/pages\.json"), f"{ITEM}/pagesMetadata/1.0.0/schema.json"),
    (re.compile(r"[^/]+/definition/pages/[^/]+/page\.json"), f"{ITEM}/page/2.0.0/schema.json"),
    (
        re.compile(r"[^/]+/definition/pages/[^/]+/visuals/[^/]+/visual\.json"),
        f"{ITEM}/visualContainer/2.4.0/schema.json",
    ),
)
TMDL_PATH = re.compile(r"[^/]+/definition/((database|model|expressions|relationships)|tables/[^/]+)\.tmdl")
# The types of visuals that are used, and the roles that each has; those that it needs come first.
ROLES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "card": (("Values",), ()),
    "slicer": (("Values",), ()),
    "tableEx": (("Values",), ()),
    "lineChart": (("Category", "Y"), ("Series", "Y2", "Tooltips", "Rows")),
    "clusteredBarChart": (("Y",), ("Category", "Series", "Tooltips", "Rows")),
    "textbox": ((), ()),
}
OBJECT_NAME = re.compile(r"[A-Za-z0-9_-]{1,50}")
LONGEST_PATH = 100  # of the 260 characters of Windows, the rest is for the folder that it lies in


def check_project(folder: Path, guards: Guards, csv_folder: Path | None = None) -> list[str]:
    """Everything that is wrong with a project, a sentence each; nothing if all is well.

    `csv_folder`: where its CSV files are, without one the project's own folder.
    """
    return list(dict.fromkeys(Checker(folder, guards, csv_folder or folder).problems()))


class Checker:
    """Goes through a project once."""

    def __init__(self, folder: Path, guards: Guards, csv_folder: Path) -> None:
        self._folder, self._guards, self._csv_folder = folder, guards, csv_folder
        self._texts: dict[str, str] = {}
        self._json: dict[str, Any] = {}
        self._model: Fields = {}

    def problems(self) -> Iterator[str]:
        """All that is wrong."""
        yield from self._read()
        starts = [path for path in self._texts if path.endswith(".pbip") and "/" not in path]
        if len(starts) != 1:
            yield f"There are {len(starts)} .pbip files and not one."
            return
        artifacts = self._at(starts[0], "artifacts")
        paths = [path for one in artifacts if (path := walk(one, "report", "path"))] if is_list(artifacts) else []
        if len(paths) != 1:
            yield f"{starts[0]} names no report."
            return
        report = str(paths[0])
        link = walk(self._json.get(f"{report}/definition.pbir"), "datasetReference", "byPath", "path")
        if not isinstance(link, str):
            yield f"{starts[0]} leads to {report}, which has no definition.pbir that names a model."
            return
        model = str(PurePosixPath(*[p for p in PurePosixPath(report, link).parts if p not in (report, "..")]))
        if not link.startswith("../") or f"{model}/definition.pbism" not in self._json:
            yield f"{report}/definition.pbir leads to {link}, where there is no model."
            return
        yield from self._check_platforms({report: "Report", model: "SemanticModel"})
        start = f"{model}/definition/"
        texts = {path.removeprefix(start): text for path, text in self._texts.items() if path.startswith(start)}
        checked = ModelChecker(self._csv_folder, texts, self._guards)
        yield from checked.problems()
        self._model = checked.fields
        yield from self._check_report(f"{report}/definition")
        known = {path for path in self._texts if path.startswith((f"{report}/", f"{model}/"))} | {starts[0]}
        yield from (f"{path} belongs to nothing." for path in sorted(self._texts.keys() - known))

    # ----------------------------------------------------------------------------------------------------
    # Files

    def _read(self) -> Iterator[str]:
        for path in sorted(self._folder.rglob("*")):
            if not path.is_file():
                continue
            name = path.relative_to(self._folder).as_posix()
            if len(name) > LONGEST_PATH:
                yield f"{name} is longer than {LONGEST_PATH} characters."
            if name.endswith(".csv") and "/" not in name:
                continue
            content = path.read_bytes()
            if content.startswith(b"\xef\xbb\xbf"):
                yield f"{name} begins with a byte order mark."
            try:
                self._texts[name] = content.decode("utf-8-sig")
            except UnicodeDecodeError:
                yield f"{name} is not UTF-8."
                continue
            if "\r" in self._texts[name]:
                yield f"{name} has line ends of another kind."
            yield from self._read_json(name)

    def _read_json(self, name: str) -> Iterator[str]:
        schema = next((schema for pattern, schema in SCHEMAS if pattern.fullmatch(name)), None)
        if schema is None:
            if not TMDL_PATH.fullmatch(name):
                yield f"{name} is no file of a project."
            return
        try:
            self._json[name] = json.loads(self._texts[name])
        except ValueError:
            yield f"{name} is not JSON."
            return
        if self._at(name, "$schema") != schema:
            yield f"{name} does not say that it is of the schema {schema}."

    def _at(self, name: str, *keys: str) -> Any:
        return walk(self._json.get(name), *keys)

    def _check_platforms(self, kinds: Mapping[str, str]) -> Iterator[str]:
        ids = set()
        for folder, kind in kinds.items():
            name = f"{folder}/.platform"
            if name not in self._json:
                yield f"{name} is missing."
                continue
            if self._at(name, "metadata", "type") != kind:
                yield f"{name} does not say that it is a {kind}."
            if not self._at(name, "metadata", "displayName"):
                yield f"{name} has no name to show."
            logical = self._at(name, "config", "logicalId")
            if not is_uuid(logical):
                yield f"{name} has no ID."
            if logical in ids:
                yield f"{name} has the ID of another folder."
            ids.add(logical)

    # ----------------------------------------------------------------------------------------------------
    # The report

    def _check_report(self, folder: str) -> Iterator[str]:
        for name in ("version.json", "report.json", "pages/pages.json"):
            if f"{folder}/{name}" not in self._json:
                yield f"{folder}/{name} is missing."
        order = self._at(f"{folder}/pages/pages.json", "pageOrder")
        order = order if is_list(order) else []
        start = f"{folder}/pages/"
        pages = {path.removeprefix(start).split("/")[0] for path in self._texts if path.startswith(start)}
        if sorted(order) != sorted(pages - {"pages.json"}):
            yield "pages.json does not name just the pages that there are."
        if self._at(f"{folder}/pages/pages.json", "activePageName") not in order:
            yield "pages.json opens with a page that is not there."
        for page in sorted(pages - {"pages.json"}):
            yield from self._check_page(f"{start}{page}", page)

    def _check_page(self, folder: str, page: str) -> Iterator[str]:
        content = self._json.get(f"{folder}/page.json")
        if walk(content, "name") != page or not OBJECT_NAME.fullmatch(page):
            yield f"The page {page} has another name than its folder, or one that can not be."
        size = walk(content, "width"), walk(content, "height")
        if not all(isinstance(side, int) and side > 0 for side in size):
            yield f"The page {page} has no size."
            return
        visuals = [path for path in self._json if path.startswith(f"{folder}/visuals/")]
        if not visuals:
            yield f"The page {page} is blank."
        places: list[tuple[str, tuple[int, int, int, int]]] = []
        tabs: Counter[Any] = Counter()
        for path in visuals:
            name = path.split("/")[-2]
            where = f"The visual {name} of the page {page}"
            if self._at(path, "name") != name or not OBJECT_NAME.fullmatch(name):
                yield f"{where} has another name than its folder, or one that can not be."
            tabs[self._at(path, "position", "tabOrder")] += 1
            place = [self._at(path, "position", key) for key in ("x", "y", "width", "height")]
            if not all(isinstance(number, int) and number >= 0 for number in place):
                yield f"{where} has no place."
                continue
            x, y, width, height = place
            if not width or not height or x + width > size[0] or y + height > size[1]:
                yield f"{where} does not fit on the page."
            yield from (f"{where} lies on {other}." for other, box in places if overlap(box, (x, y, width, height)))
            places.append((name, (x, y, width, height)))
            yield from self._check_visual(where, self._at(path, "visual"))
        if max(tabs.values(), default=0) > 1 or None in tabs:
            yield f"Visuals of the page {page} have no order for the keyboard."

    def _check_visual(self, where: str, visual: Any) -> Iterator[str]:
        kind = walk(visual, "visualType")
        if kind not in ROLES:
            yield f"{where} is of an unknown type."
            return
        for container, key in (("title", "text"), ("general", "altText")):
            found = walk(visual, "visualContainerObjects", container)
            text = walk(found[0], "properties", key, "expr", "Literal", "Value") if is_list(found) and found else None
            if not isinstance(text, str) or len(text) < 3 or text[0] + text[-1] != "''":
                yield f"{where} has no {key} that tells what it shows."
        needed, further = ROLES[kind]
        state = walk(visual, "query", "queryState") or {}
        yield from (f"{where} has no role {role}." for role in state if role not in (*needed, *further))
        yield from (f"{where} needs the role {role}." for role in needed if not walk(state, role, "projections"))
        shown = []
        for role, fields in state.items():
            for projection in walk(fields, "projections") or []:
                shown.append(projection.get("field"))
                yield from self._check_field(where, role, projection)
        for sort in walk(visual, "query", "sortDefinition", "sort") or []:
            if sort.get("field") not in shown:
                yield f"{where} is sorted by a field that it does not show."

    def _check_field(self, where: str, role: str, projection: Mapping[str, Any]) -> Iterator[str]:
        reference = projection.get("field") or {}
        kind = next(iter(reference), "")
        entity = walk(reference, kind, "Expression", "SourceRef", "Entity")
        name = walk(reference, kind, "Property")
        columns, measures = self._model.get(entity, (set(), set()))
        if name not in {"Column": columns, "Measure": measures}.get(kind, set()):
            yield f"{where} shows a {kind or 'field'} that the model does not have."
        if (role == "Category" and kind != "Column") or (role in ("Y", "Y2", "Tooltips") and kind != "Measure"):
            yield f"{where} has a {kind} as {role}."
        if projection.get("queryRef") != f"{entity}.{name}" or projection.get("nativeQueryRef") != name:
            yield f"{where} calls a field by another name."


def walk(content: Any, *keys: str) -> Any:
    """What stands in nested objects under these keys; None where there is nothing."""
    for key in keys:
        content = content.get(key) if isinstance(content, dict) else None
    return content


def is_list(content: Any) -> TypeGuard[list[Any]]:
    """Whether it is a list."""
    return isinstance(content, list)


def overlap(one: tuple[int, int, int, int], two: tuple[int, int, int, int]) -> bool:
    """Whether two places have a point in common."""
    return all(one[n] < two[n] + two[n + 2] and two[n] < one[n] + one[n + 2] for n in (0, 1))
