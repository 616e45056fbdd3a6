"""The first weeks after a joint replacement on a client's charts: the marks, and their sources."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Final

from medex_desktop.charts.data import Phase, PhaseStrip, TrendData
from medex_desktop.domain.evidence import Citation
from medex_desktop.domain.replacement_facts import PHASE_NOTE, goal_words, phases, weeks_words
from medex_desktop.domain.replacement_facts import Phase as Stretch
from medex_desktop.domain.replacements import Replacement, joint_words
from medex_desktop.frozen import dataclass
from medex_desktop.language import Day, Inside, Text, render


@dataclass(frozen=True, slots=True)
class PhaseNote:
    """What stands beside a chart that marks phases.

    Attributes:
        words: after which surgery they are counted, one sentence each, and that surgeons differ.
        goals: each phase with what it is for.
        citations: who says so.
    """

    words: tuple[Text, ...] = ()
    goals: tuple[Text, ...] = ()
    citations: tuple[Citation, ...] = ()


NO_PHASES: Final = PhaseNote()


def phase_strips(replaced: Sequence[Replacement]) -> tuple[PhaseStrip, ...]:
    """The phases after each surgery that has some; two joints of one day are one strip."""
    return tuple(map(_strip, _surgeries(replaced)))


def phase_note(data: TrendData, replaced: Sequence[Replacement]) -> PhaseNote:
    """What is told beside a chart, of the surgeries that lie near enough to be on it."""
    near = [joints for joints in _surgeries(replaced) if data.reaches(joints[0].done_on)]
    if not near:
        return NO_PHASES
    found: list[Stretch] = []
    for joints in near:
        found += [one for one in _phases(joints) if one not in found]
    told = [{"joint": Inside(_which(one)), "day": Day(one[0].done_on)} for one in near]
    words = Text("Above the dates, where there is room: phases after surgery ({joint}, {day}).")
    return PhaseNote(
        (*(Text(words.msgid, one) for one in told), PHASE_NOTE),
        tuple(map(goal_words, found)),
        tuple(dict.fromkeys(cited for phase in found for cited in phase.citations)),
    )


def _surgeries(replaced: Sequence[Replacement]) -> list[list[Replacement]]:
    """What was replaced on one day in the same way, where phases follow; oldest first."""
    phased = [one for one in replaced if phases(one.joint, one.procedure)]
    phased.sort(key=lambda one: (*_alike(one), one.side.value != "right"))
    return [_each_side(joints) for _day, joints in groupby(phased, _alike)]


def _each_side(joints: Iterable[Replacement]) -> list[Replacement]:
    """One of each side: the same knee written down twice is one knee."""
    return list({one.side: one for one in joints}.values())


def _alike(one: Replacement) -> tuple[date, str, str]:
    return one.done_on, one.joint.value, one.procedure.value


def _phases(joints: list[Replacement]) -> tuple[Stretch, ...]:
    return phases(joints[0].joint, joints[0].procedure)


def _strip(joints: list[Replacement]) -> PhaseStrip:
    made, told, on = [], [], joints[0].done_on
    for phase in _phases(joints):
        name, weeks = render(phase.name), render(weeks_words(phase))
        begin, end = (on + timedelta(weeks=week) for week in (phase.from_week, phase.to_week))
        made.append(Phase(begin, end, name, f"{name}, {weeks}"))
        told.append(f"{name} {weeks}")
    return PhaseStrip(tuple(made), f"{render(_which(joints))}: " + ", ".join(told))


def _which(joints: list[Replacement]) -> Text:
    told = joint_words(joints[0])
    for one in joints[1:]:
        told = Text("{first} and {second}", {"first": told, "second": Inside(joint_words(one))})
    return told
