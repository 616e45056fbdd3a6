"""Every widget in every state, drawn to PNG files: ``python -m tests.ui.gallery OUT``."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget

from medex_desktop.ui import theme
from tests.ui import gallery_body as body
from tests.ui import gallery_frames as frames
from tests.ui import gallery_pages as pages
from tests.ui import gallery_skills as skills
from tests.ui.clocks import pages as clocks


@dataclass(frozen=True)
class Shot:
    name: str
    build: Callable[[], QWidget]
    width: int = 1366
    height: int = 768


SHOTS = (
    Shot("components", pages.components),
    Shot("controls", pages.controls),
    Shot("grid", pages.grid),
    Shot("gymgrid", pages.gym_grid),
    Shot("gymnow", frames.gym_now),
    Shot("shell", frames.shell),
    Shot("empty", frames.empty),
    Shot("keys", frames.keys),
    *(Shot(f"clock-{name}", build) for name, build in clocks.PAGES.items()),
    Shot("bodypain", body.pain),
    Shot("bodyjoints", body.joints),
    Shot("bodygym", body.pain_in_gym),
    Shot("bodygymjoints", body.joints_in_gym),
    Shot("bodythennow", body.then_and_now),
    Shot("skillrows", skills.checklist),
    Shot("skillcharts", skills.charts),
)
LOOKS = (("light", 100), ("dark", 100), ("contrast", 100), ("contrast_dark", 100), ("light", 200))


def draw(app: QApplication, out: Path, only: str = "") -> list[Path]:
    out.mkdir(parents=True, exist_ok=True)
    made = []
    for mode, percent in LOOKS:
        for shot in SHOTS:
            name = f"{shot.name}-{mode}-{percent}"
            if only and only not in name:
                continue
            theme.apply(app, mode, percent)
            page = shot.build()
            page.setObjectName("page")
            page.resize(shot.width, shot.height)
            page.show()
            pages.focus_marked(page)
            for _turn in range(3):
                app.processEvents()
            path = out / f"{name}.png"
            page.grab().save(str(path))
            made.append(path)
            page.close()
            page.deleteLater()
            app.processEvents()
    return made


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    for drawn in draw(application, Path(sys.argv[1]), *sys.argv[2:3]):
        sys.stdout.write(f"{drawn}\n")
