"""Holds: what a purge leaves alone until the hold is released."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from typing import Any, ClassVar

from zoomwizard.core.engine import Engine
from zoomwizard.core.job import Job, engine_for
from zoomwizard.core.outcome import (
    CancelToken,
    Finding,
    InputError,
    JobResult,
    Report,
    Severity,
    errors_in,
    report_nothing,
)
from zoomwizard.core.output.folder import temporary_folder
from zoomwizard.core.people.identities import is_address
from zoomwizard.core.said import Said, either, plural, say
from zoomwizard.modes.archive.inputs import HoldInputs
from zoomwizard.modes.archive.keys import RECORDING_KEY, person_stand_in
from zoomwizard.modes.archive.manifest import Manifest, load_manifest, make_manifest_table, said_head
from zoomwizard.modes.archive.place import AccountPlace, chosen_accounts, open_archive
from zoomwizard.modes.archive.purge import folded_address, not_an_address
from zoomwizard.zoom.asked_days import DAY_OPTIONS, asked_day

HINT = say("Change or add it.")


class HoldJob(Job):
    """The job; see `Job`."""

    name: ClassVar[str] = "archive hold"
    stages: ClassVar[Mapping[str, float]] = {"read": 1}

    def check(
        self, inputs: HoldInputs, report: Report = report_nothing, cancel: CancelToken | None = None
    ) -> list[Finding]:
        """See `Job`."""
        places, found = chosen_accounts(inputs.archive, ())
        findings = [*_wrong_options(inputs), *found]
        if errors_in(findings) or not inputs.name:
            return findings
        with temporary_folder() as folder, engine_for("archive", inputs, folder, report, cancel) as engine:
            return _wrong_name(_loaded(engine, places), inputs)

    def run(self, inputs: HoldInputs, report: Report = report_nothing, cancel: CancelToken | None = None) -> JobResult:
        """Write the hold, or that it is released, to each account; without a name list those that are open.

        Errors: InputError, AppError.
        """
        begun = time.monotonic()
        places, found = chosen_accounts(inputs.archive, ())
        if errors_in(findings := [*_wrong_options(inputs), *found]):
            raise InputError(findings)
        with ExitStack() as locks:
            for place in places if inputs.name else ():  # all or none
                locks.enter_context(place.locked())
            with temporary_folder() as folder, engine_for("archive", inputs, folder, report, cancel) as engine:
                _loaded(engine, places)
                if not inputs.name:
                    return _listed(engine, inputs, begun)
                if findings := _wrong_name(engine, inputs):
                    raise InputError(findings)
            event, data = _line_of(inputs, open_archive(inputs.archive).key)
            heads = []
            for place in places:
                with Manifest(place) as manifest:
                    heads.append(said_head(place.name, manifest.add(event, data)))
        verdict = say("The hold {name} is released.", name=inputs.name)
        if not inputs.release:
            verdict = say("The hold {name} counts from now on, for later recordings too.", name=inputs.name)
        return _result(inputs, begun, verdict, heads, {"accounts": len(places)})


def _loaded(engine: Engine, places: Sequence[AccountPlace]) -> Engine:
    make_manifest_table(engine)
    for place in places:
        load_manifest(engine, place)
    return engine


def _line_of(inputs: HoldInputs, key: bytes) -> tuple[str, dict[str, Any]]:
    if inputs.release:
        return "released", {"name": inputs.name}
    people = sorted(person_stand_in(folded_address(person), key) for person in inputs.person)
    given = {"people": people, "from": inputs.date_from, "to": inputs.date_to, "recording": inputs.recording}
    return "hold", {"name": inputs.name} | {name: value for name, value in given.items() if value}


def _wrong_options(inputs: HoldInputs) -> list[Finding]:
    conditions = (inputs.person, inputs.date_from, inputs.date_to, inputs.recording)
    wrong = [not_an_address("person", "--person") for one in inputs.person if not is_address(folded_address(one))][:1]
    if inputs.release and any(conditions):
        wrong.append(
            _wrong(
                "release", say("{option} only takes the name.", option="--release"), say("Leave out the conditions.")
            )
        )
    elif not inputs.name and (inputs.release or any(conditions)):
        wrong.append(_wrong("name", say("{option} is missing.", option="--name")))
    elif inputs.name and not inputs.release and not any(conditions):
        hint = say("Use {options}.", options=either(["--person", "--from", "--to", "--recording"]))
        wrong.append(_wrong("person", say("A hold needs to say what it holds."), hint))
    if "@" in inputs.name:
        wrong.append(_wrong("name", say("The name of a hold can't contain an e-mail address.")))
    if inputs.recording and not RECORDING_KEY.fullmatch(inputs.recording):
        hint = say("Use the name of its folder, such as 20261014T080000Z-0123456789.")
        wrong.append(_wrong("recording", say("{option} must be the key of a recording.", option="--recording"), hint))
    return [*wrong, *_wrong_days(inputs)]


def _wrong_days(inputs: HoldInputs) -> list[Finding]:
    """Each day has to be one, and they have to be in their order; a hold may have no end."""
    findings: list[Finding] = []
    given = {name: getattr(inputs, name) for name in DAY_OPTIONS if getattr(inputs, name)}
    days = [asked_day(name, text, findings) for name, text in given.items()]
    if not findings and len(days) == len(DAY_OPTIONS) and inputs.date_to < inputs.date_from:
        title = say("The first day is later than the last.")
        findings.append(_wrong("date_from", title, say("Check --from and --to.")))
    return findings


def _wrong_name(engine: Engine, inputs: HoldInputs) -> list[Finding]:
    used = engine.all("SELECT DISTINCT name FROM manifest_lines WHERE event = 'hold'")
    is_open = engine.all("SELECT DISTINCT name FROM open_holds")
    if inputs.release and (inputs.name,) not in is_open:
        return [
            _wrong(
                "name",
                say("There's no open hold of this name."),
                say("Without {option}, all are listed.", option="--name"),
            )
        ]
    if not inputs.release and (inputs.name,) in used:
        return [_wrong("name", say("This name is used already."), say("Choose another name."))]
    return []


def _listed(engine: Engine, inputs: HoldInputs, begun: float) -> JobResult:
    holds = engine.all(
        'SELECT name, min(time), any_value(people), any_value("from"), any_value("to"), any_value(recording)'
        " FROM open_holds GROUP BY ALL ORDER BY 2, 1"
    )
    lines = [
        say(
            "{name}: {conditions}",
            name=name,
            conditions=[
                *([say("people {people}", people=people)] if people else []),
                *([say("from {day}", day=first)] if first else []),
                *([say("to {day}", day=last)] if last else []),
                *([say("recording {key}", key=recording)] if recording else []),
            ],
        )
        for name, _, people, first, last, recording in holds
    ]
    verdict = plural("{n} hold is open.", "{n} holds are open.", n=len(holds))
    return _result(inputs, begun, verdict, lines, {"holds": len(holds)})


def _result(
    inputs: HoldInputs, begun: float, verdict: Said, summary: Sequence[Said], counts: dict[str, int]
) -> JobResult:
    return JobResult(
        folder=inputs.archive, inputs=(), outputs=(), counts=counts, findings=(), summary=tuple(summary),
        seconds=time.monotonic() - begun, verdict=verdict,
    )  # fmt: skip


def _wrong(field: str, title: Said, hint: Said = HINT) -> Finding:
    return Finding(Severity.ERROR, field, title, hint, code="option.hold")
