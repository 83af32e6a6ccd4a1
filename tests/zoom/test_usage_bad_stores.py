"""Kept days that aren't what a run can use: each is said in a sentence, and the folder stays as it was."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.zoom.conftest import Start
from tests.zoom.fake import FakeZoom, running
from tests.zoom.kept_runs import AT_THE_END, BEGIN, FIRST, KEY, LAST, LateAccount, make_account
from zoomwizard.__main__ import main
from zoomwizard.core.outcome import AppError, Finding, InputError, Severity
from zoomwizard.core.output.kept_days import LIST_NAME, WRITER_LOCK_NAME
from zoomwizard.core.output.locks import try_lock

Damage = Callable[[Path], object]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Kept days of a small account."""
    with running(FakeZoom()) as zoom:
        account = LateAccount(zoom, tmp_path_factory.mktemp("account"), make_account())
        account.go_to(BEGIN + AT_THE_END)
        account.run(store=account.folder / "kept")
        yield account.folder / "kept"


@pytest.fixture
def store(kept: Path, tmp_path: Path) -> Path:
    (tmp_path / "a.key").write_text(KEY.hex(), encoding="utf-8")
    (tmp_path / "another.key").write_text("77" * 32, encoding="utf-8")
    return Path(shutil.copytree(kept, tmp_path / "kept"))


def run(store: Path, *more: str) -> int:
    days = ("--from", str(FIRST), "--to", str(LAST), "--time-zone", "Pacific/Auckland")
    key = () if "--key-file" in more else ("--key-file", str(store.parent / "a.key"))
    output = str(store.parent / "out")
    return main(["usage", "--store", str(store), "--output", output, *days, *key, "--no-report", *more])


def content_of(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def in_list(change: Callable[[dict[str, object]], object]) -> Damage:
    """Change the list of the kept days."""

    def damage(store: Path) -> None:
        content = json.loads((store / LIST_NAME).read_text("utf-8"))
        change(content)
        (store / LIST_NAME).write_text(json.dumps(content), "utf-8")

    return damage


def part(store: Path) -> Path:
    return store / "sessions" / "date=2026-11-01" / "part.parquet"


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-10])


def be_a_folder(store: Path) -> None:
    part(store).unlink()
    part(store).mkdir()


def leave_writing(content: dict[str, object]) -> None:
    days = content["days"]
    assert isinstance(days, dict)
    days["2026-11-01"]["state"] = "writing"


DAMAGES: dict[str, tuple[Damage, str, str]] = {
    "newer": (in_list(lambda content: content.update(schema=2)), "a newer version", "Update the program"),
    "of another task": (in_list(lambda content: content.update(purpose="timeline")), "another task", "another folder"),
    "a list that is cut": (lambda store: cut(store / LIST_NAME), "is damaged", "from a backup"),
    "an empty list": (lambda store: (store / LIST_NAME).write_bytes(b""), "is damaged", "from a backup"),
    "a list of something else": (lambda store: (store / LIST_NAME).write_text("[1]"), "is damaged", "from a backup"),
    "no list": (lambda store: (store / LIST_NAME).unlink(), "no kept days in this folder", "Choose a folder"),
    "a part that is cut": (lambda store: cut(part(store)), "1 kept day is damaged: 2026-11-01", "with the account"),
    "a part that is gone": (lambda store: part(store).unlink(), "1 kept day is damaged", "with the account"),
    "a part that is a folder": (be_a_folder, "kept days can't be read", ""),
    "a day that was left": (in_list(leave_writing), "1 kept day is unfinished: 2026-11-01", "with the account"),
}  # fmt: skip


