"""Everything out: equal when read back, nobody else in it, nothing to read without the key."""

import csv
import io
import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from medex_desktop.domain.clients import ClientForm, Provider
from medex_desktop.errors import InvalidInput, Problem, Refused, StorageProblem
from medex_desktop.exchange import bundle
from medex_desktop.exchange.formulas import unguard
from medex_desktop.exchange.json_archive import Archive, Row
from medex_desktop.services import clients, documents, drafts, export_rows, exports, grip, practices
from medex_desktop.services.acts import Act, Role
from medex_desktop.services.desk import Desk
from medex_desktop.services.exports import Exported, export_practice, read_archive
from medex_desktop.services.progress_report import ReportWords
from medex_desktop.services.work import Read, Work
from medex_desktop.storage import sealed_archive
from medex_desktop.storage.registry import all_facts, metadata
from medex_desktop.storage.tables.practices import practitioner
from tests.desks import CHEAP, PASSPHRASE, PROFILE, TestClock, new_practice
from tests.services.test_grip import FIRST, MARGARET, WORSE

SECRET = "seven herons over the weir"
HOSTILE = [
    '=HYPERLINK("somewhere")', "+1+1", "-2+3", "@SUM(A1)", '"quoted" and', "'=1+1",
    "Zo\u00eb \u0141ukasz \u6f22", "abc\u05d0\u05d1",
]  # fmt: skip
HOSTILE_NOTES = ["first line\nsecond line", "=1+1\n@SUM(A1)", "\t=1+1", "a\u202eb\u2066c"]
MARKER, OTHER = "QZXMARKERANA", "QZXMARKERBEA"


