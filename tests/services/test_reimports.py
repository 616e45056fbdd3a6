"""Export, import, equal: a new practice of an export, and every hostile one refused in words."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medex_desktop.domain.clients import ClientForm
from medex_desktop.errors import InvalidForm, InvalidInput, Problem, Refused, StorageProblem
from medex_desktop.language import render
from medex_desktop.services import (
    audit,
    checkups,
    clients,
    erasing,
    export_rows,
    keeping,
    passphrases,
    practices,
    reimports,
)
from medex_desktop.services.desk import Desk
from medex_desktop.services.exports import export_practice, read_archive
from medex_desktop.services.work import Read
from tests.desks import CHEAP, PASSPHRASE, PROFILE, TestClock, new_practice
from tests.services.filled import RUTH, Filled, fill

SECRET = "seven herons over the weir"
NEW = "nine barges under the bridge"
ODD = [
    "O'Neil \"Bo\" =1+1", "\u05d0\u05d1\u05d2 \u0627\u0644", "Zo\u00eb \u0141ukasz \u6f22",
    "Bo \U0001f600 \U0001f469\u200d\U0001f9bd", "-2+3", "a\\b\\n,c;d",
]  # fmt: skip
KEYED = {
    **{name: {"digest"} for name in ("assessment", "document", "skill_observation")},
    "audit_entry": {"previous", "hash"},
}
"""What is made with a practice's own key, and so is another in another practice."""


@pytest.fixture(scope="module")
def filled_root(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Filled]:
    """A practice with something of everything, odd names, and an erased client."""
    root = tmp_path_factory.mktemp("reimports") / "practice"
    desk, _key = new_practice(root, TestClock())
    at = fill(desk)
    for name in ODD:
        note = f"{name}\nsecond line\n\n=1+1 \u202ex"
        desk.do(clients.add_client, form=replace(RUTH, name=name, precautions=note, address=note))
    gone = desk.do(clients.add_client, form=replace(RUTH, name="Gone Soon"))
    desk.do(keeping.put_in_bin, client_id=gone)
    erasing.erase(desk, client_id=gone, name="Gone Soon", reason="Asked for it")
    desk.close()
    return root, at


@pytest.fixture
def desk(tmp_path: Path, filled_root: tuple[Path, Filled], clock: TestClock) -> Iterator[Desk]:
    root = Path(shutil.copytree(filled_root[0], tmp_path / "practice"))
    opened = practices.unlock(root, PASSPHRASE, clock)
    yield opened
    opened.close()


@pytest.fixture
def plain(desk: Desk, tmp_path: Path) -> Path:
    return export_practice(desk, tmp_path / "out", plain=True).path


def make(root: Path, path: Path, secret: str = "", **more: Any) -> Desk:
    found = reimports.read_export(path, secret)
    drawn = passphrases.draw_keys()
    return reimports.make_practice(root, found, drawn, NEW, TestClock(), cost=CHEAP, **more)


def kept(read: Read) -> dict[str, tuple[Any, ...]]:
    """Every row but the values made with a practice's own key."""
    return {
        name: tuple(
            {key: value for key, value in row.items() if key not in KEYED.get(name, ())}
            for row in rows
        )
        for name, rows in export_rows.collect(read).tables.items()
    }


def files(read: Read) -> dict[int, bytes]:
    rows = export_rows.collect(read).tables["attachment"]
    return {int(row["id"] or 0): read.attachment(int(row["id"] or 0)) for row in rows}


def test_export_import_equal(desk: Desk, tmp_path: Path) -> None:
    before, papers = desk.ask(kept), desk.ask(files)
    made = export_practice(desk, tmp_path / "out", passphrase=SECRET, cost=CHEAP)
    again = make(tmp_path / "again", made.path, SECRET)
    after = again.ask(kept)
    entries = len(before["audit_entry"])
    assert after["audit_entry"][:entries] == before["audit_entry"]
    assert [row["act"] for row in after["audit_entry"][entries:]] == [
        "practice.open", "import.export", "practice.open",
    ]  # fmt: skip
    assert {**after, "audit_entry": ()} == {**before, "audit_entry": ()}
    assert again.ask(files) == papers
    assert len(papers) == 3
    assert checkups.verify(again).faults == ()
    notes = {str(row["precautions"]).partition("\n")[0] for row in after["client"]}
    assert notes >= set(ODD)
    second = export_practice(again, tmp_path / "out", plain=True)
    told = read_archive(second.path)
    assert {n: len(rows) for n, rows in told.archive.tables.items() if n != "audit_entry"} == {
        n: len(rows) for n, rows in before.items() if n != "audit_entry"
    }
    assert told.files == papers
    again.close()


