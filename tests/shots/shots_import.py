"""The import of grip results: its questions, and a file with bad rows."""

from pathlib import Path

from medex_desktop.ui.importing.steps import Step
from medex_desktop.ui.screens.import_dialog import ImportDialog
from tests.exchange.files import NHANES
from tests.shots.camera import Stage, shot

FAULTY = (
    "Name,Born,Test date,R1 kg,R2 kg,L1 kg,L2 kg\n"
    "Ana Simic,1962-06-23,2026-09-01,31.5,30.8,30.0,29.1\n"
    "Eva Lind,1958-02-03,2026-09-08,28.0,27.2,29.5,28.8\n"
    "Ivo Horvat,1949-11-30,31/02/2026,33.1,32.4,29.0,28.7\n"
    "Nils Berg,1971-05-17,2026-09-09,412,40.3,38.8,39.0\n"
)


def _open(stage: Stage, path: Path) -> ImportDialog:
    shell = stage.open_demo()
    shell.session.go("clients")
    stage.settle()
    dialog = ImportDialog.open_over(shell, shell.session)
    dialog.choose(path)
    stage.until(dialog.is_settled)
    stage.settle()
    return dialog


@shot("14-import-columns")
def columns(stage: Stage) -> None:
    _open(stage, NHANES)


@shot("14-import-errors")
def errors(stage: Stage) -> None:
    path = stage.folder.parent / "grip-september.csv"
    path.write_text(FAULTY, "utf-8")
    dialog = _open(stage, path)
    box = dialog.columns.questions.fields["protocol"].box
    assert box is not None
    box.setCurrentIndex(box.findData("southampton"))
    box.activated.emit(box.currentIndex())
    stage.until(dialog.is_settled)
    dialog.go_on()
    stage.until(lambda: dialog.step is Step.CHECK and dialog.is_settled())
