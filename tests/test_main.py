"""The command line and the start: exit codes, sentences, and nothing heavy before the window."""

import argparse
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

import medex_desktop
from medex_desktop import __main__, bootstrap, language
from medex_desktop.errors import Refused
from medex_desktop.language import Text

HEAVY = ("sqlalchemy", "alembic", "matplotlib", "numpy", "reportlab", "pikepdf", "pypdfium2")


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "medex_desktop", *words],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, **environment},
    )


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    for flag, words in (("--version", medex_desktop.__version__), ("--help", "COMMAND")):
        with pytest.raises(SystemExit) as stop:
            __main__.main([flag])
        assert stop.value.code == 0
        assert words in capsys.readouterr().out


@pytest.mark.parametrize(
    "words", [["--nope"], ["nothing-like-that"], ["--vers"], ["measures", "--nope"], ["--lang"]]
)
def test_wrong_usage_is_two(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        __main__.main(words)
    assert stop.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_every_command_is_found_and_has_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    commands = __main__.command_modules()
    assert {"demo", "measures", "interpret", "backup", "verify"} <= set(commands)
    assert not [name for name in commands if name.startswith("_") or name.endswith("_")]
    with pytest.raises(SystemExit):
        __main__.main(["--help"])
    out = capsys.readouterr().out
    for name in commands:
        line = next(line for line in out.splitlines() if line.strip().startswith(name))
        assert len(line.split()) > 2, name


def test_the_demo_flag_goes_with_no_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert __main__.main(["--demo", "measures"]) == 2
    assert "--demo" in capsys.readouterr().err


@pytest.mark.parametrize("before", [True, False])
def test_the_folder_may_stand_before_or_after_the_command(tmp_path: Path, before: bool) -> None:
    flag = ["--data-dir", str(tmp_path)]
    words = [*flag, "verify"] if before else ["verify", *flag]
    assert __main__.parser().parse_args(words).data_dir == tmp_path


def test_a_refusal_is_one_sentence_and_one(capsys: pytest.CaptureFixture[str]) -> None:
    def refuse(_arguments: argparse.Namespace) -> int:
        raise Refused(Text("Not like this."))

    assert bootstrap.run_command(refuse, argparse.Namespace()) == 1
    assert capsys.readouterr().err == "Not like this.\n"


def test_letters_the_terminal_does_not_know_are_written_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written = io.BytesIO()
    terminal = io.TextIOWrapper(written, encoding="cp1252")
    monkeypatch.setattr(sys, "stdout", terminal)

    def say(_arguments: argparse.Namespace) -> int:
        sys.stdout.write("Łucja Muñoz")
        return 0

    assert bootstrap.run_command(say, argparse.Namespace()) == 0
    terminal.flush()
    assert written.getvalue().decode("cp1252") == "\\u0141ucja Muñoz"


def test_a_fault_of_ours_shows_places_and_no_values(capsys: pytest.CaptureFixture[str]) -> None:
    def fail(_arguments: argparse.Namespace) -> int:
        language.render(Text("{name}", {"nothing": "Margaret Holloway"}))
        return 0

    assert bootstrap.run_command(fail, argparse.Namespace()) == 1
    said = capsys.readouterr().err
    assert "language.py:" in said
    assert "Traceback" not in said
    assert "Holloway" not in said


def test_without_a_display_the_window_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("other systems always have a display")
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    told = run()
    assert told.returncode == 1
    assert "no display" in told.stderr
    assert "Traceback" not in told.stderr


def test_nothing_heavy_is_imported_before_the_first_window_is_shown(tmp_path: Path) -> None:
    """The whole start in a process of its own, as far as the first picture."""
    code = f"""
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from medex_desktop.ui import start
from medex_desktop.ui.stage import Stage
seen = []
def painted(self, event):
    if not seen:
        seen.append(sorted(set({HEAVY!r}) & set(sys.modules)))
        QTimer.singleShot(0, self.window().close)
Stage.paintEvent = painted
place = Path({str(tmp_path)!r})
app, window = start.make(
    practice=place / "practice", named=True, preferences=place / "p.json", lang="", demo=False
)
app.exec()
print(seen)
"""
    told = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert told.stdout.strip() == "[[]]", told.stderr


def test_the_log_is_private_and_a_folder_that_refuses_stops_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setattr(bootstrap, "_log", bootstrap.logging.getLogger("medex.test"))
    bootstrap.open_log(tmp_path / "file" / "medex.log")
    bootstrap.open_log(tmp_path / "logs" / "medex.log")
    assert (tmp_path / "logs" / "medex.log").exists()
    for handler in tuple(bootstrap.logging.getLogger("medex.test").handlers):
        handler.close()
        bootstrap.logging.getLogger("medex.test").removeHandler(handler)


@pytest.mark.skipif(sys.platform != "linux", reason="others ask their print service otherwise")
@pytest.mark.parametrize(("chosen", "asked"), [("", "/run/cups/cups.sock"), ("office", "office")])
def test_the_print_service_is_asked_by_its_file_unless_somebody_chose(
    monkeypatch: pytest.MonkeyPatch, chosen: str, asked: str
) -> None:
    monkeypatch.setenv("CUPS_SERVER", chosen)
    if not chosen:
        monkeypatch.delenv("CUPS_SERVER")
    bootstrap._print_by_local_socket()
    assert os.environ["CUPS_SERVER"] == asked


def test_places_are_local_and_never_documents() -> None:
    here = bootstrap.places()
    for path in (here.practice, here.preferences, here.log):
        assert "MedEx Desktop" in str(path)
        assert not {"Documents", "Roaming", "OneDrive"} & set(path.parts)
