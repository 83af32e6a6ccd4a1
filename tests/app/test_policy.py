"""What IT has set: read from file and registry, all that is wrong with it said, and never loosened by damage."""

from __future__ import annotations

import json
import sys
from dataclasses import fields
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.policies import set_by_file, set_by_registry
from zoomwizard.app import policy as app_policy
from zoomwizard.app.jobs import inputs_of, make_job, make_wizard_job
from zoomwizard.app.paths import policy_file
from zoomwizard.app.policy import (
    FOR_ALL,
    LARGEST_FILE,
    LARGEST_GROUP,
    REGISTRY,
    Policy,
    inputs_under,
    must_be,
    read_policy,
    rules,
    rules_of,
)
from zoomwizard.app.selfchecks import look_at_policy
from zoomwizard.core.job import questions
from zoomwizard.core.mode import Rule
from zoomwizard.core.outcome import AppError, NotAllowed
from zoomwizard.core.said import Said
from zoomwizard.modes.admin.inputs import AdminInputs
from zoomwizard.modes.analyst.inputs import AnalystInputs
from zoomwizard.modes.mapping.inputs import MappingInputs
from zoomwizard.modes.registry import modes

KEY = app_policy.KEY  # a test has another one
WIZARD_JOBS = {"mapping": MappingInputs, "admin": AdminInputs, "analyst": AnalystInputs}
RULES = rules()
(TOPICS,) = (rule.values for rule in RULES if rule.kind == "at-most")
WHOLE = str(Path.home().anchor) + "somewhere"
RIGHT: dict[str, st.SearchStrategy[Any]] = {
    "switch": st.sampled_from([True, False, 0, 1]),
    "group-size": st.integers(1, LARGEST_GROUP),
    "at-most": st.sampled_from(TOPICS),
    "folder": st.sampled_from([WHOLE, f"{WHOLE} ü", "%NO_SUCH_VARIABLE%/x", "~/x"]),
    "proxy": st.sampled_from(["http://proxy.example:8080", "https://p/"]),
}
WRONG: dict[str, list[object]] = {
    "switch": [2, -1, 1.0, "true", "", None, [], {}, b"\1"],
    "group-size": [0, -5, LARGEST_GROUP + 1, 10.0, True, "10", None, [10]],
    "at-most": ["Keep", "all", "", 1, None, ["drop"]],
    "folder": ["out", "", ".", f"{WHOLE}\n", f"{WHOLE}\0", 1, None, [WHOLE]],
    "proxy": ["proxy.example:8080", "http://user:pass@proxy.example:80", "socks5://p:1", "", 1, None],
}


def said(policy: Policy) -> tuple[str, ...]:
    """What is wrong with it, in English."""
    return tuple(map(str, policy.problems))


# ---------------------------------------------------------------------------------------------------------
# Reading


def test_nothing_is_set_where_nothing_is_there() -> None:
    policy = read_policy()
    assert policy == Policy()
    assert all(policy.allows(job) for job in WIZARD_JOBS)
    assert policy.lines() == []
    assert str(look_at_policy()) == "IT hasn't set anything for this computer."


def test_the_values_of_a_file_count(home: Path) -> None:
    file = set_by_file(home, AllowMapping=False, minimumgroupsize=10, TopicsAtMost="token", Proxy="http://p.example:1")
    policy = read_policy()
    assert policy.problems == ()
    assert policy.values == {
        "AllowMapping": False,
        "MinimumGroupSize": 10,
        "TopicsAtMost": "token",
        "Proxy": "http://p.example:1",
    }
    assert [policy.allows(job) for job in WIZARD_JOBS] == [False, True, True]
    assert policy.proxy == "http://p.example:1"
    assert policy.lines() == [
        f"AllowMapping: false ({file})",
        f"MinimumGroupSize: 10 ({file})",
        f"TopicsAtMost: token ({file})",
        f"Proxy: http://p.example:1 ({file})",
    ]
    assert str(look_at_policy()) == "; ".join(policy.lines())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_a_file_of_each_encoding_that_powershell_writes_is_read(home: Path, encoding: str) -> None:
    (home / "policy.json").write_bytes(f'{{"AdminOutputFolder": "{WHOLE}ö"}}'.replace("\\", "\\\\").encode(encoding))
    assert read_policy().values == {"AdminOutputFolder": f"{WHOLE}ö"}


