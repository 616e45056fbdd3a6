"""What happens when a practice is closed: an automatic backup where there is one, then the file."""

from typing import TYPE_CHECKING

from medex_desktop.errors import MedExError
from medex_desktop.ui import parts

if TYPE_CHECKING:
    from medex_desktop.services.desk import Desk
    from medex_desktop.ui.tasks import Task


def close_desk(desk: "Desk", task: "Task") -> None:
    """Back up and close, off the screen's thread. A backup that failed is told after closing."""
    back_up = None if desk.is_demo else parts.of("services.backups", "back_up_on_close")
    trouble: MedExError | None = None
    if back_up is not None:
        try:
            back_up(desk)
        except MedExError as error:
            trouble = error
    desk.close()
    if trouble is not None:
        raise trouble