@pytest.mark.parametrize("kind", DAMAGES)
def test_damaged_kept_days_are_said_and_stay_as_they_were(
    store: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    damage, what, todo = DAMAGES[kind]
    damage(store)
    before = content_of(store)
    assert run(store) == (1 if kind == "a part that is a folder" else 3)
    shown = capsys.readouterr().err
    assert what in shown
    assert todo in shown
    assert "Something went wrong" not in shown
    assert content_of(store) == before
    assert not (store.parent / "out").exists()


def test_kept_days_as_they_should_be_are_used(store: Path) -> None:
    assert run(store) == 0


@pytest.mark.parametrize(
    ("more", "what"),
    [
        (("--key-file", "another.key"), "made with another key"),
        (("--key-file", "new.key"), "new.key: The key file doesn't exist. Choose the one that the kept days were made"),
        (("--texts", "keep"), "have no texts"),
        (("--identities", "shown", "--reason", "x"), "names can't be shown with --store"),
        (("--tables", "shoes"), "--tables must be"),
    ],
)
def test_what_kept_days_cannot_give_is_said(
    store: Path, more: tuple[str, ...], what: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(store.parent)
    before = content_of(store.parent)
    assert run(store, *more) in (2, 3)
    assert what in capsys.readouterr().err
    assert content_of(store.parent) == before
    assert not (store.parent / "out").exists()


@pytest.mark.parametrize(
    ("key", "what"), [("another.key", "made with another key"), ("new.key", "new.key: The key file doesn't exist.")]
)
def test_nobody_is_forgotten_with_another_key_and_no_new_one_is_made(
    store: Path, key: str, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = content_of(store.parent)
    forget = ["usage", "forget", "--store", str(store), "--person", "a@b.test", "--key-file", str(store.parent / key)]
    assert main(forget) == 3
    assert what in capsys.readouterr().err
    assert content_of(store.parent) == before


def test_kept_days_need_a_key_that_lasts(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The keyring of the tests forgets what it's given."""
    arguments = ["--from", str(FIRST), "--to", str(LAST), "--output", str(store.parent / "out")]
    assert main(["usage", "--store", str(store), *arguments]) == 3
    shown = capsys.readouterr().err
    assert "Kept days need a permanent key" in shown
    assert "--key-file" in shown
    assert not (store.parent / "out").exists()


# ---------------------------------------------------------------------------------------------------------
# With an account


@pytest.fixture
def account(start: Start, store: Path) -> LateAccount:
    account = LateAccount(start(), store.parent, make_account())
    account.go_to(BEGIN + AT_THE_END)
    return account


def findings_of(account: LateAccount, store: Path) -> tuple[Finding, ...]:
    with pytest.raises(InputError) as error:
        account.run(store=store)
    return tuple(finding for finding in error.value.findings if finding.severity is Severity.ERROR)


def test_kept_days_of_another_account_are_said_before_anybody_is_asked(account: LateAccount, store: Path) -> None:
    in_list(lambda content: content.update(account="other"))(store)
    before = content_of(store)
    assert [one.code for one in findings_of(account, store)] == ["store.account"]
    assert content_of(store) == before
    assert not account.zoom.calls


@pytest.mark.parametrize("kind", ["a part that is cut", "a part that is gone", "a day that was left"])
def test_a_damaged_day_is_had_again_with_the_account(account: LateAccount, store: Path, kind: str) -> None:
    before = {path: content for path, content in content_of(store).items() if path.endswith(".parquet")}
    DAMAGES[kind][0](store)
    account.run(store=store)
    assert {path: content for path, content in content_of(store).items() if path.endswith(".parquet")} == before


def test_a_second_writer_ends_at_once_and_leaves_everything(account: LateAccount, store: Path) -> None:
    before = content_of(store)
    with (store / WRITER_LOCK_NAME).open("a", encoding="utf-8") as lock:
        assert try_lock(lock)
        with pytest.raises(AppError, match="Another run is writing") as error:
            account.run(store=store, output=store.parent / "out")
    assert error.value.exit_code == 1
    assert content_of(store) == before
    assert not account.zoom.calls
    assert not (store.parent / "out").exists()