def test_the_registry_counts_value_by_value_before_the_file(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app_policy, "KEY", KEY)
    asked = set_by_registry(monkeypatch, {"AllowAdmin": 0, "MinimumGroupSize": 20, "": "unnamed"})
    file = set_by_file(home, MinimumGroupSize=3, TopicsAtMost="drop", AllowAdmin=True)
    policy = read_policy()
    assert asked == [r"Software\Policies\ZoomWizard"]
    assert rf"HKLM\{asked[0]}" == REGISTRY
    assert policy.problems == ()
    assert policy.values == {"AllowAdmin": False, "MinimumGroupSize": 20, "TopicsAtMost": "drop"}
    assert policy.sources == {"AllowAdmin": REGISTRY, "MinimumGroupSize": REGISTRY, "TopicsAtMost": str(file)}


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has a registry")
def test_the_registry_of_windows_is_read() -> None:
    registry: Any = import_module("winreg")
    access = registry.KEY_WRITE | registry.KEY_WOW64_64KEY
    values = {
        "AllowAdmin": (registry.REG_DWORD, 0),
        "MinimumGroupSize": (registry.REG_DWORD, 12),
        "TopicsAtMost": (registry.REG_SZ, "drop"),
        "AnalystOutputFolder": (registry.REG_EXPAND_SZ, r"%USERPROFILE%\Zoom metrics"),
        "Proxy": (registry.REG_MULTI_SZ, ["http://p.example:1"]),
    }
    try:
        opened = registry.CreateKeyEx(registry.HKEY_LOCAL_MACHINE, app_policy.KEY, access=access)
    except PermissionError:
        pytest.skip("only an administrator can write there")
    try:
        with opened:
            for name, (kind, value) in values.items():
                registry.SetValueEx(opened, name, 0, kind, value)
        policy = read_policy()
        assert policy.values == {name: value for name, (_, value) in values.items() if name != "Proxy"}
        assert [str(problem).split(" of Proxy")[0] for problem in policy.problems] == [f"{REGISTRY}: The value"]
        assert policy.folder(modes()["analyst"], "output") == str(Path.home() / "Zoom metrics")
    finally:
        registry.DeleteKey(registry.HKEY_LOCAL_MACHINE, app_policy.KEY)
    assert read_policy() == Policy()


def test_a_registry_without_the_key_sets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    set_by_registry(monkeypatch, FileNotFoundError())
    assert read_policy() == Policy()


def test_a_registry_key_that_can_not_be_read_lets_nothing_be_done(monkeypatch: pytest.MonkeyPatch) -> None:
    set_by_registry(monkeypatch, PermissionError())
    policy = read_policy()
    assert said(policy) == (f"{REGISTRY}: The registry key can't be read. Correct its permissions.",)
    assert not any(policy.allows(job) for job in WIZARD_JOBS)


def test_the_place_of_the_file_depends_on_no_variable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = policy_file()
    for variable in ("PROGRAMDATA", "ALLUSERSPROFILE", "WIN_PD_OVERRIDE_COMMON_APPDATA", "XDG_CONFIG_DIRS", "HOME"):
        monkeypatch.setenv(variable, str(tmp_path))
    assert policy_file() == before
    assert before.is_absolute()
    if sys.platform == "linux":
        assert before == Path("/etc/zoomwizard/policy.json")