@pytest.fixture(scope="module")
def filled_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two clients with tests and signed papers, drafts, and clients with hostile names."""
    root = tmp_path_factory.mktemp("exports") / "practice"
    desk, _key = new_practice(root, TestClock())
    for name in (MARKER, OTHER):
        provider = desk.do(clients.add_provider, facts=Provider(0, f"Dr {name}", "MD"))
        one = replace(MARGARET, name=f"Ana {name}", diagnosis=name, provider_id=provider)
        client_id = desk.do(clients.add_client, form=one)
        for entry, day in ((FIRST, date(2026, 7, 13)), (WORSE, date(2026, 8, 20))):
            desk.do(grip.sign_grip, client_id=client_id, entry=entry, day=day)
        desk.do(documents.sign_report, client_id=client_id, words=ReportWords())
        desk.do(drafts.save_draft, kind="grip", payload={"note": name}, client_id=client_id)
    for name in HOSTILE:
        desk.do(clients.add_client, form=ClientForm(name=name, birth_date="1951-06-06"))
    for note in HOSTILE_NOTES:
        form = ClientForm(name="Noted", birth_date="1951-06-06", precautions=note, address=note)
        desk.do(clients.add_client, form=form)
    desk.close()
    return root


@pytest.fixture
def desk(tmp_path: Path, filled_root: Path, clock: TestClock) -> Iterator[Desk]:
    root = Path(shutil.copytree(filled_root, tmp_path / "practice"))
    opened = practices.unlock(root, PASSPHRASE, clock)
    yield opened
    opened.close()


def export(desk: Desk, to: Path, client_id: int | None = None, *, plain: bool = False) -> Exported:
    secret = "" if plain else SECRET
    return export_practice(desk, to, client_id, passphrase=secret, plain=plain, cost=CHEAP)


def kept(read: Read) -> Archive:
    return export_rows.collect(read)


def counts(read: Read) -> dict[str, int]:
    return {
        name: read.connection.execute(select(func.count()).select_from(table)).scalar_one()
        for name, table in metadata.tables.items()
    }


def entries(read: Read) -> list[tuple[str, int | None]]:
    query = "SELECT act, client_id FROM audit_entry WHERE act LIKE 'export.%' ORDER BY id"
    return [(row[0], row[1]) for row in read.connection.exec_driver_sql(query)]


def ana(desk: Desk) -> int:
    return next(line.id for line in desk.ask(clients.client_list) if MARKER in line.name)


def everything(folder: Path) -> bytes:
    return b"\0".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_a_practice_reads_back_equal_in_every_table(desk: Desk, tmp_path: Path) -> None:
    before, rows = desk.ask(kept), desk.ask(counts)
    made = export(desk, tmp_path / "out")
    found = read_archive(made.path, SECRET)
    assert found.archive == before
    assert {name: len(rows) for name, rows in found.archive.tables.items()} == rows
    assert set(found.archive.tables) == set(all_facts())
    assert (made.missing, found.missing) == (0, ())
    for row in found.archive.tables["attachment"]:
        number = int(row["id"] or 0)
        assert found.files[number] == desk.ask(Read.attachment, attachment_id=number)
    assert desk.ask(entries) == [("export.practice", None)]


def test_values_are_those_of_the_file_itself(desk: Desk) -> None:
    raw = desk.ask(lambda read: read.connection.exec_driver_sql("SELECT * FROM client").all())
    assert [tuple(row.values()) for row in desk.ask(kept).tables["client"]] == [*map(tuple, raw)]


def test_a_plain_folder_holds_the_same(desk: Desk, tmp_path: Path) -> None:
    before = desk.ask(kept)
    made = export(desk, tmp_path / "out", plain=True)
    assert made.path.is_dir()
    assert read_archive(made.path).archive == before
    assert {path.name for path in (tmp_path / "out").iterdir()} == {made.path.name}
    assert len(list((made.path / "files").glob("*.pdf"))) == 2
    document = json.loads((made.path / "data.json").read_bytes())
    assert (document["format"], document["version"]) == ("medex-export", 1)


def test_csv_reads_back_to_the_same_values_and_no_cell_is_a_formula(
    desk: Desk, tmp_path: Path
) -> None:
    made = export(desk, tmp_path / "out", plain=True)
    archive = read_archive(made.path).archive
    names = {str(row["name"]) for row in archive.tables["client"]}
    assert set(HOSTILE) <= names
    for name, columns in export_rows.known_tables().items():
        text = (made.path / "csv" / f"{name}.csv").read_bytes()
        assert text.startswith(b"\xef\xbb\xbf")
        header, *cells = csv.reader(io.StringIO(text.decode("utf-8-sig"), newline=""))
        assert header == list(columns)
        assert not [cell for row in cells for cell in row if cell[:1] in tuple("=+@\t\r\n")]
        found = [{key: unguard(one) for key, one in zip(header, row, strict=True)} for row in cells]
        assert found == [as_cells(row) for row in archive.tables[name]]


def as_cells(row: Row) -> dict[str, str]:
    return {key: "" if value is None else str(value) for key, value in row.items()}


def test_one_clients_export_holds_nothing_of_another(desk: Desk, tmp_path: Path) -> None:
    client_id = ana(desk)
    made = export(desk, tmp_path / "out", client_id, plain=True)
    found = read_archive(made.path)
    assert found.archive.client_id == client_id
    content = everything(made.path)
    assert MARKER.encode() in content
    assert OTHER.encode() not in content
    assert [row["id"] for row in found.archive.tables["client"]] == [client_id]
    assert [len(found.archive.tables[name]) for name in ("assessment", "document", "draft")] == [
        2, 1, 1,
    ]  # fmt: skip
    assert len(found.files) == len(found.archive.tables["attachment"]) == 1
    assert [row["name"] for row in found.archive.tables["provider"]] == [f"Dr {MARKER}"]
    assert desk.ask(entries) == [("export.client", client_id)]


@pytest.mark.parametrize("name", sorted(n for n, facts in all_facts().items() if facts.path))
def test_two_clients_of_a_table_share_no_row_and_lose_none(desk: Desk, name: str) -> None:
    ids = [line.id for line in desk.ask(clients.client_list)]
    found = [
        row["id"]
        for client_id in ids
        for row in desk.ask(export_rows.collect, client_id=client_id).tables[name]
    ]
    assert sorted(found, key=str) == sorted((r["id"] for r in desk.ask(kept).tables[name]), key=str)


def test_every_table_of_the_practice_is_shared_or_stays_by_decision() -> None:
    # a new table: decide here
    of_practice = {name for name, facts in all_facts().items() if not facts.paths}
    stays = {
        "audit_entry", "device", "erasure", "import_batch", "import_mapping", "import_withdrawal",
        "permit", "practice", "setting", "test_set",
        "credential", "learning", "skill_list", "skill_observation", "skill_plan", "skill_rating",
    }  # fmt: skip
    assert of_practice == {*export_rows.GOES_WITH_A_CLIENT} | stays  # a new table: decide here


def test_columns_are_told_as_they_are_kept() -> None:
    for name, columns in export_rows.known_tables().items():
        assert list(columns) == [column.name for column in metadata.tables[name].c]
        assert columns["id"].kind is int


def test_nothing_is_readable_without_the_passphrase(desk: Desk, tmp_path: Path) -> None:
    made = export(desk, tmp_path / "out")
    content = made.path.read_bytes()
    for word in (MARKER, OTHER, PROFILE.name, "data.json", "client", "PK\x03\x04"):
        assert word.encode() not in content
    assert {path.name for path in (tmp_path / "out").iterdir()} == {made.path.name}


def test_file_names_tell_ids_and_dates_only(desk: Desk, tmp_path: Path) -> None:
    whole, one = export(desk, tmp_path / "out"), export(desk, tmp_path / "out", ana(desk))
    again = export(desk, tmp_path / "out")
    assert whole.path.name == "medex-practice-2026-10-01-140512.mxexport"
    assert one.path.name == f"medex-client-{ana(desk)}-2026-10-01-140512.mxexport"
    assert again.path.name == "medex-practice-2026-10-01-140512-2.mxexport"


def test_a_wrong_passphrase_is_told(desk: Desk, tmp_path: Path) -> None:
    made = export(desk, tmp_path / "out")
    for wrong in ("", PASSPHRASE, SECRET + "s", "\udcff" * 12):
        with pytest.raises(Refused, match="That passphrase does not open this export"):
            read_archive(made.path, wrong)
    assert read_archive(made.path, f" {SECRET} ").files


def test_a_cut_or_flipped_archive_is_refused_in_words(desk: Desk, tmp_path: Path) -> None:
    made = export(desk, tmp_path / "out", ana(desk))
    whole = made.path.read_bytes()
    damaged = tmp_path / "damaged"
    for length in (0, 3, 40, 75, 76, 100, len(whole) // 2, len(whole) - 1):
        damaged.write_bytes(whole[:length])
        with pytest.raises(Refused, match="cut off"):
            read_archive(damaged, SECRET)
    for place in (*range(76), len(whole) // 3, len(whole) - 1):
        flipped = bytearray(whole)
        flipped[place] ^= 1 if place not in (4, 8, 12) else 0x80
        damaged.write_bytes(flipped)
        with pytest.raises(Refused):
            read_archive(damaged, SECRET)
    with pytest.raises(Refused, match="no export of that name"):
        read_archive(tmp_path / "nothing", SECRET)


def test_a_plain_folder_with_another_paper_in_it_is_refused(desk: Desk, tmp_path: Path) -> None:
    made = export(desk, tmp_path / "out", ana(desk), plain=True)
    paper = next((made.path / "files").iterdir())
    content = paper.read_bytes()
    paper.write_bytes(content + b" ")
    with pytest.raises(Refused, match="not as it was stored"):
        read_archive(made.path)
    paper.unlink()
    paper.symlink_to(made.path / "data.json")
    with pytest.raises(Refused, match="not as it was stored"):
        read_archive(made.path)


def demote(work: Work) -> None:
    work.update(practitioner, work.practitioner_id, role=Role.READ_ONLY.value)


def test_who_may_only_read_exports_nothing(desk: Desk, tmp_path: Path, clock: TestClock) -> None:
    desk.do(Act("test.demote", demote, None, Role.PRACTITIONER, True, False))
    root = desk.file.folder.root
    desk.close()
    reader = practices.unlock(root, PASSPHRASE, clock)
    with pytest.raises(Refused, match="Your role here is to read"):
        export(reader, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    reader.close()


def test_refusals_write_nothing_and_leave_no_entry(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with pytest.raises(InvalidInput, match="At least 12"):
        export_practice(desk, out, passphrase="short", cost=CHEAP)
    with pytest.raises(Refused, match="not in the practice"):
        export(desk, out, 999_999)
    with pytest.raises(Refused, match="inside the practice"):
        export(desk, desk.file.folder.root / "here")
    with pytest.raises(Refused, match="stopped"):
        export_practice(desk, out, None, lambda *_: False, passphrase=SECRET, cost=CHEAP)
    assert not out.exists()
    assert desk.ask(entries) == []


@pytest.mark.parametrize("plain", [False, True])
def test_a_fault_of_the_disk_keeps_no_part(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plain: bool
) -> None:
    def full(target: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exports.safeio, "write", full)
    with pytest.raises(StorageProblem, match="not enough room for the export") as caught:
        export_practice(desk, tmp_path / "out", passphrase=SECRET, plain=plain, cost=CHEAP)
    monkeypatch.undo()
    assert caught.value.problem is Problem.FULL
    assert list((tmp_path / "out").iterdir()) == []


def test_a_missing_paper_is_counted_and_the_rest_is_there(desk: Desk, tmp_path: Path) -> None:
    for one in desk.file.folder.attachments.iterdir():
        one.unlink()
        break
    made = export(desk, tmp_path / "out")
    found = read_archive(made.path, SECRET)
    assert made.missing == 1
    assert len(found.files) == len(found.archive.tables["attachment"]) - 1
    assert {*found.files, *found.missing} == {r["id"] for r in found.archive.tables["attachment"]}


def test_what_a_killed_plain_export_left_in_the_open_goes(desk: Desk, tmp_path: Path) -> None:
    left = tmp_path / "out" / ".part-medex-practice-2026-09-30-120000" / "csv"
    left.mkdir(parents=True)
    (left / "client.csv").write_text(MARKER)
    (tmp_path / "out" / "mine.txt").write_text("stays")
    made = export(desk, tmp_path / "out", plain=True)
    assert {one.name for one in (tmp_path / "out").iterdir()} == {made.path.name, "mine.txt"}


def test_a_file_that_no_export_has_is_refused(desk: Desk, tmp_path: Path) -> None:
    made = export_practice(desk, tmp_path / "out", passphrase=SECRET, cost=CHEAP)
    files = bundle.unpack(sealed_archive.unseal(made.path.read_bytes(), SECRET))
    packed = bundle.pack({**files, "files/inner.zip": b"PK"})
    made.path.write_bytes(sealed_archive.seal(packed, SECRET, CHEAP))
    with pytest.raises(Refused, match="not as it was stored"):
        read_archive(made.path, SECRET)
