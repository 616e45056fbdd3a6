"""The screen goes first: who waits, who does not, and for how long."""

import threading
import time

from medex_desktop import turns


def _on_another_thread(work: object) -> threading.Thread:
    thread = threading.Thread(target=work)  # type: ignore[arg-type]  # any callable
    thread.start()
    return thread


def test_long_work_waits_until_the_window_is_done() -> None:
    done = threading.Event()

    def work() -> None:
        for _item in turns.in_turn(range(3)):
            pass
        done.set()

    with turns.screen_first():
        thread = _on_another_thread(work)
        assert not done.wait(turns.LONGEST_S / 5)
    thread.join(5)

    assert done.is_set()


def test_nobody_waits_for_a_window_that_waits_for_him() -> None:
    began = time.monotonic()
    with turns.screen_first():
        thread = _on_another_thread(lambda: list(turns.in_turn(range(1000))))
        thread.join(10)  # the window itself waits for the thread
    assert time.monotonic() - began < 5  # once in the turn, not once a row


def test_the_windows_own_thread_never_waits() -> None:
    with turns.screen_first(), turns.screen_first():
        assert list(turns.in_turn("abc")) == ["a", "b", "c"]


def test_without_a_window_nobody_waits() -> None:
    assert list(turns.in_turn(range(5))) == [0, 1, 2, 3, 4]
