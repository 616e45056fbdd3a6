"""Erasing a client who came from an import: nothing of them in its name and its left-out rows."""

from datetime import date

import pytest
from sqlalchemy.exc import DatabaseError

from medex_desktop.domain.clients import ClientForm
from medex_desktop.exchange.clients_csv import read_clients
from medex_desktop.services import (
    checkups,
    clients,
    erasing,
    erasing_imports,
    imports,
    keeping,
    practices,
)
from medex_desktop.services.acts import Act, Role
from medex_desktop.services.desk import Desk
from medex_desktop.services.imports import BatchLine
from medex_desktop.services.work import Work
from medex_desktop.storage.immutability import ERASE, WIPE
from medex_desktop.storage.tables.audit import permit
from medex_desktop.storage.tables.imports import import_batch
from tests.desks import PASSPHRASE, TestClock
from tests.exchange.files import mapped, table
from tests.services.test_erasing import pages

MARKERS = ("zwiebelmann", "1931 02 30", "kessler", "31/31/1931", "quintessa")
TODAY = date(2026, 10, 1)
HEAD = "Name,Birth date\n"


def brought_in(desk: Desk, name: str, rows: str) -> int:
    """An import with its faulty rows left out; the batch."""
    found = table(HEAD + rows)
    mapping = mapped(found, "clients")
    return desk.do(
        imports.import_clients,
        file=read_clients(found, mapping, TODAY),
        mapping=mapping,
        facts=imports.FileFacts(name, "0" * 64),
        leave_out=True,
    )


def erase(desk: Desk, name: str) -> None:
    (line,) = [one for one in desk.ask(clients.client_list) if one.name == name]
    desk.do(keeping.put_in_bin, client_id=line.id)
    erasing.erase(desk, client_id=line.id, name=name, reason="Asked for it")


def batch(desk: Desk, batch_id: int) -> BatchLine:
    return next(one for one in desk.ask(imports.batches) if one.id == batch_id)


def found_in(desk: Desk) -> list[str]:
    lower = pages(desk).lower()
    return [marker for marker in MARKERS if marker.encode() in lower]


def test_nothing_of_the_client_is_left_in_any_import(desk: Desk) -> None:
    alone = brought_in(
        desk,
        "scan 31.csv",
        "Quintessa Zwiebelmann,1931-03-02\nZwiebelmann Q,1931 02 30\nX,31/31/1931\n",
    )
    named = brought_in(desk, "kessler-zwiebelmann.csv", "Ida Brandt,1950-03-13\n,1940-01-01\n")
    told = brought_in(
        desk, "list.csv", "Eva Lind,1950-03-14\n1931,Quintessa Zwiebelmann\nY,7/7/7777\n"
    )
    erase(desk, "Quintessa Zwiebelmann")
    assert found_in(desk) == []
    first, second, third = (batch(desk, one) for one in (alone, named, told))
    assert (first.file_name, second.file_name, third.file_name) == ("", "", "list.csv")
    assert [(row["line"], row["value"]) for row in first.left_out] == [(3, ""), (4, "")]
    assert [row["value"] for row in third.left_out if row["value"]] == ["7/7/7777"]
    assert first.counts["rows_refused"] == 2
    assert {one.name for one in desk.ask(clients.client_list)} == {"Ida Brandt", "Eva Lind"}
    assert checkups.verify(desk).is_clean
    desk.close()
    again = practices.unlock(desk.file.folder.root, PASSPHRASE, TestClock())
    assert found_in(again) == []
    again.close()


def test_imports_of_others_stay_as_they_are(desk: Desk) -> None:
    kept = brought_in(desk, "others.csv", "Eva Lind,1950-03-14\nY,7/7/7777\n")
    before = batch(desk, kept)
    brought_in(desk, "own.csv", "Ida Brandt,1950-03-13\n")
    erase(desk, "Ida Brandt")
    assert batch(desk, kept) == before


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Bo Li", "Li, B;no date"),
        ("\u738b\u4f1f", "\u738b\u4f1f\u5148\u751f"),
        ("Ida Brandt", "13.3.1950"),
        ("Ida Brandt", "03/13/1950"),
        ("Ida Brandt", "(937) 555-0148"),
        ("Ida Brandt", "walker52@gmial"),
        ("Ida Brandt", "mrn-4711"),
    ],
)
def test_what_tells_of_a_client_in_another_import_goes(desk: Desk, name: str, told: str) -> None:
    assert is_told(desk, name, told)


@pytest.mark.parametrize(
    "told",
    [
        "Ulf Berg;937 111 2222",
        "ulf@gmail.com",
        "commercial.csv",
        "Boris Lister",
        "mrn-4712",
        "1950",
    ],
)
def test_what_others_have_too_stays(desk: Desk, told: str) -> None:
    assert not is_told(desk, "Bo Li", told)


def is_told(desk: Desk, name: str, told: str) -> bool:
    form = ClientForm(
        name=name,
        birth_date="1950-03-13",
        phone="937 555 0148",
        email="walker52@gmail.com",
        reference="MRN 4711",
    )
    client_id = desk.do(clients.add_client, form=form)
    marks = desk.ask(erasing_imports.marks_of, whole=[client_id])
    return erasing_imports.tells(told, marks)


def attempt(desk: Desk, *rows: tuple[str, int], **values: object) -> None:
    def act(work: Work) -> None:
        keys = [work.insert(permit, purpose=purpose, key=key) for purpose, key in rows]
        work.update(import_batch, 1, **values)
        for key in keys:
            work.delete(permit, key)

    desk.do(Act("test.attack", act, None, Role.OWNER, True, False))


def test_an_import_is_blanked_only_while_a_client_is_erased(desk: Desk) -> None:
    brought_in(desk, "own.csv", "Ida Brandt,1950-03-13\n")
    (line,) = desk.ask(clients.client_list)
    desk.do(keeping.put_in_bin, client_id=line.id)
    wipe, erasing_her = (WIPE.format("import_batch"), 1), (ERASE, line.id)
    for rows, values, words in (
        ((), {"file_name": ""}, "signed rows never change"),
        ((wipe,), {"file_name": ""}, "only while a client is erased"),
        ((erasing_her,), {"file_name": ""}, "signed rows never change"),
        ((erasing_her, wipe), {"counts": {}}, "signed rows never change"),
        ((erasing_her, wipe), {"file_name": "another.csv"}, "signed rows never change"),
    ):
        with pytest.raises(DatabaseError, match=words):
            attempt(desk, *rows, **values)
    assert batch(desk, 1).file_name == "own.csv"
