"""Back to the practice as it was before a restore."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from medex_desktop.errors import Refused
from medex_desktop.language import Text
from medex_desktop.services import restore_switch
from medex_desktop.ui.session import Session
from medex_desktop.ui.tasks import Task


def go_back(session: Session, _task: Task) -> Callable[[], Text]:
    """Off the screen: note it in the former practice; what is left once this one is closed."""
    desk = session.desk
    aside = restore_switch.former(desk)
    if aside is None:
        raise Refused(Text("The practice of before is not beside this one any more."))
    restore_switch.prepare_back(desk, aside)
    return partial(_switch_back, desk.file.folder.root, aside, desk.clock.now())


def _switch_back(live: Path, aside: Path, now: datetime) -> Text:
    kept = restore_switch.go_back(live, aside, now)
    return Text(
        "As before the restore. The restored one is kept in {folder}", {"folder": kept.name}
    )
