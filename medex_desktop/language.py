"""Every sentence a person reads passes here: messages are made in any layer, worded at the edge.

The domain returns ``Text``: a message and its arguments, not yet in any language. A screen or a
paper calls ``render``. Code that runs at the edge itself may write ``_("Save")``. Neither may be
evaluated while a module is imported into a constant that is already worded (``_`` at module level
freezes the language of the import); a ``Text`` constant is fine.
"""

import gettext as _gettext
from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from medex_desktop import assets
from medex_desktop.frozen import dataclass

DOMAIN = "medex"
_current = "en"

MINUS = "\N{MINUS SIGN}"
NBSP = "\N{NO-BREAK SPACE}"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Number:
    """A number inside a message: ``places`` decimals, with a plus sign when ``signed``."""

    value: Decimal | float | int
    places: int = 0
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A civil date inside a message; the year is left out when ``short``."""

    value: date
    short: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A message not yet in any language. ``args`` fill ``{name}`` places; they may be Texts."""

    msgid: str
    args: Mapping[str, object] = field(default_factory=dict)
    plural: str = ""
    count: int | None = None

    def __str__(self) -> str:
        return render(self)


@dataclass(frozen=True, slots=True)
class Inside:
    """A heading's words as they stand inside a sentence: a small first letter, "BP" stays."""

    words: Text


def counted(one: str, many: str, count: int, **args: object) -> Text:
    """A message with a singular and a plural; ``{n}`` is the count."""
    return Text(one, {"n": count, **args}, plural=many, count=count)


def use(lang: str) -> None:
    """Choose the language of screens from now on ("en" when there is no catalogue for it)."""
    global _current
    _current = lang


def current() -> str:
    """The language of screens."""
    return _current


@cache
def _catalogue(lang: str) -> _gettext.NullTranslations:
    return _gettext.translation(DOMAIN, str(assets.path("locale")), [lang], fallback=True)


def render(message: "Text | str", lang: str | None = None) -> str:
    """The message in words, in ``lang`` or the language of screens. A plain string is kept."""
    if isinstance(message, str):
        return message
    lang = lang or _current
    catalogue = _catalogue(lang)
    if message.count is None:
        pattern = catalogue.gettext(message.msgid)
    else:
        pattern = catalogue.ngettext(message.msgid, message.plural, message.count)
    if not message.args:
        return pattern
    return pattern.format(**{name: _worded(value, lang) for name, value in message.args.items()})


def _worded(value: object, lang: str) -> str:
    if isinstance(value, Text):
        return render(value, lang)
    if isinstance(value, Inside):
        words = render(value.words, lang)
        return words if words[1:2].isupper() else words[:1].lower() + words[1:]
    if isinstance(value, Number):
        return number(value.value, value.places, signed=value.signed, lang=lang)
    if isinstance(value, Day):
        return day(value.value, short=value.short, lang=lang)
    return str(value)


def _(msgid: str, **args: object) -> str:
    """Shorthand at the edge: the message in the language of screens."""
    return render(Text(msgid, args))


def n_(one: str, many: str, count: int, **args: object) -> str:
    """Shorthand at the edge for a counted message."""
    return render(counted(one, many, count, **args))


def number(
    value: Decimal | float | int, places: int = 0, *, signed: bool = False, lang: str | None = None
) -> str:
    """A number with fixed decimals, halves away from zero, a true minus sign and the local mark."""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    shown = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    sign = MINUS if shown < 0 else ("+" if signed and shown > 0 else "")
    mark = _catalogue(lang or _current).gettext("decimal mark: .")[-1]
    return sign + f"{abs(shown):f}".replace(".", mark)


def day(value: date, *, short: bool = False, lang: str | None = None) -> str:
    """A civil date in words, "1 Oct 2026" or short "1 Oct"; spaces do not break."""
    month = _catalogue(lang or _current).gettext(MONTHS[value.month - 1])
    words = f"{value.day}{NBSP}{month}"
    return words if short else f"{words}{NBSP}{value.year}"


def clock(value: datetime, *, seconds: bool = True) -> str:
    """A time of day, 24 hours: "14:05:12"."""
    return value.strftime("%H:%M:%S" if seconds else "%H:%M")
