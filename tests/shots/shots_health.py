"""What a client must be spared: the sheet, its forms, the warning signs."""

from typing import Any

from medex_desktop.services.clients import client_list
from medex_desktop.ui import parts
from medex_desktop.ui.health.sheets import PrecautionSheet, ReplacementSheet
from tests.services.health_samples import fill_health
from tests.shots.camera import Stage, shot


def _client(stage: Stage) -> tuple[Any, int]:
    shell = stage.open_demo()
    lines = shell.session.ask(client_list)
    client_id = next(line.id for line in lines if line.name == "Margaret Holloway")
    fill_health(shell.session.desk, client_id)
    shell.session.go("client", client_id, "overview")
    stage.settle()
    return shell, client_id


@shot("04-client-health-head")
def head(stage: Stage) -> None:
    _client(stage)


@shot("04-client-health")
def sheet(stage: Stage) -> None:
    shell, client_id = _client(stage)
    made = parts.of("ui.health.overlay", "HealthSheet")
    made.open_over(shell.window(), shell.session, client_id)


@shot("04-client-health-replacement")
def replacement(stage: Stage) -> None:
    shell, client_id = _client(stage)
    made = ReplacementSheet(shell.window(), shell.session, client_id)
    made.open()
    made.joint.set_key("hip")
    made.agree.click()


@shot("04-client-health-precaution")
def precaution(stage: Stage) -> None:
    shell, client_id = _client(stage)
    made = PrecautionSheet(shell.window(), shell.session, client_id)
    made.open()
    made.came_with.setCurrentIndex(1)


@shot("04-client-warning-signs")
def signs(stage: Stage) -> None:
    shell, client_id = _client(stage)
    made = parts.of("ui.health.warning_signs", "WarningSheet")
    made.open_over(shell.window(), shell.session, client_id)
