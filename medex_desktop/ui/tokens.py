"""The colours of each look by name, from one small file, and the arithmetic of contrast."""

import json
from collections.abc import Mapping
from functools import cache

from medex_desktop import assets

LOOKS = ("light", "dark", "contrast", "contrast_dark")


@cache
def all_looks() -> Mapping[str, Mapping[str, str]]:
    """Every look's tokens, ``{"light": {"bg": "#F6F3EE", ...}, ...}``."""
    looks: dict[str, dict[str, str]] = json.loads(assets.text("style", "tokens.json"))
    return looks


def tokens(look: str) -> Mapping[str, str]:
    """The tokens of one look: name to "#RRGGBB" ("#AARRGGBB" for the scrim)."""
    return all_looks()[look]


def luminance(colour: str) -> float:
    """Relative luminance of "#RRGGBB", 0 to 1 (WCAG 2.2, definition of relative luminance)."""

    def linear(channel: int) -> float:
        part = channel / 255
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
