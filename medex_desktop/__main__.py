"""The program's entry: reads the command line, then opens the window or runs one command.

``medex-desktop`` alone opens the window; ``medex-desktop COMMAND ...`` runs ``cli/COMMAND.py``,
which is imported only then.
"""

import argparse
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import medex_desktop
from medex_desktop import bootstrap, cli, language

_USAGE_FAULT = 2


class _CommandParser(argparse.ArgumentParser):
    """The parser of one command; the command's module is imported when it is its turn."""

    module_name = ""
    _module: Any = None
    _mixing = False

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Let the module add its arguments first."""
        if self.module_name and self._module is None:
            self._module = importlib.import_module(self.module_name)
            self._module.add_arguments(self)
            for action in self._actions:
                if action.dest in ("data_dir", "lang"):
                    action.default = argparse.SUPPRESS  # keep what stands before the command
            self.set_defaults(run=self._module.run)
        if self._mixing:
            return super().parse_known_args(args, namespace)
        self._mixing = True  # options may stand between MEASURE and NAME=VALUE
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._mixing = False


def command_modules() -> dict[str, str]:
    """Every command by the name it is called with, and its module: one file each."""
    import pkgutil  # not needed to open the window

    return {
        found.name.rstrip("_").replace("_", "-"): f"{cli.__name__}.{found.name}"
        for found in pkgutil.iter_modules(cli.__path__)
        if not found.name.startswith("_") and not found.ispkg
    }


def parser(*, commands: bool = True, with_help: bool = False) -> argparse.ArgumentParser:
    """The command line; without ``commands`` it only opens the window.

    ``with_help`` imports every command for its one sentence.
    """
    made = argparse.ArgumentParser(
        prog="medex-desktop",
        description=medex_desktop.__doc__,
        allow_abbrev=False,
        epilog="Without a command the window is opened.",
    )
    made.add_argument("--version", action="version", version=medex_desktop.__version__)
    made.add_argument("--data-dir", type=Path, metavar="DIR", help="the folder of the practice")
    made.add_argument("--demo", action="store_true", help="a sample practice in a temporary folder")
    made.add_argument("--lang", metavar="CODE", default="", help="language, for example en")
    made.set_defaults(command=None)
    if commands:
        _add_commands(made, with_help)
    return made


def _add_commands(made: argparse.ArgumentParser, with_help: bool) -> None:
    listed = made.add_subparsers(
        title="commands", metavar="COMMAND", dest="command", parser_class=_CommandParser
    )
    for name, module_name in command_modules().items():
        words = _first_line(module_name) if with_help else ""
        command: Any = listed.add_parser(name, help=words, description=words, allow_abbrev=False)
        command.module_name = module_name


def _first_line(module_name: str) -> str:
    documented = importlib.import_module(module_name).__doc__ or ""
    return documented.strip().split("\n", 1)[0].replace("%", "%%")


def main(words: Sequence[str] | None = None) -> int:
    """Run the program. Returns 0 when done, 1 when refused with a sentence, 2 for wrong usage."""
    given = list(sys.argv[1:] if words is None else words)
    asks_help = bool({"-h", "--help"} & set(given[:1]))
    names_command = any(not word.startswith("-") for word in given)
    found = parser(commands=names_command or asks_help, with_help=asks_help)
    arguments = found.parse_args(given)
    language.use(arguments.lang or "en")
    if arguments.command is None:
        return bootstrap.open_window(arguments.data_dir, arguments.lang, demo=arguments.demo)
    if arguments.demo:
        print("--demo opens the window; it does not go with a command.", file=sys.stderr)
        return _USAGE_FAULT
    arguments.data_dir = arguments.data_dir or bootstrap.default_practice()
    return bootstrap.run_command(arguments.run, arguments)


if __name__ == "__main__":
    sys.exit(main())
