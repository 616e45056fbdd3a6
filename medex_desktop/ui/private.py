"""What is seen to before there is a key in memory, and after the first window could be seen."""

import sys
from functools import cache

from medex_desktop import safeio

_PR_SET_DUMPABLE = 4


@cache
def begin() -> None:
    """No dump of this process, and nothing left of a run that was killed; once, from any thread.

    Linux hands a dump to a program that collects them whatever the limit of the process says
    (core(5)). One that is not dumpable leaves none, and no other process of this user may look
    into its memory.
    """
    if sys.platform == "linux":
        import ctypes  # the first window would wait for it

        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    safeio.purge_scratch()
