"""Bad backups, tables to import, exports and settings, each met where a person would meet it."""

import json
import struct
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from medex_desktop.errors import Problem, Refused
from medex_desktop.language import Text
from medex_desktop.services import import_files, reimports, restores
from medex_desktop.storage import contents
from medex_desktop.storage.engine import connect
from medex_desktop.ui.preferences import PreferenceFile, Preferences
from tests.desks import PASSPHRASE, TestClock
from tests.faults.bad_files import BadFile
from tests.faults.bad_practices import JPEG, PDF, ZIP, database_key
from tests.faults.flips import random_bytes
from tests.faults.site import Site

Spoil = Callable[[Site], object]
NO_MANIFEST = "This is not a backup: its manifest.json is missing or damaged."
NOT_WHOLE = "The backup is not as it was made."
CRAFTED = "The backup holds tables, views or triggers this program did not make."


def _restore(site: Site) -> None:
    restores.restore(site.backup, site.home / "new", TestClock(), passphrase=PASSPHRASE)


def _in_backup(name: str, content: bytes) -> Spoil:
    return lambda site: (site.backup / name).write_bytes(content)


def _gone(name: str) -> Spoil:
    return lambda site: (site.backup / name).unlink()


def _half(name: str) -> Spoil:
    def spoil(site: Site) -> None:
        whole = (site.backup / name).read_bytes()
        (site.backup / name).write_bytes(whole[: len(whole) // 2])

    return spoil


def _told(change: Callable[[dict[str, dict[str, object]]], object]) -> Spoil:
    """A manifest that tells something else."""

    def spoil(site: Site) -> None:
        path = site.backup / "manifest.json"
        told = json.loads(path.read_bytes())
        change(told["tables"])
        path.write_text(json.dumps(told), encoding="utf-8")

    return spoil


def _by_hand(*statements: str) -> Spoil:
    """A database changed by somebody with the key."""

    def spoil(site: Site) -> None:
        with closing(connect(site.backup / "practice.medex", database_key(site))) as raw:
            for statement in statements:
                raw.execute(statement)

    return spoil


def _crafted(*statements: str) -> Spoil:
    """The same, and a manifest that fits it."""

    def spoil(site: Site) -> None:
        _by_hand(*statements)(site)
        with closing(connect(site.backup / "practice.medex", database_key(site))) as raw:
            tables = {name: asdict(found) for name, found in contents.measure(raw).items()}
        _told(lambda told: (told.clear(), told.update(tables)))(site)

    return spoil


def _stored(site: Site) -> Path:
    return next(iter(sorted((site.backup / "attachments").iterdir())))


def _linked_elsewhere(site: Site) -> None:
    secret = site.home / "secret"
    secret.write_bytes(b"somebody else's file")
    stored = _stored(site)
    stored.unlink()
    stored.symlink_to(secret)


def _unguarded(table: str, statement: str) -> tuple[str, ...]:
    """A statement about rows whose guards are taken off first."""
    return (
        "PRAGMA writable_schema=ON",
        f"DELETE FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '{table}'",
        "PRAGMA writable_schema=RESET",
        statement,
    )


_CUT = _unguarded("audit_entry", "DELETE FROM audit_entry WHERE id = 3")
_CLIMBING = _unguarded("attachment", "UPDATE attachment SET file = '../../../secret' WHERE id = 1")
_NO_ROW_NUMBERS = "CREATE TABLE more (id TEXT PRIMARY KEY) WITHOUT ROWID"
_BACKUPS: tuple[tuple[str, Spoil, Problem | str], ...] = (
    ("no manifest", _gone("manifest.json"), NO_MANIFEST),
    ("half a manifest", _half("manifest.json"), NO_MANIFEST),
    ("a manifest that is a list", _in_backup("manifest.json", b"[]"), NO_MANIFEST),
    ("a manifest of brackets", _in_backup("manifest.json", b"[" * 99_999), NO_MANIFEST),
    ("a manifest of noise", _in_backup("manifest.json", random_bytes(900)), NO_MANIFEST),
    ("a row more in the manifest", _told(lambda t: t["client"].update(rows=9)), NOT_WHOLE),
    ("a table less in the manifest", _told(lambda t: t.pop("client")), NOT_WHOLE),
    ("another digest", _told(lambda t: t["client"].update(sha256="0" * 64)), NOT_WHOLE),
    ("no database", _gone("practice.medex"), Problem.MISSING),
    ("half a database", _half("practice.medex"), Problem.DAMAGED),
    ("a text for a database", _in_backup("practice.medex", b"Dear me " * 999), Problem.DAMAGED),
    ("no keys", _gone("keys.json"), Problem.KEYS_DAMAGED),
    ("half the keys", _half("keys.json"), Problem.KEYS_DAMAGED),
    ("a stored file gone", lambda site: _stored(site).unlink(), "A stored file is missing"),
    ("a stored file of noise", lambda s: _stored(s).write_bytes(b"no"), "A stored file is damaged"),
    ("a stored file that is a link", _linked_elsewhere, "A stored file is damaged"),
    ("a trigger", _crafted("CREATE TRIGGER t AFTER INSERT ON client BEGIN SELECT 1; END"), CRAFTED),
    ("a view", _crafted("CREATE VIEW v AS SELECT * FROM client"), CRAFTED),
    ("a virtual table", _by_hand("CREATE VIRTUAL TABLE v USING fts5(x)"), CRAFTED),
    ("a table more", _crafted("CREATE TABLE more (id INTEGER)"), CRAFTED),
    ("a table without row numbers", _by_hand(_NO_ROW_NUMBERS), CRAFTED),
    ("an index more", _crafted("CREATE INDEX more ON client (name)"), CRAFTED),
    ("a generated column", _crafted("ALTER TABLE client ADD COLUMN x TEXT AS (name)"), CRAFTED),
    ("a row changed with the key", _crafted("UPDATE client SET phone = '1'"), NOT_WHOLE),
    ("an audit entry gone", _crafted(*_CUT), CRAFTED),
    ("a stored file's name that climbs", _crafted(*_CLIMBING), CRAFTED),
    ("a newer schema", _crafted("PRAGMA user_version=99"), Problem.TOO_NEW),
    ("another program's mark", _crafted("PRAGMA application_id=1"), Problem.NOT_A_PRACTICE),
)  # fmt: skip


def _import(site: Site) -> None:
    import_files.read_file(site.home / "csv" / "list.csv")


def _table(content: bytes) -> Spoil:
    def spoil(site: Site) -> None:
        (site.home / "csv").mkdir()
        (site.home / "csv" / "list.csv").write_bytes(content)

    return spoil


def _folder(site: Site) -> None:
    (site.home / "csv" / "list.csv").mkdir(parents=True)


_HEAD = b"Name,Birth date,Phone\n"
_WIDE = b",".join(b"c%d" % n for n in range(2000)) + b"\n1\n"
_CUT_UTF_16 = "\ufeffName,Phone\nIda,1\n".encode("utf-16-le")[:-1]
_NOT_CSV = "This is not a CSV file but "
_TABLES: tuple[tuple[str, Spoil, str], ...] = (
    ("empty", _table(b""), "This file is empty."),
    ("blanks only", _table(b" \n\n \n"), "This file is empty."),
    ("a header alone", _table(_HEAD), "This file has column names but no rows under them."),
    ("zero bytes", _table(_HEAD + b"Ida\0,1950-05-05,1\n"), "This is not a text file"),
    ("a quote never closed", _table(_HEAD + b'"Ida,1950-05-05,1\n' * 3), "A quotation mark opened"),
    ("a line of 10 MB", _table(_HEAD + b"x" * 10_000_000), "A quotation mark opened"),
    ("2,000 columns", _table(_WIDE), "This file has 2000 columns."),
    ("51 MB", _table(_HEAD + b"Ida,1950-05-05,1\n" * 3_100_000), "This file has 51 MB."),
    ("cut UTF-16", _table(_CUT_UTF_16), "The text is damaged"),
    ("broken UTF-8", _table(b"\xef\xbb\xbfName,Phone\nM\xff\xfeller,1\n"), "The text is damaged"),
    ("noise", _table(random_bytes(4000)), "This is not a text file"),
    ("a JPEG", _table(JPEG), _NOT_CSV),
    ("a PDF", _table(PDF), _NOT_CSV),
    ("a ZIP", _table(ZIP), _NOT_CSV),
    ("an SQLite file", _table(b"SQLite format 3\0" + bytes(4000)), _NOT_CSV),
    ("a web page", _table(b"<!DOCTYPE html><p>sign in</p>"), _NOT_CSV),
    ("JSON", _table(b'{"name": "Ida"}'), _NOT_CSV),
    ("a folder", _folder, "This is a folder or a device, not a file."),
)  # fmt: skip


def _read_export(site: Site) -> None:
    reimports.read_export(site.export, PASSPHRASE)


def _export_head(*cost: int) -> Spoil:
    def spoil(site: Site) -> None:
        whole = site.export.read_bytes()
        site.export.write_bytes(whole[:4] + struct.pack(">III", *cost) + whole[16:])

    return spoil


def _export_is(change: Callable[[bytes], bytes]) -> Spoil:
    return lambda site: site.export.write_bytes(change(site.export.read_bytes()))


_BAD_HEAD = "The first bytes of this export are damaged."
_EXPORTS: tuple[tuple[str, Spoil, str], ...] = (
    ("empty", _export_is(lambda _whole: b""), "This is not an encrypted export"),
    ("a picture", _export_is(lambda _whole: JPEG), "This is not an encrypted export"),
    ("the first 40 bytes", _export_is(lambda w: w[:40]), "This is not an encrypted export"),
    ("cut off", _export_is(lambda w: w[:-9]), "The passphrase is right, but this export was"),
    ("something behind its end", _export_is(lambda w: w + b"!"), "The passphrase is right, but"),
    ("a cost of 4 TB", _export_head(2**32 - 1, 1, 1), _BAD_HEAD),
    ("a cost of years", _export_head(64, 2**31, 1), _BAD_HEAD),
    ("a cost of nothing", _export_head(0, 0, 0), _BAD_HEAD),
)  # fmt: skip


def _start(site: Site) -> None:
    """Settings stop no start: the usual ones count and the bad file is kept aside, which is told
    here as a refusal.
    """
    path = site.home / "settings" / "settings.json"
    content = path.read_bytes()
    file = PreferenceFile(path)
    kept = path.with_suffix(".damaged.json")
    if file.read() == Preferences() and kept.read_bytes() == content:
        kept.replace(path)
        raise Refused(Text("kept aside"))


def _settings(content: bytes) -> Spoil:
    def spoil(site: Site) -> None:
        (site.home / "settings").mkdir()
        (site.home / "settings" / "settings.json").write_bytes(content)

    return spoil


_SETTINGS: tuple[tuple[str, bytes], ...] = (
    ("empty", b""),
    ("zeros", bytes(114_688)),
    ("half", b'{"mode": "dark", "text_per'),
    ("a list", b"[]"),
    ("noise", random_bytes(300)),
    ("brackets", b"[" * 100_000),
)

BAD_OTHERS = (
    *(BadFile(f"backup: {name}", spoil, _restore, want, "stick") for name, spoil, want in _BACKUPS),
    *(BadFile(f"table: {name}", spoil, _import, want, "csv") for name, spoil, want in _TABLES),
    *(
        BadFile(f"export: {name}", spoil, _read_export, want, "exports")
        for name, spoil, want in _EXPORTS
    ),
    *(
        BadFile(f"settings: {name}", _settings(content), _start, "kept aside", "settings")
        for name, content in _SETTINGS
    ),
)
