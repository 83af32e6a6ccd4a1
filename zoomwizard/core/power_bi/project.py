"""A Power BI project: a folder that Power BI Desktop opens, with a model and a report of pages."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zoomwizard.core.outcome import AppError
from zoomwizard.core.power_bi.model import Model, id_of, model_files
from zoomwizard.core.power_bi.visuals import HEIGHT, REPORT_SCHEMAS, WIDTH, Visual
from zoomwizard.core.said import plural, say

SCHEMAS = "https://developer.microsoft.com/json-schemas/fabric"


@dataclass(frozen=True, kw_only=True)
class ProjectPage:
    """A page of the report: key, what it is called, and its visuals in the order of the keyboard."""

    key: str
    title: str
    visuals: Sequence[Visual]


@dataclass(frozen=True, kw_only=True)
class Project:
    """A project; `name` is that of its files, and the first page is opened."""

    name: str
    model: Model
    pages: Sequence[ProjectPage]

    @property
    def report_folder(self) -> str:
        """The folder of the report."""
        return f"{self.name}.Report"

    @property
    def model_folder(self) -> str:
        """The folder of the model."""
        return f"{self.name}.SemanticModel"


def write_project(folder: Path, project: Project) -> set[str]:
    """Write all files of a project but CSV files, and return their paths."""
    texts = project_files(project)
    for path, text in texts.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    return {*texts}


def project_files(project: Project) -> dict[str, str]:
    """The project's files by path, as text."""
    report, model = project.report_folder, project.model_folder
    contents: dict[str, Any] = {
        f"{project.name}.pbip": {
            "$schema": f"{SCHEMAS}/pbip/pbipProperties/1.0.0/schema.json",
            "version": "1.0",
            "artifacts": [{"report": {"path": report}}],
            "settings": {"enableAutoRecovery": True},
        },
        f"{report}/.platform": platform(project, "Report"),
        f"{report}/definition.pbir": {
            "$schema": f"{SCHEMAS}/item/report/definitionProperties/2.0.0/schema.json",
            "version": "4.0",
            "datasetReference": {"byPath": {"path": f"../{model}"}},
        },
        **{f"{report}/{path}": content for path, content in report_files(project.pages).items()},
        f"{model}/.platform": platform(project, "SemanticModel"),
        f"{model}/definition.pbism": {
            "$schema": f"{SCHEMAS}/item/semanticModel/definitionProperties/1.0.0/schema.json",
            "version": "4.2",
            "settings": {},
        },
    }
    files = {path: json.dumps(content, indent=2, ensure_ascii=False) + "\n" for path, content in contents.items()}
    return files | {f"{model}/{path}": text for path, text in model_files(project.model).items()}


def platform(project: Project, kind: str) -> Mapping[str, Any]:
    """What the folder of a report or model says of itself."""
    return {
        "$schema": f"{SCHEMAS}/gitIntegration/platformProperties/2.0.0/schema.json",
        "metadata": {"type": kind, "displayName": project.name},
        "config": {"version": "2.0", "logicalId": id_of(project.model.ids, kind)},
    }


def report_files(pages: Sequence[ProjectPage]) -> dict[str, Any]:
    """The files of the report below its folder, by path, as what their JSON says."""
    files: dict[str, Any] = {
        "definition/version.json": {
            "$schema": f"{REPORT_SCHEMAS}/versionMetadata/1.0.0/schema.json",
            "version": "2.0.0",
        },
        "definition/report.json": {
            "$schema": f"{REPORT_SCHEMAS}/report/3.0.0/schema.json",
            "themeCollection": {},
            "settings": {"useStylableVisualContainerHeader": True, "exportDataMode": "AllowSummarized"},
        },
        "definition/pages/pages.json": {
            "$schema": f"{REPORT_SCHEMAS}/pagesMetadata/1.0.0/schema.json",
            "pageOrder": [page.key for page in pages],
            "activePageName": pages[0].key,
        },
    }
    for page in pages:
        folder = f"definition/pages/{page.key}"
        files[f"{folder}/page.json"] = {
            "$schema": f"{REPORT_SCHEMAS}/page/2.0.0/schema.json",
            "name": page.key,
            "displayName": page.title,
            "displayOption": "FitToPage",
            "height": HEIGHT,
            "width": WIDTH,
        }
        for order, visual in enumerate(page.visuals):
            files[f"{folder}/visuals/{visual.name}/visual.json"] = visual.as_json(order)
    return files


def check_form(folder: Path, paths: set[str], problems: Sequence[str] = ()) -> None:
    """What was written has the form of a project: just these files, and JSON that can be read.

    `problems` are those that were found otherwise. That the parts fit together is what the tests prove.
    Errors: AppError.
    """
    there = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    found = sorted({*paths} ^ there.keys())
    for name, path in there.items():
        if path.suffix not in {".csv", ".tmdl"}:
            try:
                json.loads(path.read_text(encoding="utf-8"))
            except ValueError:
                found.append(name)
    found += problems if not found else []
    if found:
        raise AppError(
            say("The Power BI project isn't complete, so nothing was saved."),
            plural("{n} file is missing or damaged.", "{n} files are missing or damaged.", n=len(found)),
            say("Your files aren't the cause. Run again without the project (--no-power-bi), and please report it."),
            "\n".join(found),
        )
