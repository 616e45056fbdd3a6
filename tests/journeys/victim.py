"""The main job in a process of its own, to be killed: each step that is kept is said on stdout."""

import os
import sys
from pathlib import Path


def main(root: Path) -> None:
    """Tell the story over a folder and say when each step is kept."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Qt reads the platform when it is imported
    from PySide6.QtWidgets import QApplication

    from tests.journeys.story import Story

    app = QApplication([])
    Story(root, say).tell()
    app.quit()


def say(step: str, facts: str) -> None:
    """Acknowledge one step."""
    sys.stdout.write(f"{step}\t{facts}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
