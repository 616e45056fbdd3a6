"""Interpret one result without a client: ``interpret grip_strength --sex female --age 75 ...``."""

import argparse
import json
from typing import Any

from medex_desktop.domain.catalogue import find_measure
from medex_desktop.domain.interpretation import interpret_inputs
from medex_desktop.domain.units import shown_unit
from medex_desktop.errors import InvalidInput
from medex_desktop.language import Number, Text, _, render


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The measure, the person, the norm set, and the inputs as NAME=VALUE."""
    parser.add_argument("measure", metavar="MEASURE")
    parser.add_argument("--sex", choices=("male", "female", "not_stated"), default="not_stated")
    parser.add_argument("--age", metavar="YEARS", help=_("years, decimals allowed"))
    parser.add_argument("--norms", metavar="KEY", help=_("the norm set, else the usual one"))
    parser.add_argument("--json", action="store_true", help=_("print one JSON object"))
    parser.add_argument("inputs", nargs="*", metavar="NAME=VALUE")


def run(arguments: argparse.Namespace) -> int:
    """Print the interpretation; InvalidInput names what can't be read."""
    inputs: dict[str, str] = {}
    for pair in arguments.inputs:
        name, mark, value = pair.partition("=")
        if not mark:
            raise InvalidInput("inputs", Text("“{pair}” is not NAME=VALUE.", {"pair": pair}))
        if name in inputs:
            raise InvalidInput(name, Text("Given twice. Give it once."))
        inputs[name] = value
    found = interpret_inputs(
        arguments.measure, arguments.sex, arguments.age, inputs, arguments.norms
    )
    if arguments.json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(found)))
    return 0


def _lines(found: dict[str, Any]) -> list[str]:
    score, norm = found["score"], found["norm"]
    lines = [_score_line(found["measure"], score)]
    if found["category"]:
        lines.append(found["category"])
    if norm is not None:
        lines.append(_norm_line(norm))
    words = {True: _("yes"), False: _("no"), None: _("does not apply")}
    lines.extend(
        _(
            "{key}: {rule}: {met} ({citation})",
            key=threshold["key"],
            rule=threshold["rule"],
            met=words[threshold["met"]],
            citation=threshold["citation"],
        )
        for threshold in found["thresholds"]
    )
    demands = found.get("demands", [])
    asked = {demand["words"] for demand in demands}
    lines.extend(words for words in found["messages"] if words not in asked)
    lines.extend(
        _("To be answered before signing: {words}", words=demand["words"]) for demand in demands
    )
    return lines


def _score_line(key: str, score: dict[str, Any]) -> str:
    """The score with the decimals of its measure; ``--json`` has them all."""
    measure = find_measure(key)
    if score["value"] is None or measure is None:
        return _("no score")
    words = {"value": Number(score["value"], measure.places), "unit": shown_unit(score["unit"])}
    return render(Text("{value} {unit}", words)).rstrip()


def _norm_line(norm: dict[str, Any]) -> str:
    if norm["percentile"] is None and norm["z"] is None:
        words = "{display} ({population}; {citation})"
        return _(words, **{name: norm[name] for name in ("display", "population", "citation")})
    return _(
        "{display} percentile, {band} ({population}; {citation})",
        display=norm["display"],
        band=norm["band"].replace("_", " "),
        population=norm["population"],
        citation=norm["citation"],
    )
