"""From the command line to the first picture of the locked screen."""

import os
import sys

from tests.bench.children import program
from tests.bench.children.paints import tell


def main(folder: str) -> None:
    def shown(_window: object, cpu: float) -> None:
        tell(cpu=cpu, heavy=program.heavy(), sqlalchemy="sqlalchemy" in sys.modules)
        os._exit(0)  # what closing costs is not asked here

    program.run(folder, shown)


if __name__ == "__main__":
    main(sys.argv[1])
