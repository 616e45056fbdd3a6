"""Two small files to import: one person's grip test, one client."""

from datetime import date
from typing import Any

from medex_desktop.exchange.clients_csv import read_clients
from medex_desktop.exchange.grip_csv import read_grip
from medex_desktop.services import imports
from tests.exchange.files import mapped, table

TODAY = date(2026, 10, 1)
GRIP_CSV = (
    "Name;Born;Test date;Hand;Trial;Grip (kg)\n"
    "{name};23.6.1962;2026-09-01;L;1;24,0\n"
    "{name};23.6.1962;2026-09-01;R;1;25,5\n"
)
CLIENTS_CSV = "Name,Birth date\n{name},1950-03-13\n"
FACTS = imports.FileFacts("list.csv", "0" * 64)


def grip_file(name: str) -> dict[str, Any]:
    found = table(GRIP_CSV.format(name=name))
    mapping = mapped(found, protocol="southampton")
    return {
        "file": read_grip(found, mapping, TODAY),
        "mapping": mapping,
        "facts": FACTS,
    }


def clients_file(name: str) -> dict[str, Any]:
    found = table(CLIENTS_CSV.format(name=name))
    mapping = mapped(found, "clients")
    return {
        "file": read_clients(found, mapping, TODAY),
        "mapping": mapping,
        "facts": FACTS,
    }
