"""The first report of a process that has only unlocked its practice."""

import json
import sys
import time
from pathlib import Path

from medex_desktop import bootstrap
from medex_desktop.services import documents, practices
from medex_desktop.services.progress_report import ReportWords
from tests.bench import samples
from tests.desks import PASSPHRASE, TestClock


def main(root: Path) -> dict[str, float]:
    bootstrap.keep_moving()  # as in the program
    desk = practices.unlock(root, PASSPHRASE, TestClock())
    client_id = samples.long_known(desk)
    begun = time.process_time()
    import matplotlib.figure  # noqa: F401
    import reportlab.platypus  # noqa: F401

    middle = time.process_time()
    desk.ask(documents.report_preview, client_id=client_id, words=ReportWords())
    ended = time.process_time()
    desk.close()
    return {"ours": (ended - begun) * 1000, "floor": (middle - begun) * 1000}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]))) + "\n")
