"""Measurement error as formulas: SEM, minimal detectable change, reliable change index."""

import math
from typing import Final

Z_90: Final = 1.645
Z_95: Final = 1.96


def sem_from_reliability(sd: float, icc: float) -> float:
    """SEM = SD x sqrt(1 - ICC), in the measure's unit."""
    return sd * math.sqrt(1 - icc)


def sem_from_differences(sd_of_differences: float) -> float:
    """SEM = SD of test-retest differences / sqrt 2."""
    return sd_of_differences / math.sqrt(2)


def mdc(sem: float, z: float = Z_95) -> float:
    """Minimal detectable change = z x sqrt 2 x SEM; z 1.96 gives MDC95, 1.645 gives MDC90."""
    return z * math.sqrt(2) * sem


def difference_error(sem: float, earlier_sessions: int = 1, later_sessions: int = 1) -> float:
    """Standard error of a change between means of so many sessions each."""
    return sem * math.sqrt(1 / earlier_sessions + 1 / later_sessions)


def reliable_change_index(
    earlier: float, later: float, sem: float, earlier_sessions: int = 1, later_sessions: int = 1
) -> float:
    """(later - earlier) / standard error of the change; real at 95 % from 1.96 in size."""
    return (later - earlier) / difference_error(sem, earlier_sessions, later_sessions)
