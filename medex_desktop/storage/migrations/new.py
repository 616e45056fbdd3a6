"""Write the next migration: ``python3 dev.py migration "why"`` compares the tables with the last.

The file it makes is a proposal: read it, say why in it, replace our column types by ``sa.Text()``
or ``sa.Integer()``, and add the previous schema's filled practice to tests/fixtures.
"""

import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.config import Config

from medex_desktop.storage import migrate
from medex_desktop.storage.engine import connect, migration_engine

_KEY = "00" * 32


def main(message: str) -> None:
    """Make a practice by the scripts that exist, then let Alembic write what is missing."""
    scripts = Path(__file__).parent
    number = sum(1 for _ in (scripts / "versions").glob("r*.py")) + 1
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "scratch"
        if number > 1:
            migrate.create(path, _KEY)
        else:
            connect(path, _KEY).close()
        engine = migration_engine(path, _KEY)
        with engine.begin() as connection:
            config = Config()
            config.set_main_option("script_location", str(scripts).replace("%", "%%"))
            config.set_main_option("file_template", "r%%(rev)s_%%(slug)s")
            config.attributes["connection"] = connection
            command.revision(config, message, autogenerate=True, rev_id=f"{number:04d}")
        engine.dispose()


if __name__ == "__main__":
    main(" ".join(sys.argv[1:]))
