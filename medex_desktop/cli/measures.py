"""The catalogue: what can be measured, with inputs, norm sets, thresholds and sources."""

import argparse
import json
from typing import Any

from medex_desktop.domain.catalogue import all_measures
from medex_desktop.domain.measure import Measure
from medex_desktop.language import _, render


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--json``."""
    parser.add_argument("--json", action="store_true", help=_("print one JSON list"))


def run(arguments: argparse.Namespace) -> int:
    """Print every measure with its inputs and sources."""
    measures = all_measures().values()
    if arguments.json:
        print(json.dumps([_plain(m) for m in measures], ensure_ascii=False, indent=2))
        return 0
    for measure in measures:
        print(f"{measure.key}: {render(measure.title)}, {measure.unit}")
        for field in measure.fields:
            unit = f", {field.unit}" if field.unit else ""
            print(f"  {field.key} ({field.kind}{unit})")
        for norm in measure.norms:
            print("  " + _("norms {key}: {title}", key=norm.key, title=norm.title))
        for citation in measure.citations:
            print(f"  {citation.text}")
    return 0


def _plain(measure: Measure) -> dict[str, Any]:
    return {
        "key": measure.key,
        "version": measure.version,
        "title": render(measure.title),
        "unit": measure.unit,
        "direction": measure.direction.value,
        "inputs": [
            {
                "key": field.key,
                "label": render(field.label),
                "unit": field.unit,
                "type": field.kind,
                "choices": list(field.choices),
                "optional": field.optional,
                "from_client": field.from_client,
                "low": None if field.low is None else float(field.low),
                "high": None if field.high is None else float(field.high),
            }
            for field in measure.fields
        ],
        "norms": [
            {
                "key": norm.key,
                "title": norm.title,
                "population": render(norm.population),
                "ages": render(norm.ages),
                "citation": norm.citation.text,
            }
            for norm in measure.norms
        ],
        "thresholds": [
            {"key": found.key, "citation": found.citation.text} for found in measure.thresholds
        ],
        "citations": [citation.text for citation in measure.citations],
        "licence": render(measure.licence),
    }
