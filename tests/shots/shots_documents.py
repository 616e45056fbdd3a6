"""Documents of the demo practice: a draft, its refusals, a signed and a sent paper, none."""

from medex_desktop.services import demo
from medex_desktop.ui.pdf_pages import page_text
from medex_desktop.ui.workspace.documents import Documents
from medex_desktop.ui.workspace.workspace import ClientWorkspace
from tests.shots.camera import Stage, shot


def _open(stage: Stage, name: str = "Margaret Holloway", **details: object) -> Documents:
    shell = stage.open_demo()
    assert stage.window.session is not None
    client_id = demo.client_named(stage.window.session.desk, name)
    shell.session.go("client", client_id=client_id, tab="documents", **details)
    workspace = shell.current()
    assert isinstance(workspace, ClientWorkspace)
    tab = workspace.tab("documents")
    assert isinstance(tab, Documents)
    stage.settle()
    return tab


def _ready(stage: Stage, tab: Documents) -> None:
    stage.until(lambda: tab.pdf() and not tab.work.is_busy())
    stage.settle()
    if tab.desk.isVisible():
        stage.until(tab.desk.view.is_sharp)


def _draft(stage: Stage) -> Documents:
    tab = _open(stage, new="progress_report")
    _ready(stage, tab)
    return tab


@shot("11-documents-draft")
def draft(stage: Stage) -> None:
    tab = _draft(stage)
    tab.draft.fields.request.field.set_key("advise")
    tab.draft.fields.asked.field.setText("may kneeling start after 30 October")
    tab.draft.fields.next_steps.field.set_text(
        "Continue twice a week to 31 Oct, add stairs. Next report 30 Oct."
    )
    _ready(stage, tab)
    stage.until(lambda: "Please advise" in page_text(tab.pdf(), 0))
    _ready(stage, tab)


@shot("11-documents-refused")
def refused(stage: Stage) -> None:
    tab = _draft(stage)
    tab.draft.fields.summary.field.set_text("Walks again \N{GRINNING FACE}, 病人 says.")
    stage.until(lambda: tab.foot.step.reason())


@shot("11-documents-page")
def page(stage: Stage) -> None:
    tab = _draft(stage)
    if not tab.frame.is_wide():
        tab.frame.toggle_page()
    tab.desk.fit.set_key("width")
    tab.desk.view.set_fit("width")
    stage.settle()
    _ready(stage, tab)


@shot("11-documents-signed")
def signed(stage: Stage) -> None:
    tab = _draft(stage)
    tab.sign()
    stage.until(lambda: tab.chosen() is not None and tab.chosen().state == "signed")
    _ready(stage, tab)


@shot("11-documents-send")
def send(stage: Stage) -> None:
    signed(stage)
    shell = stage.window.shell
    assert shell is not None
    workspace = shell.current()
    assert isinstance(workspace, ClientWorkspace)
    tab = workspace.tab("documents")
    assert isinstance(tab, Documents)
    tab.mark_sent()


@shot("11-documents-empty")
def empty(stage: Stage) -> None:
    _open(stage, "Samir Haddad")
