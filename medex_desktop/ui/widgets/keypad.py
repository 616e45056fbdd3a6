"""What a number field asks of whoever understands the device: how keys read, when they are all."""

from typing import Protocol

from medex_desktop.frozen import dataclass


class Echo(Protocol):
    """What the keys typed so far mean."""

    @property
    def text(self) -> str:
        """The number as shown, "32.5"."""
        ...

    @property
    def complete(self) -> bool:
        """True when no further key can belong to it, so the field may go on by itself."""
        ...


class Keypad(Protocol):
    """Turns keys into a shown number; the device's resolution decides ("325" is 32.5)."""

    def echo(self, keys: str) -> Echo:
        """What ``keys`` (figures, at most one mark, perhaps a leading minus) mean."""
        ...


@dataclass(frozen=True, slots=True)
class _Plain:
    text: str
    complete: bool = False


class PlainKeypad:
    """Keys are shown as typed and only Enter ends them."""

    def echo(self, keys: str) -> _Plain:
        """The keys themselves."""
        return _Plain(keys)
