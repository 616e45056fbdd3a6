"""The three ways a fault reaches a person: beside a field, as a refusal, as a calm banner.

Anything that is not one of these is our own fault and is shown once, by ``ui/errors.py``.
"""

from enum import StrEnum

from medex_desktop.language import Text, render


class MedExError(Exception):
    """The base of every error that carries words for a person."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.msgid)
        self.message = message

    def __str__(self) -> str:
        return render(self.message)


class InvalidInput(MedExError):
    """What was typed in one field can't be taken; shown beside that field."""

    def __init__(self, field: str, message: Text) -> None:
        super().__init__(message)
        self.field = field


class InvalidForm(MedExError):
    """Several fields of one form can't be taken; ``faults`` lists them in the form's order."""

    def __init__(self, faults: list[InvalidInput]) -> None:
        super().__init__(faults[0].message)
        self.faults = tuple(faults)


class Refused(MedExError):
    """An act that the rules do not allow now; the sentence says why and what would."""


class Problem(StrEnum):
    """What can be wrong with the practice file or the disk, decided once by storage."""

    FULL = "full"
    BUSY = "busy"
    READ_ONLY = "read_only"
    DAMAGED = "damaged"
    DISK = "disk"
    TOO_NEW = "too_new"
    MISSING = "missing"
    NOT_A_PRACTICE = "not_a_practice"
    OCCUPIED = "occupied"
    WRONG_PASSPHRASE = "wrong_passphrase"
    WRONG_RECOVERY_KEY = "wrong_recovery_key"
    KEYS_DAMAGED = "keys_damaged"
    IN_USE = "in_use"
    FOREIGN_LOCK = "foreign_lock"
    THROTTLED = "throttled"


class StorageProblem(MedExError):
    """A known fault of the file or the disk: what happened, what is safe, what to do."""

    def __init__(self, problem: Problem, happened: Text, safe: Text, remedy: Text) -> None:
        super().__init__(
            Text(
                "{happened} {safe} {remedy}", {"happened": happened, "safe": safe, "remedy": remedy}
            )
        )
        self.problem = problem
        self.happened = happened
        self.safe = safe
        self.remedy = remedy
