"""Which functions suit a goal: the rules of goals.py applied to facts."""

from __future__ import annotations

import difflib
import math
import shlex
import textwrap
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from actfn.analysis.fact import Fact
from actfn.errors import UnknownName
from actfn.explain.advice.goals import GOALS, Goal, Need
from actfn.explain.show.sections import MARKS, entry
from actfn.explain.show.wording import HARD, say
from actfn.names import label
from actfn.names.label import of_this_package

Facts = Mapping[str, Fact]


def _float(value: Any) -> float:
    return float(value)  # of "inf" too


def _like(value: Any, wanted: Any) -> bool:
    """Whether a value equals what is wanted; where a number is wanted, both are compared as numbers."""
    if isinstance(wanted, bool) or isinstance(value, bool):
        return value is wanted
    if wanted in ("odd", "even", "0"):
        return bool(value == wanted)
    return _float(value) == _float(wanted)


def _order(smoothness: str) -> float:
    """`"C1"` is 1, `"Cinf"` infinite; what is discontinuous below all."""
    return float(smoothness[1:]) if smoothness.startswith("C") else -1


RELATIONS: dict[str, Callable[[Any, Any], bool]] = {
    "is": _like,
    "is not": lambda value, wanted: not _like(value, wanted),
    "at least": lambda value, wanted: _float(value) >= wanted,
    "at most": lambda value, wanted: _float(value) <= wanted,
    "is one of": lambda value, wanted: value in wanted,
    "at least as smooth as": lambda value, wanted: _order(value) >= _order(wanted),
    "is finite": lambda value, _: math.isfinite(_float(value)),
    "is empty": lambda value, _: not value,
    "hold an interval": lambda value, _: any("interval" in one for one in value),
}


class Answer(NamedTuple):
    """How a function answers a need: whether it holds (None: not established), the value, how it is known."""

    need: Need
    holds: bool | None
    value: Any
    how: str


class Verdict(NamedTuple):
    """The verdict on one function for a goal: how well it suits, and which facts speak for and against it."""

    label: str
    verdict: str  # "qualifies", "fails" or "open"
    answers: list[Answer]
    has_known_name: bool = True  # whether `actfn choose` finds the function by its label


def goal(name: str) -> Goal:
    """Return the goal of this name.

    Raises
    ------
    ValueError
        If there is none; the message names the nearest, and all.
    """
    if name not in GOALS:
        near = difflib.get_close_matches(name, GOALS, n=2, cutoff=0.5)
        hint = f"the nearest are: {', '.join(near)}; all are: " if near else "allowed are: "
        raise UnknownName(f"no goal is called {name!r}; {hint}{', '.join(GOALS)}")
    return GOALS[name]


def find(known: Facts, path: str) -> tuple[Any, str]:
    """The value at a path of the record and how it was established; of none, None."""
    name, *keys = path.split(".")
    if name not in known:
        return None, "not established"
    value, how = known[name].value, known[name].how
    for key in keys:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value, how if value is not None else "not established"


def judge(label: str, known: Facts, wanted: Goal) -> Verdict:
    """Judge a function for a goal by its facts: one need that fails is enough; one that is open leaves it open."""
    answers = []
    for need in wanted.needs:
        value, how = find(known, need.fact)
        answers.append(Answer(need, None if value is None else RELATIONS[need.relation](value, need.value), value, how))
    held = [answer.holds for answer in answers]
    return Verdict(label, "fails" if False in held else "open" if None in held else "qualifies", answers)


def advise(name: str, functions: Sequence[tuple[Any, Facts]]) -> list[Verdict]:
    """Judge every function for a goal, and return the verdicts, those that qualify first."""
    wanted = goal(name)
    verdicts = [
        judge(label(activation), known, wanted)._replace(has_known_name=of_this_package(activation) is not None)
        for activation, known in functions
    ]
    return sorted(verdicts, key=lambda v: ("qualifies", "open", "fails").index(v.verdict))


def command(name: str, verdicts: Sequence[Verdict]) -> str:
    """The command that measures what facts cannot say, or nothing where facts decide."""
    fit = [v for v in verdicts if v.verdict == "qualifies"] or [v for v in verdicts if v.verdict == "open"]
    arguments = goal(name).measure
    labels = [v.label for v in fit if v.has_known_name]
    return f"actfn choose {arguments} --functions {shlex.join(labels)}" if arguments and len(labels) > 1 else ""


def record(name: str, verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """The advice as a dict of JSON's types."""
    return {
        "goal": name,
        "description": goal(name).description,
        "needs": [need.__dict__ for need in goal(name).needs],
        "functions": [
            {
                "function": v.label,
                "verdict": v.verdict,
                "answers": [{"fact": a.need.fact, "holds": a.holds, "value": a.value, "how": a.how} for a in v.answers],
            }
            for v in verdicts
        ],
        "measure": command(name, verdicts),
    }


def text(name: str, verdicts: Sequence[Verdict], *, width: int = 80) -> str:
    """The advice for a goal as text for a terminal."""
    wanted = goal(name)
    lines = [*textwrap.wrap(f"{name}: {wanted.description}", width), "", "needs"]
    for need in wanted.needs:
        lines += _wrapped(f"  {phrase(need)}", f"{need.why} ({need.source})", width, 38)
    for verdict in ("qualifies", "open", "fails"):
        rows = [v for v in verdicts if v.verdict == verdict]
        if rows:
            lines += ["", {"open": "not established"}.get(verdict, verdict)]
        for row in rows:
            lines += _wrapped(f"  {row.label}", "; ".join(reasons(row)), width, 18)
    if wanted.measure:
        lines += ["", *textwrap.wrap("Facts do not rank those that qualify: measure it, on your data.", width)]
        if made := command(name, verdicts):
            lines.append(f"  {made}")
    return "\n".join(lines)


def phrase(need: Need) -> str:
    """Write a need in words, such as `range low is 0`."""
    several = isinstance(need.value, tuple)
    wanted = " or ".join(map(say, need.value)) if several else "" if need.value is None else say(need.value)
    return f"{_path(need.fact)} {need.relation} {wanted}".replace("is one of", "is").rstrip()


def _path(fact: str) -> str:
    """The path of a fact in words: `range.low.value` is `range low`."""
    parts = [part for part in fact.split(".") if part not in ("value", "kind", "holds")]
    return " ".join(parts).removeprefix("propagation_").replace("_", " ")


def reasons(verdict: Verdict) -> list[str]:
    """Say which answers decide a verdict, with values: those that failed, else those open, else all."""
    deciding = {"fails": False, "open": None, "qualifies": True}[verdict.verdict]
    return list(dict.fromkeys(_reason(answer) for answer in verdict.answers if answer.holds is deciding))


def _reason(answer: Answer) -> str:
    fact = answer.need.fact
    if answer.holds is None:
        return f"{_path(fact)} is not established"
    said = say(answer.value) if "." in fact else entry(fact).say(answer.value)
    return f"{_path(fact)} is {said}{HARD}{MARKS[answer.how]}"


def _wrapped(head: str, rest: str, width: int, column: int) -> list[str]:
    """Wrap text beside its head, or below the head where that is longer than its column."""
    lines = [] if len(head) < column else [head]
    made = textwrap.wrap(rest, width - column) or [""]
    return [*lines, *(f"{'' if i or lines else head:<{column}}{line}" for i, line in enumerate(made))]
