"""Nothing that belongs to one machine is in the project, and what the docs point at exists."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture import tree

# a folder of one machine; ours are named relative to the project
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:work|farm|tmp|root|home/[a-z]\w*)/")
REGISTRIES = (
    "pypi" + ".org/",
    "python" + "hosted.org",
    "deb" + ".debian.org",
    "registry" + ".npmjs",
)
PRIVATE_ADDRESS = re.compile(
    r"(?<![\w.])(?:10\.\d{1,3}|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}(?![\w.])"
)
LISTS = sorted((tree.ROOT / "packaging" / "requirements").glob("*.txt"))
LINK = re.compile(r"\]\(\s*<?([^)\s>]+)>?[^)]*\)|<img[^>]+src=\"([^\"]+)\"")


def test_no_file_names_a_folder_of_one_machine() -> None:
    naming = [
        f"{tree.name(file)}: {found.group()}"
        for file, text in tree.text_files()
        if (found := MACHINE_PATH.search(text))
    ]
    assert naming == []


def test_no_file_names_a_registry_or_a_private_address() -> None:
    naming = [
        tree.name(file)
        for file, text in tree.text_files()
        if any(address in text for address in REGISTRIES) or PRIVATE_ADDRESS.search(text)
    ]
    assert naming == []


def test_one_kind_of_lock_only() -> None:
    others = {"uv.lock", "poetry.lock", "Pipfile.lock", "pdm.lock"}
    assert [file.name for file in tree.project_files() if file.name in others] == []


@pytest.mark.parametrize("file", LISTS, ids=lambda file: file.name)
def test_every_locked_library_has_a_version_and_hashes_and_no_address(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[A-Za-z0-9])", text.strip())
    assert len(entries) > 5
    assert [one.split()[0] for one in entries if not ENTRY.fullmatch(one.strip())] == []
    assert not re.search(r"(?m)^\s*-(?!-hash=)|://", text)


ENTRY = re.compile(
    r"(?:#[^\n]*\n)*[\w.-]+==[^\s;]+(?: ; [^\\\n]+)?(?: \\\n\s+--hash=sha256:[0-9a-f]{64})+"
    r"(?:\n\s*#[^\n]*)*"
)


def test_the_list_for_tests_holds_the_list_of_the_program() -> None:
    held, tested = (pins(tree.ROOT / "packaging/requirements" / f) for f in ("run.txt", "dev.txt"))
    assert held
    assert held.items() <= tested.items()


def pins(file: Path) -> dict[str, str]:
    """Library and version of every entry of a locked list."""
    return dict(re.findall(r"(?m)^([\w.-]+)==([^\s;]+)", file.read_text(encoding="utf-8")))


def test_every_relative_link_in_the_docs_leads_somewhere() -> None:
    broken = [
        f"{tree.name(file)}: {link}"
        for file, text in tree.text_files()
        if file.suffix == ".md"
        for link in relative_links(text)
        if not (file.parent / link).exists()
    ]
    assert broken == []


def relative_links(text: str) -> Iterator[str]:
    """The files a Markdown text links to or shows; addresses and anchors are left out."""
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)
    for found in LINK.finditer(prose):
        link = (found.group(1) or found.group(2)).split("#")[0]
        if link and not re.match(r"[a-z][a-z0-9+.-]*:", link):
            yield link


def test_links_are_found_and_addresses_left_out() -> None:
    text = "[a](b.md#c) ![d](e/f.png) [g](https://example.org) [h](#i) `[j](k)`"
    assert list(relative_links(text)) == ["b.md", "e/f.png"]
