"""The search for markers and the trace can fail: each finds what is put there for it."""

import base64
import gzip
import sys
import zlib
from pathlib import Path

import pytest

from tests.journeys import tracing
from tests.journeys.markers import Search, codings, marker

WORD = marker("aa")


@pytest.mark.parametrize("coding", codings(WORD))
def test_a_marker_is_found_in_every_coding(coding: str, tmp_path: Path) -> None:
    (tmp_path / "leak").write_bytes(b"..." + codings(WORD)[coding] + b"...")
    assert Search([WORD]).in_folders(tmp_path)


@pytest.mark.parametrize("before", range(3))
@pytest.mark.parametrize("pack", [base64.b64encode, zlib.compress, gzip.compress])
def test_it_is_found_packed(before: int, pack: object, tmp_path: Path) -> None:
    assert callable(pack)
    (tmp_path / "leak").write_bytes(b"..." + pack(bytes(before) + WORD.encode()))
    assert Search([WORD]).in_folders(tmp_path)


def test_it_is_found_in_a_name_and_not_where_it_is_not(tmp_path: Path) -> None:
    (tmp_path / "leak").write_bytes(b"nothing")
    assert Search([WORD]).in_folders(tmp_path) == []
    (tmp_path / f"report {WORD}.pdf").write_bytes(b"nothing")
    assert Search([WORD]).in_folders(tmp_path)


def test_a_secret_is_found_as_bytes_and_in_letters(tmp_path: Path) -> None:
    secret = bytes(range(32))
    for shape in (secret, secret.hex().encode(), base64.b64encode(b"." + secret)):
        (tmp_path / "leak").write_bytes(b"..." + shape)
        assert Search([], [secret]).in_folders(tmp_path)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="there the kernel is not asked")
def test_a_socket_to_a_network_is_seen_by_a_way_that_works_here() -> None:
    works = [how for how in ("strace", "seccomp") if tracing.is_true(how)]
    assert works, "neither strace nor a kernel filter works here"


def test_a_file_that_is_written_is_told(tmp_path: Path) -> None:
    if not tracing.is_true("strace"):
        pytest.skip("strace is not there or not allowed")
    begun, named = tmp_path / "\u00e9", tmp_path / "b"
    code = (
        f"from pathlib import Path; p = Path({str(begun)!r}); p.touch(); p.rename({str(named)!r})"
    )
    told = tracing.run("strace", [sys.executable, "-c", code])
    assert {str(begun), str(named)} <= told.written
