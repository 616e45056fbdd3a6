"""``reimport`` as a script sees it: a new practice, the key told once, refusals in a sentence."""

from pathlib import Path

import pytest

from medex_desktop.__main__ import main
from medex_desktop.domain.clients import ClientForm
from medex_desktop.services import clients, practices
from medex_desktop.services.desk import Desk
from medex_desktop.services.exports import export_practice
from tests.desks import CHEAP, TestClock

SECRET, NEW = "seven herons over the weir", "nine barges under the bridge"


@pytest.fixture
def made(desk: Desk, tmp_path: Path) -> Path:
    desk.do(clients.add_client, form=ClientForm(name="Ruth Ames", birth_date="1951-06-06"))
    return export_practice(desk, tmp_path / "out", passphrase=SECRET, cost=CHEAP).path


@pytest.fixture(autouse=True)
def secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDEX_EXPORT_PASSPHRASE", SECRET)
    monkeypatch.setenv("MEDEX_PASSPHRASE", NEW)


def test_an_export_becomes_a_practice(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["reimport", str(made), "--data-dir", str(tmp_path / "new")]) == 0
    told = capsys.readouterr()
    assert told.out.strip() == str(tmp_path / "new")
    key = told.err.strip().rpartition(": ")[2]
    desk = practices.recover(tmp_path / "new", key, NEW, TestClock(), cost=CHEAP)
    assert [line.name for line in desk.ask(clients.client_list)] == ["Ruth Ames"]
    desk.close()


def test_a_clients_export_asks_whose_practice_it_becomes(
    desk: Desk, made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = export_practice(desk, tmp_path / "out", 1, plain=True).path
    words = ["reimport", str(one), "--data-dir", str(tmp_path / "new")]
    assert main(words) == 1
    assert "practice" in capsys.readouterr().err
    assert main([*words, "--practice", "Hillside", "--owner", "Ines Oliveira"]) == 0


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        ("MEDEX_EXPORT_PASSPHRASE", "another one than that", "does not open this export"),
        ("MEDEX_EXPORT_PASSPHRASE", None, "Set MEDEX_EXPORT_PASSPHRASE"),
        ("MEDEX_PASSPHRASE", "short", "At least 12"),
        ("MEDEX_PASSPHRASE", None, "Set MEDEX_PASSPHRASE"),
    ],
)
def test_a_refusal_is_one_sentence(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    variable: str, value: str | None, sentence: str,
) -> None:  # fmt: skip
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    if value is None:
        monkeypatch.delenv(variable)
    else:
        monkeypatch.setenv(variable, value)
    assert main(["reimport", str(made), "--data-dir", str(tmp_path / "new")]) == 1
    told = capsys.readouterr()
    assert sentence in told.err
    assert "Traceback" not in told.err
    assert practices.look_at(tmp_path / "new").state == "none"