def test_it_opens_with_the_new_passphrase_only_and_says_it_was_imported(
    plain: Path, tmp_path: Path, clock: TestClock
) -> None:
    make(tmp_path / "again", plain).close()
    with pytest.raises(StorageProblem) as wrong:
        practices.unlock(tmp_path / "again", PASSPHRASE, clock)
    assert wrong.value.problem is Problem.WRONG_PASSPHRASE
    again = practices.unlock(tmp_path / "again", NEW, clock)
    assert again.ask(practices.the_practitioner).name == PROFILE.name
    newest = again.ask(audit.numbers, wanted=audit.Wanted())[:9]
    said = [render(line.words) for line in again.ask(audit.lines, wanted=newest)]
    assert any("as the export told it" in words for words in said)
    again.close()


def test_a_number_that_was_given_is_not_given_again(plain: Path, tmp_path: Path) -> None:
    again = make(tmp_path / "again", plain)
    tombs = export_rows.collect
    erased = [row["client_number"] for row in again.ask(tombs).tables["erasure"]]
    assert again.do(clients.add_client, form=RUTH) > max(int(one or 0) for one in erased)
    again.close()


def test_one_clients_record_begins_a_practice_of_somebody_else(
    desk: Desk, tmp_path: Path, filled_root: tuple[Path, Filled]
) -> None:
    client_id = filled_root[1].client
    made = export_practice(desk, tmp_path / "out", client_id, plain=True)
    before = read_archive(made.path)
    other = replace(PROFILE, practice_name="Hillside", name="Ines Oliveira")
    again = make(tmp_path / "again", made.path, profile=other)
    after = again.ask(export_rows.collect, client_id=client_id)
    for name, rows in before.archive.tables.items():
        keyed = KEYED.get(name, set()) | ({"left_on"} if name == "practitioner" else set())
        assert [without(row, keyed) for row in after.tables[name]] == [
            without(row, keyed) for row in rows
        ]
    assert again.ask(files) == before.files
    assert again.ask(practices.the_practitioner).name == "Ines Oliveira"
    assert checkups.verify(again).faults == ()
    again.close()
    with pytest.raises(InvalidForm):
        make(tmp_path / "nobody", made.path)
    assert not (tmp_path / "nobody").exists()


def test_an_imported_test_of_one_client_comes_without_its_import(
    desk: Desk, tmp_path: Path
) -> None:
    ida = next(line.id for line in desk.ask(clients.client_list) if line.name == "Ida Brandt")
    made = export_practice(desk, tmp_path / "out", ida, plain=True)
    again = make(tmp_path / "again", made.path, profile=PROFILE)
    (row,) = again.ask(export_rows.collect, client_id=ida).tables["assessment"]
    assert (row["import_batch_id"], row["signed_at"]) == (None, None)
    assert row["locked_at"]
    assert checkups.verify(again).faults == ()
    again.close()


def without(row: Any, keys: set[str]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key not in keys}


def test_a_missing_paper_stays_missing(desk: Desk, tmp_path: Path) -> None:
    next(desk.file.folder.attachments.iterdir()).unlink()
    made = export_practice(desk, tmp_path / "out", plain=True)
    again = make(tmp_path / "again", made.path)
    assert len(again.ask(kept)["attachment"]) == 3
    (fault,) = checkups.verify(again).faults
    assert "missing" in str(fault)
    again.close()


def test_an_import_is_refused_where_something_is(plain: Path, tmp_path: Path) -> None:
    with pytest.raises(StorageProblem) as fault:
        make(tmp_path / "practice", plain)
    assert fault.value.problem in (Problem.OCCUPIED, Problem.IN_USE)
    with pytest.raises(InvalidInput, match="At least 12"):
        reimports.make_practice(
            tmp_path / "again", reimports.read_export(plain), passphrases.draw_keys(), "short",
            TestClock(), cost=CHEAP,
        )  # fmt: skip
    with pytest.raises(Refused, match="stopped"):
        make(tmp_path / "again", plain, on_progress=lambda *_: False)
    assert practices.look_at(tmp_path / "again").state == "none"


