"""The floor of every start: an application with one empty window of the same size."""

import sys
import time

from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from tests.bench.children.paints import FirstPaint


def main() -> None:
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1366, 768)
    inside = QWidget()
    window.setCentralWidget(inside)
    seen = FirstPaint(inside, app.quit)
    window.show()
    app.exec()
    from tests.bench.children.paints import tell

    tell(cpu=seen.cpu, wall=time.monotonic())


if __name__ == "__main__":
    main()
