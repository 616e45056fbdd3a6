"""The process that is killed: a trainer's day through the services, each act acknowledged.

A line on its stream says what was done, only after the act returned. It ends when it is killed.
"""

import hashlib
import json
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TextIO

from medex_desktop.domain.clients import ClientForm
from medex_desktop.services import assessments, clients, drafts, grip, practices
from medex_desktop.services.clock import SystemClock
from medex_desktop.services.desk import Desk
from medex_desktop.storage import backup
from medex_desktop.storage.tables.documents import document
from tests.desks import PASSPHRASE
from tests.storage.samples import entry, once

NAMES = ("Ada", "Berta", "Clara", "Dora", "Emma", "Frieda", "Greta", "Hilda")


class Day:
    """One run of the program; ``say`` acknowledges."""

    def __init__(self, desk: Desk, chance: random.Random, stream: TextIO) -> None:
        self.desk = desk
        self.stream = stream
        self.chance = chance
        self.clients = [line.id for line in desk.ask(clients.client_list)]
        self.today = datetime.now(UTC).date()

    def say(self, what: str, **facts: Any) -> None:
        self.stream.write(json.dumps({"did": what, **facts}) + "\n")
        self.stream.flush()

    def add_client(self) -> None:
        name = f"{self.chance.choice(NAMES)} {self.word()}"
        form = ClientForm(name=name, birth_date="1950-05-05", phone=str(self.chance.random()))
        client_id = self.desk.do(clients.add_client, form=form)
        self.clients.append(client_id)
        self.say("client", id=client_id, name=name, phone=form.phone)

    def type_a_draft(self) -> None:
        client_id = self.chance.choice(self.clients)
        draft_id = None
        typed: list[str] = []
        for _ in range(self.chance.randrange(1, 5)):
            typed.append(self.word())
            payload = {"typed": list(typed)}
            draft_id = self.desk.do(
                drafts.save_draft,
                kind="grip_strength",
                payload=payload,
                client_id=client_id,
                draft_id=draft_id,
            )
            self.say("draft", id=draft_id, payload=payload)
        if self.chance.random() < 0.5:
            self.sign(client_id, draft_id)

    def sign(self, client_id: int, draft_id: int | None) -> None:
        typed = [f"{self.chance.randrange(150, 260) / 10:.1f}" for _ in range(6)]
        day = self.today - timedelta(days=self.chance.randrange(700))
        signed = self.desk.do(
            grip.sign_grip,
            client_id=client_id,
            entry=entry(*typed),
            day=day,
            draft_id=draft_id,
        )
        self.say("signed", id=signed.assessment_id, typed=typed, draft=draft_id)

    def correct(self) -> None:
        signed = self.desk.ask(
            assessments.assessment_list, client_id=self.chance.choice(self.clients)
        )
        if signed:
            reason = self.word()
            added = self.desk.do(
                assessments.add_addendum,
                assessment_id=signed[0].id,
                kind="correction",
                reason=reason,
            )
            self.say("addendum", id=added, reason=reason)

    def file_a_paper(self) -> None:
        content = self.chance.randbytes(self.chance.randrange(1000, 90_000))
        filed = once(self.desk, add_paper, client=self.chance.choice(self.clients), content=content)
        self.say("paper", id=filed, size=len(content), number=f"K-{filed}")

    def back_up(self) -> None:
        file = self.desk.file
        made = backup.make(
            file.folder,
            file.keys.database,
            file.folder.backups,
            now=self.desk.clock.now(),
            reason="manual",
            with_attachments=False,
        )
        self.say("backup", folder=made.folder.name)

    def undo(self) -> None:
        client_id = self.chance.choice(self.clients)
        self.desk.do(clients.archive_client, client_id=client_id)
        self.desk.undo()

    def word(self) -> str:
        return "".join(self.chance.choice("abcdefghiklmnoprstu") for _ in range(12)).title()


def add_paper(work: Any, *, client: int, content: bytes) -> int:
    """A filed paper: its encrypted file, its row and its number in one transaction."""
    stored = work.store_attachment(content, "application/pdf")
    number = work.next_id(document)
    return int(
        work.insert(
            document,
            client_id=client,
            kind="progress",
            number=f"K-{number}",
            day=work.today,
            content={},
            attachment_id=stored,
            pages=1,
            sha256=hashlib.sha256(content).hexdigest(),
            practitioner_id=work.practitioner_id,
            signed_at=work.now,
            locked_at=work.now,
        )
    )


def live(root: Path, seed: int, stream: TextIO) -> None:
    """Open the practice and work until the end."""
    desk = practices.unlock(root, PASSPHRASE, SystemClock())
    chance = random.Random(seed)
    day = Day(desk, chance, stream)
    day.say("open")
    acts = [day.add_client] * 3 + [day.type_a_draft] * 5
    acts += [day.correct, day.file_a_paper, day.undo]
    day.add_client()
    while True:
        chance.choice(acts)()
        if chance.random() < 0.03:
            day.back_up()
