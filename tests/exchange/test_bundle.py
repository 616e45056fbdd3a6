"""Files in one ZIP come back the same; what another hand packed is refused and written nowhere."""

import pytest

from medex_desktop.errors import Refused
from medex_desktop.exchange import bundle
from tests.exchange.files import packed

FILES = {"data.json": b"{}", "csv/client.csv": b"id\r\n", "files/2026-10-01-1.pdf": b"%PDF" * 100}


def test_files_come_back_and_the_same_files_are_the_same_bytes() -> None:
    content = bundle.pack(FILES)
    assert bundle.unpack(content) == FILES
    assert bundle.pack(dict(reversed(FILES.items()))) == content


@pytest.mark.parametrize(
    "name",
    ["../a.json", "/etc/a.json", "csv/../a.json", "a\\b.json", "csv/", "a/b/c.csv", "x\n.json"],
)
def test_a_name_that_no_export_has_is_refused(name: str) -> None:
    with pytest.raises(Refused, match="damaged"):
        bundle.unpack(packed((name, b"")))


def test_a_name_twice_is_refused() -> None:
    with pytest.raises(Refused, match="damaged"):
        bundle.unpack(packed(("a.json", b"1"), ("a.json", b"2")))


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "MOST_BYTES", 1000)
    with pytest.raises(Refused, match="The limit is"):
        bundle.unpack(packed(("a.json", b"0" * 1001)))
    with pytest.raises(Refused, match="The limit is"):
        bundle.pack({"a.json": b"0" * 1001})


def test_more_files_than_are_read_back_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    content = bundle.pack(FILES)
    monkeypatch.setattr(bundle, "MOST_FILES", 2)
    with pytest.raises(Refused, match="would have 3 files"):
        bundle.pack(FILES)
    with pytest.raises(Refused, match="damaged"):
        bundle.unpack(content)


def test_a_size_that_lies_is_refused() -> None:
    content = packed(("a.json", b"0" * 5000))
    lying = content.replace((5000).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert lying != content
    with pytest.raises(Refused, match="damaged"):
        bundle.unpack(lying)


def test_any_cut_is_refused() -> None:
    content = bundle.pack(FILES)
    for length in range(len(content)):
        with pytest.raises(Refused, match="damaged"):
            bundle.unpack(content[:length])


def test_a_flipped_byte_changes_no_content() -> None:
    """A ZIP's own sums can't tell a lost name; the seal around it tells every flip."""
    content = bundle.pack(FILES)
    for place in range(len(content)):
        flipped = bytearray(content)
        flipped[place] ^= 0x10
        try:
            found = bundle.unpack(bytes(flipped))
        except Refused:
            continue
        assert set(found.values()) <= set(FILES.values())


def test_a_bomb_below_the_limit_is_refused_by_how_much_it_shrank() -> None:
    with pytest.raises(Refused, match="damaged"):
        bundle.unpack(packed(("a.json", bytes(bundle.UNSUSPECTED + 1))))
    assert bundle.unpack(packed(("a.json", bytes(1000))))


def test_a_zero_byte_in_a_name_is_refused() -> None:
    whole = packed(("a.jsonXb", b"{}")).replace(b"a.jsonXb", b"a.json\0b")
    with pytest.raises(Refused, match="damaged"):
        bundle.unpack(whole)
