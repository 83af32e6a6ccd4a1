"""Accounts on the command line: kept without a secret, tested thing by thing, removed whole; and runs from Zoom."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.policies import set_by_file
from tests.zoom import fake
from tests.zoom.conftest import FakeClock, Ring, Start, forget_count
from tests.zoom.fake import ACCOUNT_ID, CLIENT_ID, SECRET, Call, FakeZoom, Fault, json_fault
from tests.zoom.organisation import FIRST_DAY, LAST_DAY, make_meetings, write_mapping
from zoomwizard.__main__ import main
from zoomwizard.app import zoom as app_zoom
from zoomwizard.app.jobs import make_wizard_job
from zoomwizard.app.paths import data_folder, settings_file
from zoomwizard.app.settings import change_settings, load_settings
from zoomwizard.app.words import speak
from zoomwizard.core.outcome import InputError
from zoomwizard.core.said import ENGLISH
from zoomwizard.modes.admin.inputs import AdminInputs
from zoomwizard.zoom.api.account import Account
from zoomwizard.zoom.collect.connection import Connection
from zoomwizard.zoom.collect.progress import DownloadProgress

IDS = ["--account-id", ACCOUNT_ID, "--client-id", CLIENT_ID]

Add = Callable[..., int]


@pytest.fixture
def add(monkeypatch: pytest.MonkeyPatch) -> Add:
    """Zoomwizard connect add NAME, with the secret on standard input."""

    def call(*more: str, name: str = "acme", secret: str = SECRET, ids: list[str] | None = None) -> int:
        monkeypatch.setattr("sys.stdin", io.StringIO(secret + "\nsecond line\n"))
        return main(["connect", "add", name, *(IDS if ids is None else ids), "--secret-stdin", *more])

    return call


def urls(zoom: FakeZoom) -> list[str]:
    return ["--api-url", zoom.options["api_url"], "--oauth-url", zoom.options["oauth_url"], "--share", "1"]


def secret_of(name: str) -> tuple[str, str]:
    secret, place = app_zoom.secret_of(name)
    return secret, str(place)


def text_of_settings() -> str:
    file = settings_file()
    assert file is not None
    return file.read_text(encoding="utf-8") if file.exists() else ""


# ---------------------------------------------------------------------------------------------------------
# Accounts


def test_an_account_is_kept_without_its_secret(add: Add, ring: Ring, capsys: pytest.CaptureFixture[str]) -> None:
    assert add("--plan", "business", "--share", "0.25", "--proxy", "http://proxy.example:80") == 0
    (account,) = load_settings(settings_file()).zoom_accounts
    assert account == Account(
        name="acme", account_id=ACCOUNT_ID, client_id=CLIENT_ID, plan="business", share=0.25,
        proxy="http://proxy.example:80",
    )  # fmt: skip
    assert ring.entries == {("zoomwizard", "zoom-account-acme"): SECRET}
    shown = capsys.readouterr()
    assert "The client secret is saved in the keyring (keyring of this computer)." in shown.out
    assert SECRET not in text_of_settings() + shown.out + shown.err


def test_without_a_keyring_the_secret_is_kept_nowhere(add: Add, capsys: pytest.CaptureFixture[str]) -> None:
    assert add(name="a-b") == 0
    shown = capsys.readouterr().out
    assert (
        "The client secret isn't saved, so set ZOOMWIZARD_CLIENT_SECRET_A_B each time you start Zoom Wizard." in shown
    )
    assert [account.name for account in app_zoom.list_accounts()] == ["a-b"]
    assert SECRET not in text_of_settings()


def test_add_asks_zoom_nothing(add: Add, start: Start, ring: Ring) -> None:
    zoom = start()
    assert add(*urls(zoom)) == 0
    assert zoom.tokens == 0


def test_the_secret_comes_from_the_environment_too(
    monkeypatch: pytest.MonkeyPatch, ring: Ring, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ZOOMWIZARD_CLIENT_SECRET", "of-all")
    assert main(["connect", "add", "one", *IDS]) == 0
    monkeypatch.setenv("ZOOMWIZARD_CLIENT_SECRET_T_2", "of-t-2")
    assert main(["connect", "add", "t-2", *IDS]) == 0
    assert set(ring.entries.values()) == {"of-all", "of-t-2"}
    assert secret_of("t-2") == ("of-t-2", "set as ZOOMWIZARD_CLIENT_SECRET_T_2")
    assert secret_of("one") == ("of-all", "set as ZOOMWIZARD_CLIENT_SECRET")
    monkeypatch.delenv("ZOOMWIZARD_CLIENT_SECRET")
    assert secret_of("one") == ("of-all", "keyring of this computer")


def test_the_secret_is_asked_for_without_showing_it(monkeypatch: pytest.MonkeyPatch, ring: Ring) -> None:
    asked: list[str] = []

    def answer(prompt: str) -> str:
        asked.append(prompt)
        return SECRET + " "

    monkeypatch.setattr("zoomwizard.cli.connect.is_terminal", lambda _: True)
    monkeypatch.setattr("getpass.getpass", answer)
    assert main(["connect", "add", "acme", *IDS]) == 0
    assert asked == ["Client secret (not shown): "]
    assert list(ring.entries.values()) == [SECRET]


WRONG = [
    (["add"], "NAME is missing. --account-id is missing. --client-id is missing."),
    (["add", "x"], "--account-id is missing."), (["test"], "NAME is missing."),
    (["it's"], "COMMAND must be add, test, list or remove, not it's."),
    (['a"b\\'], 'COMMAND must be add, test, list or remove, not a"b\\.'),
    ([""], "COMMAND needs a value, but it's empty."),
    (["add", "acme", *IDS, "--secret-stdin", "--plan", "it's"], "--plan must be free, pro or business, not it's."),
    (["what"], "COMMAND must be add, test, list or remove, not what."),
    (["add", "acme", *IDS, "more"], "There's one word too many: more."),
    (["list", "--what"], "There's no option --what."),
    (["add", "a b", *IDS, "--secret-stdin"], "A name has 1 to 40 characters"),
    (["add", "acme", *IDS, "--secret-stdin", "--share", "2"], "above 0 and at most 1"),
    (["add", "acme", *IDS, "--secret-stdin", "--share", "half"], "above 0 and at most 1"),
    (["add", "acme", *IDS, "--secret-stdin", "--plan", "huge"], "--plan must be free, pro or business, not huge."),
    (["add", "acme", *IDS, "--secret-stdin", "--api-url", "http://api.zoom.us/v2"], "https://"),
    (["add", "acme", *IDS, "--secret-stdin", "--secret", "x"], "--secret"),
    (["add", "acme", *IDS], "--secret-stdin, or set ZOOMWIZARD_CLIENT_SECRET_ACME"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "said"), WRONG)
def test_wrong_usage_is_said_and_keeps_nothing(
    arguments: list[str], said: str, ring: Ring, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(SECRET + "\n"))
    assert main(["connect", *arguments]) == 2
    shown = capsys.readouterr()
    assert said in shown.err
    assert SECRET not in shown.err + shown.out
    assert ring.entries == {}
    assert text_of_settings() == ""


def test_a_blank_secret_and_a_taken_name_are_refused(add: Add, ring: Ring, capsys: pytest.CaptureFixture[str]) -> None:
    assert add(secret=" ") == 2
    assert add() == 0
    assert add() == 3
    assert "already an account with this name" in capsys.readouterr().err
    assert len(app_zoom.list_accounts()) == 1


@pytest.mark.parametrize("name", ["acme_eu", "ACME-EU", "Acme-eu"])
def test_a_name_that_would_share_the_variable_of_another_accounts_secret_is_refused(
    add: Add, ring: Ring, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert add(name="acme-eu") == 0
    assert add(name=name) == 3
    said = capsys.readouterr().err
    assert "too close to the account acme-eu" in said
    assert "Both would share ZOOMWIZARD_CLIENT_SECRET_ACME_EU" in said
    assert [account.name for account in app_zoom.list_accounts()] == ["acme-eu"]
    assert add(name="acme-eu2") == 0


def test_several_accounts_are_listed(add: Add, ring: Ring, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["connect", "list"]) == 0
    assert "There are no Zoom accounts." in capsys.readouterr().out
    add(name="zz")
    add("--plan", "free", name="aa")
    capsys.readouterr()
    assert main(["connect", "list"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["aa", "zz"]
    assert main(["connect", "list", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert [account["name"] for account in document["accounts"]] == ["aa", "zz"]
    assert document["downloads"] == []
    assert SECRET not in json.dumps(document)


def test_remove_forgets_the_account_its_secret_and_its_downloads(
    add: Add, ring: Ring, start: Start, capsys: pytest.CaptureFixture[str]
) -> None:
    zoom = start(make_meetings(10))
    add(*urls(zoom))
    add(name="other")
    app_zoom.download_range("acme", FIRST_DAY, LAST_DAY)
    assert main(["connect", "list"]) == 0
    assert f"download from acme, {FIRST_DAY} to {LAST_DAY}" in capsys.readouterr().out
    assert main(["connect", "remove", "acme"]) == 0
    assert [account.name for account in app_zoom.list_accounts()] == ["other"]
    assert list(ring.entries) == [("zoomwizard", "zoom-account-other")]
    folder = data_folder()
    assert folder is not None
    assert list(folder.iterdir()) == []
    assert main(["connect", "remove", "acme"]) == 3
    assert "There's no Zoom account called acme. Your accounts: other." in capsys.readouterr().err


def test_help_names_every_subcommand(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["connect", "--help"]) == 0
    shown = capsys.readouterr().out
    assert all(word in shown for word in ("add", "test", "list", "remove", "Exit codes: 0 done"))
    assert main(["connect", "add", "--help"]) == 0
    assert "--secret-stdin" in capsys.readouterr().out
    assert main(["connect"]) == 2
    assert main(["--help"]) == 0
    assert "connect" in capsys.readouterr().out


def test_help_and_wrong_usage_are_in_the_users_language(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANGUAGE", "de")
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    try:
        for command in ([], ["add"], ["test"], ["list"], ["remove"]):
            assert main(["connect", *command, "--help"]) == 0
        for arguments, _ in WRONG[:6]:
            assert main(["connect", *arguments]) == 2
    finally:
        speak(ENGLISH)
    shown = "".join(capsys.readouterr())
    assert "Diese Hilfe anzeigen." in shown
    english = r"\b(?:usage|positional|options|show this|required|invalid|unrecognized|missing|There's)\b"
    assert re.findall(english, shown) == []


def test_a_window_that_knows_older_settings_keeps_the_accounts(add: Add, ring: Ring) -> None:
    add(name="one")
    change_settings(lambda settings: replace(settings, theme="dark"), settings_file())
    add(name="two")
    after = load_settings(settings_file())
    assert after.theme == "dark"
    assert [account.name for account in after.zoom_accounts] == ["one", "two"]


def test_a_damaged_list_of_accounts_is_kept_aside_and_told(
    add: Add, ring: Ring, capsys: pytest.CaptureFixture[str]
) -> None:
    add()
    file = settings_file()
    assert file is not None
    file.write_text(file.read_text(encoding="utf-8").replace('"pro"', '"huge"'), encoding="utf-8")
    assert app_zoom.list_accounts() == []
    bad = file.with_name(file.name + ".bad")
    assert bad.exists()
    for arguments in (["connect", "list"], ["connect", "test", "one"]):
        main(arguments)
        assert f"kept in {bad}." in "".join(capsys.readouterr())


def test_settings_that_can_not_be_read_now_are_said_and_keep_their_accounts(
    add: Add, ring: Ring, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    add(name="one")

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refuse)
        assert main(["connect", "list"]) == 1
        assert "can't be read" in capsys.readouterr().err
        assert add(name="two") == 1
    assert [account.name for account in load_settings(settings_file()).zoom_accounts] == ["one"]


# ---------------------------------------------------------------------------------------------------------
# connect test


def lines_of(capsys: pytest.CaptureFixture[str]) -> list[tuple[str, str]]:
    shown = capsys.readouterr().out.splitlines()
    return [(line.split()[0], line) for line in shown]


def test_a_good_account_has_a_tick_everywhere(
    add: Add, ring: Ring, start: Start, capsys: pytest.CaptureFixture[str]
) -> None:
    zoom = start()
    add(*urls(zoom))
    capsys.readouterr()
    assert main(["connect", "test", "acme"]) == 0
    lines = lines_of(capsys)
    assert [tick for tick, _ in lines] == ["OK"] * 6
    assert zoom.calls == {"me": 1}
    assert main(["connect", "test", "acme", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["works"] is True
    assert len(document["requirements"]) == 6


def test_an_account_is_tested_for_a_mode(
    add: Add, ring: Ring, start: Start, capsys: pytest.CaptureFixture[str]
) -> None:
    add(*urls(start()))
    capsys.readouterr()
    assert main(["connect", "test", "acme", "--for", "admin", "--json"]) == 0
    requirements = json.loads(capsys.readouterr().out)["requirements"]
    assert [line["state"] for line in requirements] == ["there"] * 6
    assert main(["connect", "test", "acme", "--for", "mapping"]) == 2  # it downloads nothing


@pytest.mark.parametrize(
    ("lacking", "missing"),
    [
        (["report:read:list_history_meetings:admin"], []),
        (["meeting:read:list_past_participants:admin"], []),
        (["report:read:list_history_meetings:admin", "report:read:user:admin"],
         ["report:read:list_history_meetings:admin"]),
        (["meeting:read:list_past_participants:admin", "report:read:list_meeting_participants:admin"],
         ["meeting:read:list_past_participants:admin"]),
        (["user:read:user:admin"], ["user:read:user:admin"]),
    ],
)  # fmt: skip
def test_a_missing_scope_is_named_in_zooms_own_spelling(
    add: Add, ring: Ring, start: Start, capsys: pytest.CaptureFixture[str], lacking: list[str], missing: list[str]
) -> None:
    zoom = start()
    for scope in lacking:
        zoom.scopes = zoom.scopes.replace(scope, "")
    add(*urls(zoom))
    capsys.readouterr()
    assert main(["connect", "test", "acme"]) == (3 if missing else 0)
    named = [line for tick, line in lines_of(capsys) if tick == "MISSING"]
    assert [re.findall(r"scope (\S+) on", line)[0] for line in named] == missing


def test_classic_scopes_count_too(add: Add, ring: Ring, start: Start) -> None:
    zoom = start()
    zoom.scopes = "report:read:admin meeting:read:admin user:read:admin"
    add(*urls(zoom))
    assert main(["connect", "test", "acme"]) == 0


def test_a_wrong_secret_is_a_missing_tick_and_nobody_there_a_failure(
    add: Add, ring: Ring, start: Start, capsys: pytest.CaptureFixture[str]
) -> None:
    zoom = start()
    add(*urls(zoom), secret="wrong")
    capsys.readouterr()
    assert main(["connect", "test", "acme"]) == 3
    lines = lines_of(capsys)
    assert [tick for tick, _ in lines] == ["OK", "MISSING"]
    assert "doesn't accept the client ID and the client secret" in lines[1][1]
    del ring.entries["zoomwizard", "zoom-account-acme"]
    assert main(["connect", "test", "acme"]) == 3
    assert "set ZOOMWIZARD_CLIENT_SECRET_ACME" in capsys.readouterr().out.replace("Set", "set")
    assert main(["connect", "test", "nobody"]) == 3


# ---------------------------------------------------------------------------------------------------------
# Runs


def admin_arguments(tmp_path: Path, *more: str) -> list[str]:
    mapping = write_mapping(tmp_path / "mapping.csv")
    days = ["--from", str(FIRST_DAY), "--to", str(LAST_DAY)]
    return ["admin", "--from-zoom", "acme", *days, "--mapping", str(mapping), "--output", str(tmp_path / "out"), *more]


def test_a_run_from_zoom_on_the_command_line(
    add: Add, ring: Ring, start: Start, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    zoom = start(make_meetings(30))
    add(*urls(zoom))
    assert main(admin_arguments(tmp_path, "--plan")) == 0
    assert "30 meetings, 0 of them already downloaded." in capsys.readouterr().out
    assert main(admin_arguments(tmp_path, "--plan", "--json")) == 0
    assert json.loads(capsys.readouterr().out)["counts"]["calls_medium"] == 30
    assert main(admin_arguments(tmp_path, "--json")) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["counts"]["rows_in"] == sum(len(m.stays) for m in zoom.listed)
    assert app_zoom.kept_downloads() == []


def test_exit_codes_of_runs_from_zoom(
    add: Add, ring: Ring, start: Start, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    zoom = start(make_meetings(10))
    assert main(admin_arguments(tmp_path)) == 3
    assert "There's no Zoom account called acme." in capsys.readouterr().err
    add(*urls(zoom))
    assert main(admin_arguments(tmp_path, "--from", "2019-01-01")) == 3
    assert main(admin_arguments(tmp_path, "--to", "someday")) == 2
    assert main(["admin", "--output", str(tmp_path / "out")]) == 2
    zoom.faults = lambda _: json_fault(429, 429, "daily rate limit")
    assert main(admin_arguments(tmp_path)) == 6
    assert "Go on after that time, or use --wait." in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
    folder = data_folder()
    assert folder is not None
    forget_count(folder)
    zoom.faults = lambda call: Fault(500) if call.kind == "history" else None
    zoom.token_fault = json_fault(400, 4711, "no")
    assert main(admin_arguments(tmp_path)) == 3


def leave_by_ctrl_c(command: list[str], is_there: Callable[[], bool]) -> tuple[float, str]:
    """Ctrl+C for a run as soon as it is there; the seconds until it has ended, and what it said."""
    environment = {**os.environ, "ZOOMWIZARD_CLIENT_SECRET_ACME": SECRET, "PYTHONPATH": str(Path.cwd())}
    with subprocess.Popen([sys.executable, *command], env=environment, stderr=subprocess.PIPE, text=True) as child:
        try:
            deadline = time.monotonic() + 60
            while not is_there():
                assert child.poll() is None, child.communicate()
                assert time.monotonic() < deadline
                time.sleep(0.01)
            begun = time.monotonic()
            child.send_signal(signal.SIGINT)
            _, said = child.communicate(timeout=40)
            seconds = time.monotonic() - begun
        finally:
            child.kill()
    assert child.returncode == 4
    return seconds, said


no_sigint = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")


@no_sigint
@pytest.mark.parametrize("where", ["token", "history", "past"])
def test_ctrl_c_ends_within_a_second_and_keeps_what_was_fetched(
    add: Add, ring: Ring, start: Start, tmp_path: Path, where: str, second: float
) -> None:
    """It waits for no answer that is on its way."""
    zoom, held = start(make_meetings(300)), list[str]()
    add(*urls(zoom), "--plan", "business")

    def hold(call: Call) -> Fault | None:
        if call.kind != where or (where == "past" and call.number <= 60):
            return None
        held.append(call.key)
        return Fault(seconds=55.0)

    zoom.faults = hold
    if where == "token":
        zoom.token_fault = Fault(seconds=55.0)
        zoom.on_token = lambda: held.append("token")
    seconds, said = leave_by_ctrl_c(
        ["-m", "zoomwizard", *admin_arguments(tmp_path)], lambda: len(held) == (8 if where == "past" else 1)
    )
    assert seconds < second
    assert "What was downloaded is kept. Start the same download again to go on." in said
    (kept,) = app_zoom.kept_downloads()
    assert kept.size > 0
    assert not (tmp_path / "out").exists()
    fetched = zoom.calls["past"] - (8 if where == "past" else 0)
    calls = zoom.calls["past"]
    zoom.faults, zoom.token_fault = lambda _: None, None
    assert main(admin_arguments(tmp_path)) == 0
    assert zoom.calls["past"] - calls == 300 - fetched
    assert app_zoom.kept_downloads() == []


@no_sigint
def test_ctrl_c_does_not_wait_for_an_address_that_is_looked_up(
    add: Add, ring: Ring, tmp_path: Path, second: float
) -> None:
    """A look-up can't be broken off, and takes half a minute where the network is away."""
    add("--oauth-url", "https://planted.example/oauth/token")
    asked = tmp_path / "asked"
    script = (
        "import pathlib, socket, sys, time\n"
        "def look_up(*_, **__):\n"
        f"    pathlib.Path({str(asked)!r}).touch()\n"
        "    time.sleep(30)\n"
        "socket.getaddrinfo = look_up\n"
        "from zoomwizard.__main__ import main\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    seconds, said = leave_by_ctrl_c(["-c", script, *admin_arguments(tmp_path)], asked.exists)
    assert seconds < second
    assert "Cancelled. What was downloaded is kept" in said


def test_the_wizards_way_plans_downloads_leaves_and_goes_on(add: Add, ring: Ring, start: Start, tmp_path: Path) -> None:
    """What the wizard's pages call: a plan, a download with progress that admin then finds there."""
    zoom = start(make_meetings(40))
    add(*urls(zoom))
    inputs = AdminInputs(
        mapping=Path(), output=tmp_path, from_zoom="acme", date_from=str(FIRST_DAY), date_to=str(LAST_DAY), plan=True
    )
    assert make_wizard_job("admin").run(inputs).counts["meetings"] == 40
    seen: list[DownloadProgress] = []
    done = app_zoom.download_range("acme", FIRST_DAY, LAST_DAY, watch=seen.append)
    assert (seen[-1].done, seen[-1].meetings, seen[-1].listed) == (40, 40, True)
    assert "40 of 40 meetings" in str(seen[-1].sentence())
    assert [kept.path for kept in app_zoom.kept_downloads()] == [done.path]
    calls = zoom.calls.total(), zoom.tokens
    assert main(admin_arguments(tmp_path)) == 0
    assert (zoom.calls.total(), zoom.tokens) == calls
    with pytest.raises(InputError):
        app_zoom.download_range("nobody", FIRST_DAY, LAST_DAY)


def test_the_network_is_imported_only_when_it_is_needed() -> None:
    script = (
        "import sys\nimport zoomwizard.cli.main, zoomwizard.app.zoom, zoomwizard.modes.admin.run\n"
        "from zoomwizard.app.jobs import make_job\nmake_job('admin')\n"
        "from zoomwizard.app import zoom\nzoom.list_accounts()\n"
        "print([name for name in sys.modules if name.partition('.')[0] in {'httpx2', 'httpcore2', 'anyio', 'asyncio'}])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# ---------------------------------------------------------------------------------------------------------
# Privacy


def test_no_secret_and_no_identity_gets_out(
    add: Add,
    ring: Ring,
    start: Start,
    tmp_path: Path,
    home: Path,
    capsys: pytest.CaptureFixture[str],
    no_waiting: FakeClock,
) -> None:
    """Run everything with planted secrets and identities, and search all that is shown, logged, kept and named."""
    meetings = make_meetings(60)
    zoom = start(meetings)
    add(*urls(zoom), "--plan", "business")
    message = f"{meetings[3].host} {meetings[3].uuid} {meetings[3].meeting_id} {fake.PLANTED_NAME} {SECRET}"

    def faults(call: Call) -> Fault | None:
        if call.key == meetings[3].uuid:
            return json_fault(404, 3001, message)
        return json_fault(500, 1, message) if call.number % 9 == 0 else None

    zoom.faults = faults
    folder = data_folder()
    assert folder is not None
    names: set[str] = set()

    def remember(_: DownloadProgress) -> None:
        names.update(str(path.relative_to(home)) for path in home.rglob("*"))

    app_zoom.download_range("acme", FIRST_DAY, LAST_DAY, watch=remember)
    assert any(name.endswith(".download") for name in names)
    (kept,) = app_zoom.kept_downloads()
    assert meetings[4].host.encode() in kept.path.read_bytes()  # the search would find it
    for word in ("test acme", "list", "list --json"):
        main(["connect", *word.split()])
    assert main(admin_arguments(tmp_path, "--json")) == 0
    zoom.faults = lambda _: json_fault(400, 4711, f"does not contain scopes:[report:read:admin] {message}")
    main(admin_arguments(tmp_path))
    zoom.token_fault = json_fault(400, 4717, message)
    main(admin_arguments(tmp_path, "--fresh"))
    zoom.token_fault = fake.HTML
    main(admin_arguments(tmp_path, "--plan"))
    shown = capsys.readouterr()
    names.update(str(path.relative_to(home)) for path in home.rglob("*"))
    names.update(path.name for path in (tmp_path / "out").rglob("*"))
    kept_texts = [
        path.read_text(encoding="utf-8", errors="replace")
        for path in home.rglob("*")
        if path.is_file() and path.suffix != ".download"
    ]
    assert any("tracking ID WEB_planted1" in text for text in kept_texts)  # the log was searched
    published = [path.read_text(encoding="utf-8") for path in (tmp_path / "out").glob("*.*")]
    assert len(published) == 2
    searched = "\n".join([shown.out, shown.err, *names, *kept_texts, *published])
    planted = [SECRET, fake.TOKEN_STEM, fake.PLANTED_NAME, fake.PLANTED_IP, fake.PLANTED_URL, "mensch", "@planted"]
    planted += [meetings[3].uuid, meetings[3].uuid.replace("/", "%252F").replace("=", "%253D"), "Planted topic"]
    planted += [str(meetings[3].meeting_id), "guest-with-id", "\ue000"]
    assert [text for text in planted if text in searched] == []


# ---------------------------------------------------------------------------------------------------------
# What IT has set


def test_the_proxy_that_it_has_set_counts_for_every_account(add: Add, ring: Ring, home: Path) -> None:
    assert add("--proxy", "http://own.example:80") == 0
    assert add(name="plain") == 0
    set_by_file(home, Proxy="http://of-it.example:8080")
    for name in ("acme", "plain"):
        found = app_zoom.KeptAccounts().connection(name)
        assert isinstance(found, Connection)
        assert found.account.proxy == "http://of-it.example:8080"
    kept = {account.name: account.proxy for account in app_zoom.list_accounts()}
    assert kept == {"acme": "http://own.example:80", "plain": ""}


def test_requests_go_through_the_proxy_that_it_has_set(add: Add, ring: Ring, home: Path, start: Start) -> None:
    zoom = start([])
    assert add("--oauth-url", "http://127.0.0.1:9/oauth/token") == 0
    set_by_file(home, Proxy=zoom.url)
    # The fake Zoom is no proxy: what it gets is a request for the whole address, and refuses it.
    assert not all(line.holds for line in app_zoom.ask_requirements("acme"))
    assert zoom.offences == ["POST http://127.0.0.1:9/oauth/token"]
    zoom.offences.clear()


def test_another_proxy_than_the_one_of_it_is_refused(
    add: Add, ring: Ring, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    set_by_file(home, Proxy="http://of-it.example:8080")
    assert add("--proxy", "http://own.example:80") == 2
    assert "Your IT department has set this computer's proxy. Leave out --proxy." in capsys.readouterr().err
    assert add("--proxy", "http://of-it.example:8080") == 0


def test_one_mode_that_downloads_is_enough_for_accounts(add: Add, ring: Ring, home: Path) -> None:
    set_by_file(home, AllowAdmin=False)
    assert add() == 0


@pytest.mark.parametrize(
    ("values", "code"), [({"AllowAdmin": False, "AllowUsage": False}, 2), ({"AllowAdmin": "no"}, 1)]
)
def test_without_a_mode_that_downloads_no_account_is_added_or_asked(
    add: Add, ring: Ring, home: Path, capsys: pytest.CaptureFixture[str], values: dict[str, object], code: int
) -> None:
    assert add() == 0
    set_by_file(home, **values)
    assert add(name="other") == code
    assert main(["connect", "test", "acme"]) == code
    assert capsys.readouterr().err.count("Error: ") == 2
    assert main(["connect", "list"]) == 0  # to tidy up stays possible
    assert main(["connect", "remove", "acme"]) == 0
    assert app_zoom.list_accounts() == []
