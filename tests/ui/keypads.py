"""A keypad for widget tests: three figures of a tenths device are complete, a typed mark wins."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Echo:
    text: str
    complete: bool


class TenthsKeypad:
    def echo(self, keys: str) -> Echo:
        if not keys.isdecimal():
            return Echo(keys, False)
        if len(keys) < 3:
            return Echo(keys, False)
        return Echo(f"{keys[:-1]}.{keys[-1]}", True)


class WholeKeypad:
    def echo(self, keys: str) -> Echo:
        return Echo(keys, keys.isdecimal() and len(keys) == 2)