# ---------------------------------------------------------------------------------------------------------
# What is wrong


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "The policy file isn't valid JSON at line 1, column 1. Correct it, or remove the file."),
        ('{"AllowAdmin": false,\n', "The policy file isn't valid JSON at line 2, column 1. Correct it, or"),
        ("{'AllowAdmin': false}", "The policy file isn't valid JSON at line 1, column 2."),
        ("\0\0\0\0\0\0", "The policy file isn't valid JSON"),
        ("[" * 100_000, "The policy file is far too large. Write a new one."),
        ("[" * 50_000, "The policy file isn't valid JSON"),
        ('[["AllowAdmin", false]]', "The policy file must hold names and values in braces."),
        ("null", "The policy file must hold names and values in braces."),
        ('{"AllowAdmins": false}', "There's no setting AllowAdmins. Did you mean AllowAdmin?"),
        ('{"Updates": false}', "There's no setting Updates. Remove it."),
        ('{"a\\nb": 1}', "There's a setting whose name can't be shown. Remove it."),
        ('{"AllowAdmin": false, "AllowAdmin": true}', "AllowAdmin is set twice. Keep only one."),
        ('{"AllowAdmin": false, "allowadmin": true}', "AllowAdmin is set twice. Keep only one."),
        ('{"AllowAdmin": {"AllowAdmin": true}}', "The value of AllowAdmin isn't valid. It must be true or false (in"),
        ('{"MinimumGroupSize": NaN}', "The value of MinimumGroupSize isn't valid. It must be a whole number from 1"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_said_in_a_sentence_and_lets_nothing_be_done(home: Path, content: str, sentence: str) -> None:
    file = home / "policy.json"
    file.write_text(content, encoding="utf-8")
    policy = read_policy()
    assert [problem.startswith(f"{file}: {sentence}") for problem in said(policy)] == [True], said(policy)
    assert not any(policy.allows(job) for job in WIZARD_JOBS)


def test_a_file_that_is_no_text_or_can_not_be_opened_is_said(home: Path) -> None:
    file = home / "policy.json"
    file.write_bytes(b'{"AllowAdmin": "\xff\xfe"}')
    assert said(read_policy()) == (f"{file}: The policy file isn't valid JSON. Correct it, or remove the file.",)
    file.unlink()
    file.mkdir()
    assert said(read_policy()) == (
        f"{file}: The policy file can't be read. Correct its permissions, or remove the file.",
    )


def test_a_file_of_the_largest_size_is_read(home: Path) -> None:
    (home / "policy.json").write_text("{}".ljust(LARGEST_FILE), encoding="ascii")
    assert read_policy() == Policy()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_wrong_value_is_named_with_what_it_must_be(rule: Rule) -> None:
    for value in WRONG[rule.kind]:
        found: list[Said] = []
        assert app_policy._values_of("there", [(rule.name, value)], found) == {}, value
        assert [*map(str, found)] == [f"there: The value of {rule.name} isn't valid. {must_be(rule)}"], value


def test_all_that_is_wrong_is_said_at_once(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    set_by_registry(monkeypatch, {"AllowAdmin": "no", "Unknown": 1})
    set_by_file(home, MinimumGroupSize=0, TopicsAtMost="some")
    assert len(read_policy().problems) == 4
    with pytest.raises(AppError) as caught:
        look_at_policy()
    assert all(problem in str(caught.value.title) for problem in said(read_policy()))


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_content_of_a_file_is_an_exception(content: bytes) -> None:
    class File:
        def open(self, _: str) -> Any:
            import io

            return io.BytesIO(content)

    found: list[Said] = []
    pairs = app_policy._pairs_of_file(File(), found)  # type: ignore[arg-type]  # all that is asked of it
    app_policy._values_of("there", pairs, found)
    assert found or json.loads(content) == {}


@given(st.data())
def test_damage_never_allows_what_was_forbidden(data: st.DataObject) -> None:
    rules = data.draw(st.lists(st.sampled_from(RULES), unique=True, min_size=1))
    values = {rule.name: data.draw(RIGHT[rule.kind]) for rule in rules}
    found: list[Said] = []
    whole = Policy(app_policy._values_of("there", values.items(), found))
    assert found == []
    damaged = data.draw(st.sampled_from(rules))
    values[damaged.name] = data.draw(st.sampled_from(WRONG[damaged.kind]))
    policy = Policy(app_policy._values_of("there", values.items(), found), problems=tuple(found))
    assert found
    assert not any(policy.allows(job) for job in WIZARD_JOBS)
    assert {name: whole.values[name] for name in policy.values} == policy.values


# ---------------------------------------------------------------------------------------------------------
# What it does


def test_a_job_that_is_not_allowed_is_not_made(home: Path) -> None:
    set_by_file(home, AllowAdmin=False)
    for make in (make_job, make_wizard_job):
        with pytest.raises(NotAllowed) as caught:
            make("admin")
        assert (
            str(caught.value.title) == "Your IT department doesn't allow this on this computer: Prepare the Zoom file."
        )
        assert caught.value.exit_code == 2
    assert make_job("analyst").name == "analyst"
    assert make_job("selftest").name == "selftest"


def test_under_a_damaged_policy_only_what_has_no_data_of_the_user_is_made(home: Path) -> None:
    set_by_file(home, AllowAdmin="no")
    for job in WIZARD_JOBS:
        with pytest.raises(AppError) as caught:
            make_job(job)
        assert caught.value.exit_code == 1
        assert said(read_policy())[0] in str(caught.value.message)
    assert [make_job(name).name for name in ("demo", "selftest")] == ["demo", "selftest"]


def test_without_a_policy_the_questions_are_the_jobs_own() -> None:
    for job, inputs in WIZARD_JOBS.items():
        assert inputs_of(job) is inputs


@pytest.mark.parametrize(("floor", "least", "default"), [(1, 1, 5), (3, 3, 5), (5, 5, 5), (12, 12, 12)])
def test_the_smallest_group_size_is_a_floor_and_raises_the_default(floor: int, least: int, default: int) -> None:
    inputs = inputs_under(Policy({"MinimumGroupSize": floor}), modes()["analyst"], AnalystInputs)
    ask = questions(inputs)["min_group_size"]
    assert ask.minimum == least
    assert str(ask.rule) == (f"Your IT department requires at least {floor}." if floor > 1 else "")
    assert inputs(zoom=(), output=Path()).min_group_size == default


@pytest.mark.parametrize(
    ("most", "choices", "default"),
    [("keep", ("token", "drop", "keep"), "token"), ("token", ("token", "drop"), "token"), ("drop", ("drop",), "drop")],
)
def test_topics_can_be_no_more_than_allowed(most: str, choices: tuple[str, ...], default: str) -> None:
    inputs = inputs_under(Policy({"TopicsAtMost": most}), modes()["admin"], AdminInputs)
    assert questions(inputs)["topics"].choices == choices
    assert inputs(output=Path()).topics == default


def test_everything_else_about_the_questions_stays(home: Path) -> None:
    set_by_file(home, MinimumGroupSize=9, TopicsAtMost="drop", **{
        rule.name: WHOLE for rule in RULES if rule.kind == "folder"
    })  # fmt: skip
    for job, own in WIZARD_JOBS.items():
        under = inputs_of(job)
        assert issubclass(under, own)
        assert list(questions(under)) == list(questions(own))
        changed = {rule.input for rule in rules_of(modes()[job])}
        mine, others = ({one.name: one for one in fields(kind)} for kind in (own, under))
        for name, question in questions(own).items():
            if name not in changed:
                assert questions(under)[name] == question
                assert others[name].default is mine[name].default


def test_folders_are_where_their_fields_begin(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZW_SHARE", WHOLE)
    variable = "%ZW_SHARE%" if sys.platform == "win32" else "$ZW_SHARE"
    set_by_file(
        home,
        MappingOutputFolder=WHOLE,
        AdminReportsFolder=f"{variable}/reports",
        AdminOutputFolder="%NO_SUCH_VARIABLE%/x",
        AnalystInputFolder="~/Zoom",
    )
    policy = read_policy()
    assert policy.problems == ()
    presets = {job: {name: ask.preset for name, ask in questions(inputs_of(job)).items() if ask.preset}
               for job in WIZARD_JOBS}  # fmt: skip
    assert presets == {
        "mapping": {"output": WHOLE},
        "admin": {"reports": f"{WHOLE}/reports"},
        "analyst": {"zoom": str(Path.home() / "Zoom") if sys.platform != "win32" else f"{Path.home()}/Zoom"},
    }


def test_every_rule_is_about_an_input_that_there_is() -> None:
    for job, inputs in WIZARD_JOBS.items():
        assert {rule.input for rule in rules_of(modes()[job]) if rule not in FOR_ALL} <= set(questions(inputs))
    for rule in FOR_ALL:
        assert any(rule.input in questions(inputs) for inputs in WIZARD_JOBS.values())
    assert {rule.kind for rule in RULES} == set(RIGHT) == set(WRONG)
    assert set(TOPICS) == set(questions(AdminInputs)["topics"].choices)