def test_into_an_open_practice_it_is_refused(desk: Desk, plain: Path) -> None:
    with pytest.raises(Refused, match="new practice only"):
        desk.do(reimports.import_export, contents=reimports.read_export(plain).contents)


Change = Callable[[dict[str, Any]], object]


def row(tables: dict[str, Any], name: str) -> Any:
    return tables[name][0]


def tombstone(tables: dict[str, Any], **otherwise: Any) -> None:
    ours = {"client_number": 5_000, "reason": "Asked for it", "kept_until": None,
            "rows": '{"files":[],"tables":{}}', "recorded_at": "2026-10-01T14:05:12.000+00:00",
            "practitioner_id": 1}  # fmt: skip
    tables["erasure"] = [{"id": 1, **ours, **otherwise}]


HOSTILE: dict[str, tuple[Change, str]] = {
    "date of another spelling": (
        lambda t: row(t, "client").update(birth_date="19510606"), "fits in birth_date"),
    "no number": (lambda t: row(t, "client").update(height_cm="NaN"), "fits in height_cm"),
    "endless number": (lambda t: row(t, "client").update(mass_kg="Infinity"), "fits in mass_kg"),
    "power": (lambda t: row(t, "client").update(mass_kg="1E+99"), "fits in mass_kg"),
    "unknown choice": (lambda t: row(t, "client").update(sex="x"), "fits in sex"),
    "endless words": (lambda t: row(t, "client").update(name="x" * 20_001), "fits in name"),
    "moment without zone": (
        lambda t: row(t, "client").update(created_at="2026-10-01T00:00:00.000"), "created_at"),
    "two is no flag": (lambda t: row(t, "practice").update(demo=2), "fits in demo"),
    "way out": (lambda t: row(t, "attachment").update(file="../../keys.json"), "fits in file"),
    "one file twice": (
        lambda t: t["attachment"][1].update(file=t["attachment"][0]["file"]), "have one name"),
    "another size": (lambda t: row(t, "attachment").update(size=1), "another size"),
    "deep": (lambda t: row(t, "draft").update(payload="[" * 90 + "]" * 90), "fits in payload"),
    "very deep": (lambda t: row(t, "draft").update(payload="[" * 99_999), "fits in payload"),
    "no plain data": (lambda t: row(t, "draft").update(payload="{"), "fits in payload"),
    "NaN in plain data": (lambda t: row(t, "draft").update(payload="NaN"), "fits in payload"),
    "left out otherwise": (lambda t: row(t, "import_batch").update(left_out="[1]"), "left_out"),
    "left out without words": (
        lambda t: row(t, "import_batch").update(left_out='[{"line":1}]'), "fits in left_out"),
    "counts of nothing": (lambda t: row(t, "import_batch").update(counts="[]"), "fits in counts"),
    "tombstone without files": (lambda t: row(t, "erasure").update(rows="{}"), "fits in rows"),
    "tombstone of a folder": (
        lambda t: row(t, "erasure").update(rows='{"files":[""],"tables":{}}'), "fits in rows"),
    "a permit": (
        lambda t: t["permit"].append({"id": 1, "purpose": "erase", "key": 1}), "table permit"),
    "nobody owns it": (lambda t: row(t, "practitioner").update(role="reader"), "nobody who owns"),
    "no practice": (lambda t: t["practice"].clear(), "names no practice"),
    "points nowhere": (lambda t: row(t, "assessment").update(client_id=777), "contradict"),
    "a paper's number twice": (
        lambda t: t["document"][1].update(number=t["document"][0]["number"]), "contradict"),
    "a client fewer": (lambda t: t["client"].pop(), "was removed around the program"),
    "an entry fewer": (lambda t: t["audit_entry"].pop(0), "entry 1 is missing"),
    "entry otherwise": (lambda t: row(t, "audit_entry").update(rows="[]"), "Audit entry 1"),
    "unknown word": (lambda t: row(t, "result").update(outcome="x"), "not those signed"),
    "other scores": (lambda t: row(t, "result").update(scores="{}"), "not those signed"),
    "other snapshot": (lambda t: row(t, "assessment").update(snapshot=None), "has no digest"),
    "signed but open": (lambda t: row(t, "assessment").update(locked_at=None), "not locked"),
    "another paper": (lambda t: row(t, "document").update(sha256="0" * 64), "not the paper"),
    "circle": (
        lambda t: [one.update(merged_into_id=t["client"][1 - at]["id"])
                   for at, one in enumerate(t["client"][:2])], "leads back"),
    "a tombstone that names no files": (
        lambda t: tombstone(t, rows='{"tables":{}}'), "fits in rows"),
    "a tombstone that names a folder": (
        lambda t: tombstone(t, rows='{"files":[""],"tables":{}}'), "fits in rows"),
    "a tombstone of who is here": (
        lambda t: tombstone(t, client_number=t["client"][0]["id"]), "fits in client_number"),
    "a tombstone beyond numbers": (
        lambda t: tombstone(t, client_number=2**63 - 1), "fits in client_number"),
    "the last number there is": (
        lambda t: t["client"].append({**t["client"][-1], "id": 2**63 - 1}), "fits in id"),
    "an entry of endless numbers": (
        lambda t: row(t, "audit_entry").update(rows='{"client":[[1e999,""]]}'), "fits in rows"),
    "an entry beyond numbers": (
        lambda t: row(t, "audit_entry").update(rows=f'{{"client":[[{2**64},""]]}}'), "entry 1"),
    "half a letter in plain data": (
        lambda t: row(t, "draft").update(payload='"\\ud800"'), "fits in payload"),
    "a left-out row that is none": (
        lambda t: row(t, "import_batch").update(left_out="[5]"), "fits in left_out"),
    "a paper that says nothing": (
        lambda t: row(t, "document").update(content="[]"), "fits in content"),
    "no list of skills": (lambda t: row(t, "skill_list").update(rows="[]"), "fits in rows"),
    "skills of nothing": (lambda t: row(t, "skill_list").update(rows='{"a":1}'), "fits in rows"),
    "rated nine": (lambda t: row(t, "skill_rating").update(value=9), "fits in value"),
    "newer": (lambda t: t.update(schema=99), "newer version"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_not_ours_is_refused_whole(plain: Path, tmp_path: Path, name: str) -> None:
    change, words = HOSTILE[name]
    data = plain / "data.json"
    body = json.loads(data.read_bytes())
    change(body if name == "newer" else body["tables"])
    data.write_text(json.dumps(body), encoding="utf-8")
    with pytest.raises(Refused, match=words):
        make(tmp_path / "again", plain)
    assert practices.look_at(tmp_path / "again").state == "none"


@pytest.mark.parametrize("trial", ["NaN", "Infinity", "x", 12, None])
def test_a_trial_that_is_no_number_is_refused(plain: Path, tmp_path: Path, trial: object) -> None:
    data = plain / "data.json"
    body = json.loads(data.read_bytes())
    imported = next(one for one in body["tables"]["assessment"] if one["snapshot"] is None)
    for one in body["tables"]["result"]:
        if one["assessment_id"] == imported["id"]:
            entry = json.loads(one["entry"])
            entry["trials"][0]["value_kg"] = trial
            one["entry"] = json.dumps(entry)
    data.write_text(json.dumps(body), encoding="utf-8")
    with pytest.raises(Refused, match="Nothing was imported"):
        make(tmp_path / "again", plain)
    assert practices.look_at(tmp_path / "again").state == "none"


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@settings(
    max_examples=12, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=6))
def test_whatever_was_typed_comes_back(
    practice_template: Path, tmp_path_factory: pytest.TempPathFactory, typed: Any
) -> None:
    at = tmp_path_factory.mktemp("typed")
    shutil.copytree(practice_template, at / "practice")
    desk = practices.unlock(at / "practice", PASSPHRASE, TestClock())
    for number, (name, note, address) in enumerate(typed):
        form = ClientForm(
            name=f"n{number} {name}", birth_date="1951-06-06", precautions=note, address=address
        )
        desk.do(clients.add_client, form=form)
    before = desk.ask(kept)
    made = export_practice(desk, at / "out", plain=True)
    desk.close()
    again = make(at / "again", made.path)
    after = again.ask(kept)
    assert {**after, "audit_entry": ()} == {**before, "audit_entry": ()}
    again.close()
