"""What an act gets in its hand: one transaction, who is acting, and what time it is."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from medex_desktop.errors import Refused
from medex_desktop.language import Day, Text
from medex_desktop.storage import attachments
from medex_desktop.storage.practice_file import PracticeFile
from medex_desktop.storage.tables.clients import client
from medex_desktop.storage.tables.documents import attachment

_shown = client.alias("shown")
_SHOWN_FOR = func.coalesce(client.c.merged_into_id, client.c.id)


class Read:
    """A read-only look at the practice: the connection, the time, and the acting person."""

    def __init__(
        self,
        connection: Connection,
        file: PracticeFile,
        *,
        now: datetime,
        today: date,
        practitioner_id: int,
    ) -> None:
        self.connection = connection
        self.now = now
        self.today = today
        self.practitioner_id = practitioner_id
        self.families: dict[int, tuple[int, ...]] = {}
        self._file = file

    def for_person(self, practitioner_id: int) -> "Read":
        """The same look, asking about somebody else: their skills, their plans, their log."""
        return Read(
            self.connection,
            self._file,
            now=self.now,
            today=self.today,
            practitioner_id=practitioner_id,
        )

    @property
    def file(self) -> PracticeFile:
        """The open file with its folder and keys, for what looks beside the database."""
        return self._file

    @property
    def is_demo(self) -> bool:
        """True in the demo practice, whose papers all say so."""
        return self._file.sidecar.demo

    @property
    def audit_key(self) -> bytes:
        """The key of record digests."""
        return self._file.keys.audit

    def attachment(self, attachment_id: int) -> bytes:
        """The content of a stored file."""
        row = self.connection.execute(
            select(attachment.c.file, attachment.c.sha256, attachment.c.size).where(
                attachment.c.id == attachment_id
            )
        ).one()
        return attachments.load(self._file.folder, self._file.keys, attachments.StoredFile(*row))


class Work(Read):
    """One act's transaction. Rows are changed only through it; the database notes each change."""

    client_id: int | None = None
    in_bin = True  # whether the act may be about a client in the bin

    def about(self, client_id: int) -> None:
        """Say whose record this act is about, for the audit entry and for the screens.

        For a record that was merged it is the one that is shown. Refused for a client in the bin,
        but for the acts that are done there.
        """
        found = self.connection.execute(
            select(_shown.c.id, _shown.c.binned_at)
            .join_from(client, _shown, _shown.c.id == _SHOWN_FOR)
            .where(client.c.id == client_id)
        ).first()
        self.client_id = client_id if found is None else int(found.id)
        if found is not None and found.binned_at is not None and not self.in_bin:
            raise Refused(
                Text(
                    "This client has been in the bin since {day}. Put them back first. Nothing "
                    "was changed; what is typed stays as a draft.",
                    {"day": Day(found.binned_at.astimezone().date())},
                )
            )

    def insert(self, table: Table, **values: Any) -> int:
        """Add a row; its id."""
        key = self.connection.execute(insert(table).values(**values)).inserted_primary_key
        assert key is not None
        return int(key[0])

    def insert_many(self, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
        """Add many rows at once (imports); the rows name their ids when others point to them."""
        batch = list(rows)
        if batch:
            self.connection.execute(insert(table), batch)

    def next_id(self, table: Table) -> int:
        """The id the next row would get, never one that was used before."""
        used = self.connection.exec_driver_sql(
            "SELECT seq FROM sqlite_sequence WHERE name = ?", (table.name,)
        ).scalar()
        return int(used or 0) + 1

    def update(self, table: Table, row_id: int, **values: Any) -> None:
        """Change a row; Refused when it is gone."""
        changed = self.connection.execute(
            update(table).where(table.c.id == row_id).values(**values)
        )
        if "merged_into_id" in values:
            self.families.clear()
        if changed.rowcount != 1:
            raise Refused(Text("This was removed in the meantime. Nothing was changed."))

    def delete(self, table: Table, row_id: int) -> None:
        """Remove a row."""
        self.connection.execute(delete(table).where(table.c.id == row_id))

    def store_attachment(self, content: bytes, media_type: str) -> int:
        """Keep a file beside the database, encrypted; its id."""
        stored = attachments.store(self._file.folder, self._file.keys, content)
        return self.insert(
            attachment,
            file=stored.file,
            sha256=stored.sha256,
            size=stored.size,
            media_type=media_type,
            stored_at=self.now,
        )
