"""Bring grip results or a client list from a CSV file into a practice; all of it or nothing."""

import argparse
from pathlib import Path

from medex_desktop import safeio
from medex_desktop.cli import _opening
from medex_desktop.errors import MedExError, Refused
from medex_desktop.exchange import mapping as mappings
from medex_desktop.exchange.faults import RowFault
from medex_desktop.exchange.mapping import Mapping
from medex_desktop.exchange.questions import COLUMNS, DATE, Question, open_questions
from medex_desktop.exchange.suggestion import suggest
from medex_desktop.language import NBSP, Text, _, n_, render
from medex_desktop.services import import_files
from medex_desktop.services.clock import SystemClock
from medex_desktop.services.desk import Desk
from medex_desktop.services.import_files import Checked, ChosenFile
from medex_desktop.services.imports import CLIENTS, GRIP

_MOST_MAP_BYTES = 4_000_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``clients|grip FILE`` and how to read it."""
    parser.add_argument("kind", choices=(CLIENTS, GRIP))
    parser.add_argument("file", type=Path, metavar="FILE", help=_("a CSV file"))
    parser.add_argument(
        "--map", type=Path, metavar="FILE", help=_("what the columns mean, and the answers")
    )
    parser.add_argument(
        "--write-map", type=Path, metavar="FILE",
        help=_("write the map this import would use, to be filled in; nothing is imported"),
    )  # fmt: skip
    parser.add_argument(
        "--leave-out-refused", action="store_true",
        help=_("import the rest when rows can't be read; the record lists them"),
    )  # fmt: skip
    parser.add_argument(
        "--dry-run", action="store_true", help=_("say what would happen and import nothing")
    )
    _opening.add_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Read, compare, import. Returns 0 when done; 1 with the reasons on stderr."""
    try:
        chosen = import_files.read_file(arguments.file)
        mapping = _mapping(arguments, chosen)
        for note in chosen.table.notes:
            _say(render(note))
        if arguments.write_map is not None:
            return _write_map(arguments.write_map, chosen, mapping)
        if _ask(chosen, mapping):
            return 1
        with _opening.opened(arguments) as desk:
            return _import(desk, chosen, mapping, arguments)
    except MedExError as refusal:
        _say(str(refusal))
        return 1


def _import(desk: Desk, chosen: ChosenFile, mapping: Mapping, arguments: argparse.Namespace) -> int:
    checked = import_files.check(desk, chosen, mapping)
    _print_counts(checked)
    for fault in checked.faults:
        _say(_fault_line(fault))
    if checked.faults and not arguments.leave_out_refused:
        _say(_("Nothing was imported. Correct the file, or add --leave-out-refused."))
        return 1
    if arguments.dry_run:
        print(_("Nothing was imported: this was a dry run."))
        return 0
    import_files.bring_in(desk, checked, leave_out=arguments.leave_out_refused)
    print(_imported(checked))
    return 0


def _fault_line(fault: RowFault) -> str:
    reason = render(fault.reason)
    if not fault.column:
        return _("line {line}: {reason}", line=fault.line, reason=reason)
    value = fault.value.strip() or _("(blank)")
    return f"{_('line {line}', line=fault.line)}, {fault.column}: {value}: {reason}"


def _imported(checked: Checked) -> str:
    if checked.mapping.kind == GRIP:
        return n_("Imported {n} test.", "Imported {n} tests.", checked.wanted)
    return n_("Imported {n} client.", "Imported {n} clients.", checked.wanted)


def _print_counts(checked: Checked) -> None:
    print(_("rows: {n}", n=checked.rows))
    print(_("rows ready: {n}", n=checked.ready))
    print(_("rows refused: {n}", n=checked.refused))
    print(_("blank rows left out: {n}", n=checked.blank))
    print(_("clients found: {n}", n=len(checked.plan.known)))
    print(_("clients new: {n}", n=len(checked.plan.new)))
    if checked.plan.binned:
        print(_("clients in the bin, left out: {n}", n=len(checked.plan.binned)))
    if checked.mapping.kind == GRIP:
        print(_("tests new: {n}", n=checked.wanted))
        print(_("tests on record already: {n}", n=checked.repeated))


def _mapping(arguments: argparse.Namespace, chosen: ChosenFile) -> Mapping:
    if arguments.map is None:
        return suggest(chosen.table, arguments.kind)
    try:
        with arguments.map.open("rb") as stream:
            text = stream.read(_MOST_MAP_BYTES).decode("utf-8-sig")
    except (OSError, ValueError) as fault:
        why = getattr(fault, "strerror", None) or type(fault).__name__
        raise Refused(Text("The map can't be read: {why}.", {"why": why})) from None
    mapping = mappings.from_json(text)
    if mapping.kind != arguments.kind:
        words = {"kind": mapping.kind, "asked": arguments.kind}
        raise Refused(Text("The map is for {kind}, not for {asked}.", words))
    return mapping


def _write_map(target: Path, chosen: ChosenFile, mapping: Mapping) -> int:
    open_ones = open_questions(mapping, chosen.table)
    with_suggested = mapping
    for question in open_ones:
        if question.suggested and question.form != COLUMNS:
            with_suggested = mappings.answer(
                with_suggested, question.key, question.suggested, SystemClock().today()
            )
    try:
        safeio.write(target, mappings.to_json(with_suggested).encode("utf-8"))
    except OSError as fault:
        why = fault.strerror or type(fault).__name__
        raise Refused(Text("The map can't be written: {why}.", {"why": why})) from None
    print(target)
    _ask(chosen, with_suggested, written=True)
    return 0


def _ask(chosen: ChosenFile, mapping: Mapping, *, written: bool = False) -> bool:
    """Say every open question and how a map answers it; True when there are any."""
    asked = open_questions(mapping, chosen.table)
    for question in asked:
        _say(f"{question.key}: {render(question.words)}")
        _say("  " + _how_to_answer(question))
    if not asked:
        return False
    said = [n_("{n} question is open.", "{n} questions are open.", len(asked))]
    if written:
        said.append(_("Answer in the map that was written, and use it with --map FILE."))
    else:
        said.append(
            _(
                "Nothing was imported. Write a map with --write-map FILE, answer in it, "
                "and use it with --map FILE."
            )
        )
    _say(" ".join(said))
    return True


def _how_to_answer(question: Question) -> str:
    values = " | ".join(f'"{choice.value}"' for choice in question.choices)
    if question.form == COLUMNS:
        return _("in the map: {line}", line='"columns": [{"column": NAME, "meaning": MEANING}]')
    if question.key.startswith("word."):
        meaning, _dot, written = question.key.removeprefix("word.").partition(".")
        line = f'"words": [{{"meaning": "{meaning}", "written": "{written}", "value": {values}}}]'
    elif question.key == "header":
        line = '"header": true | false'
    elif question.form == DATE:
        line = f'"{question.key}": "YYYY-MM-DD"'
    else:
        line = f'"{question.key}": {values or chr(34) + question.suggested + chr(34)}'
    return _("in the map: {line}", line=line)


def _say(words: str) -> None:
    """One line on stderr; what a file says can't steer the terminal."""
    plain = words.replace(NBSP, " ")
    _opening.say(
        "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in plain)
    )
