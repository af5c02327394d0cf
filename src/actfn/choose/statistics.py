"""Which differences are real: paired comparisons over the cells (seed, fold), as pure functions of the scores.

A *group* holds the scores of every function under otherwise equal conditions: one number of hidden layers.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

LEVEL = 0.05
ROPE = {"accuracy": 0.01, "R²": 0.01}
"""The region of practical equivalence: differences in score that are not worth a change of code.

One row in a hundred, as Benavoli, Corani, Demšar and Zaffalon (2017) take it for accuracy; one per cent of the variance
is our own choice by analogy.
"""
ROUNDING = 1e-6  # scores are no more exact than this
SURE = 0.95  # the probability from which two functions are called practically equivalent
PROBABLE = 0.9  # and from which something that is not detectable is called probable
BLOCKS, DRAWS = 10, 10_000  # of the probabilities of being best
Scores = Mapping[str, Sequence[float]]


@dataclass(frozen=True)
class Comparison:
    """Two functions of a group over the same cells: `better` minus `worse` in the mean score, with its interval.

    Both are corrected for the number of comparisons in all groups, `p` and `detectable` by Holm's method, `low` and
    `high` by Bonferroni's, as Holm's has no simultaneous intervals: zero outside the interval is detectable, while a
    difference that only Holm's method detects may have zero inside. `above`, `equal` and `below` are the posterior
    probabilities that the true difference is larger than the region of practical equivalence, inside it, or less than
    its negative.
    """

    group: str
    better: str
    worse: str
    difference: float
    low: float
    high: float
    p: float
    detectable: bool
    above: float
    equal: float
    below: float


def ranking(scores: Scores) -> list[str]:
    """The functions by mean score, highest first; equals keep their order."""
    return sorted(scores, key=lambda name: -math.fsum(scores[name]) / len(scores[name]))


def standard_error(differences: Sequence[float], overlap: float = 0.0, resolution: float = 0.0) -> float:
    """The standard error of the mean of paired differences.

    Parameters
    ----------
    differences : sequence of float
        One per cell, at least two.
    overlap : float
        Rows tested on over rows learned from. Splits of one data set share rows, so their scores are not independent;
        Nadeau and Bengio (2003) put 1/n + overlap in place of 1/n for it, Bouckaert and Frank (2004) do so for
        repeated cross-validation.
    resolution : float
        One over the rows of a test part where the score counts rows. Rows that are right, wrong or as before, with a
        mean of m, have a variance of at least |m| - m²; few cells can show less by chance, small test parts often do.
    """
    mean = min(abs(float(np.mean(differences))), 1 - resolution)  # all rows turned is no certainty either
    floor = max((mean - mean**2) * resolution, ROUNDING**2)
    variance = max(float(np.var(differences, ddof=1)), floor)
    return math.sqrt(variance * (1 / len(differences) + overlap))


def holm(p: Sequence[float]) -> list[float]:
    """The p-values adjusted by Holm's step-down method, in the order given."""
    order = np.argsort(p, kind="stable")
    steps = np.maximum.accumulate(np.asarray(p)[order] * np.arange(len(p), 0, -1))
    adjusted = np.empty(len(p))
    adjusted[order] = np.minimum(steps, 1)
    return [float(value) for value in adjusted]


def compare(
    groups: Mapping[str, Scores], *, overlap: float = 0.0, resolution: float = 0.0, rope: float
) -> list[Comparison]:
    """Compare every two functions of each group by a paired t-test, with Holm's method over all pairs of all groups.

    All pairs, and not the best one's alone: which function is best was read from the same scores. The intervals hold
    all true differences at once, but for a chance of `LEVEL` (Bonferroni). The probabilities are those of the
    correlated Bayesian t-test (Corani and Benavoli 2015), whose posterior is the same t distribution.
    Fewer than two cells, or functions, give no comparison.
    """
    pairs = [
        (group, better, worse)
        for group, scores in groups.items()
        for better, worse in itertools.combinations(ranking(scores), 2)
        if len(scores[better]) > 1
    ]
    if not pairs:
        return []
    differences = [np.subtract(groups[group][better], groups[group][worse]).tolist() for group, better, worse in pairs]
    mean = np.array([np.mean(d) for d in differences])
    error = np.array([standard_error(d, overlap, resolution) for d in differences])
    t = stats.t(np.array([len(d) - 1 for d in differences]))
    adjusted = holm(2 * t.sf(np.abs(mean) / error))
    half = t.isf(LEVEL / (2 * len(pairs))) * error
    above, below = (t.sf((rope - sign * mean) / error) for sign in (1, -1))
    numbers = zip(mean, half, adjusted, above, np.maximum(1 - above - below, 0.0), below, strict=True)
    return [
        Comparison(*pair, d, d - width, d + width, p, p < LEVEL, *shares)
        for pair, (d, width, p, *shares) in zip(pairs, (map(float, row) for row in numbers), strict=True)
    ]


def best_probability(scores: Scores, *, overlap: float = 0.0, resolution: float = 0.0) -> dict[str, float]:
    """The posterior probability of each function of a group that its true mean score is the highest.

    The means' posterior is a multivariate t in which the difference of any two functions has the distribution that it
    has in `compare`. Functions that cannot be told apart share what is theirs. Drawn with a fixed seed.

    Returns
    -------
    dict of str to float
        Adding up to one; empty for fewer than two cells.
    """
    table = np.array([scores[name] for name in scores], dtype=np.float64)
    cells = table.shape[1]
    if cells < 2:
        return {}
    root = _root(table, resolution)
    generator = np.random.default_rng(0)
    share = np.zeros(len(table))  # in draws
    for _ in range(BLOCKS):  # memory does not grow with the cells
        deviates = generator.standard_normal((DRAWS, root.shape[1])) @ root.T
        scale = np.sqrt((1 / cells + overlap) / (generator.chisquare(cells - 1, (DRAWS, 1)) / (cells - 1)))
        drawn = table.mean(1) + deviates * scale
        # Equal up to rounding: the same function under two names.
        first = drawn >= drawn.max(1, keepdims=True) - 1e-9
        share += (first / first.sum(1, keepdims=True)).sum(0)
    return {name: float(value) / (BLOCKS * DRAWS) for name, value in zip(scores, share, strict=True)}


def _root(table: NDArray[np.float64], resolution: float) -> NDArray[np.float64]:
    """A matrix that makes independent normal numbers vary as the functions do against each other in one cell.

    From the variances of all differences, at least the floor of `standard_error`, follows a covariance, up to what all
    functions share. Floors can be such that there is none: without its negative eigenvalues the variances are larger.
    """
    variance = np.array([[np.var(one - other, ddof=1) for other in table] for one in table])
    if resolution:  # the floor of rounding would only break ties
        floor = [[standard_error(one - other, 0, resolution) ** 2 * table.shape[1] for other in table] for one in table]
        variance = np.where(np.eye(len(table)) > 0, 0.0, np.maximum(variance, floor))
    centring = np.eye(len(table)) - 1 / len(table)
    values, vectors = np.linalg.eigh(-0.5 * centring @ variance @ centring)
    kept = values > 1e-12 * values.max()  # the others are rounding errors of zero
    root: NDArray[np.float64] = vectors[:, kept] * np.sqrt(values[kept])
    return root


def beside(
    groups: Mapping[str, Scores],
    constant: tuple[str, Sequence[float]],
    trees: tuple[str, Sequence[float]] | None,
    *,
    overlap: float = 0.0,
    resolution: float = 0.0,
    rope: float,
) -> list[str]:
    """Remark on what the networks are compared with: a constant that none of them beats, or trees that beat them all.

    One is above the other if its mean is so by more than the region of practical equivalence and, of several cells, by
    more than one paired t-test puts down to chance. It has no correction: this warns, and is no verdict on a function.
    """
    leaders = [scores[ranking(scores)[0]] for scores in groups.values()]
    cells = len(constant[1])

    def matters(one: Sequence[float], other: Sequence[float]) -> bool:
        return float(np.mean(one) - np.mean(other)) > rope

    def above(one: Sequence[float], other: Sequence[float]) -> bool:
        differences = np.subtract(one, other).tolist()
        chance = stats.t(cells - 1).isf(LEVEL) * standard_error(differences, overlap, resolution) if cells > 1 else 0.0
        return matters(one, other) and float(np.mean(differences)) > chance

    remarks = []
    if not any(above(leader, constant[1]) for leader in leaders):
        what = f"no network is clearly better than the {constant[0]} ({np.mean(constant[1]):.3f})"
        why = "none has learned much from these columns"
        if any(matters(leader, constant[1]) for leader in leaders):
            why = f"with {cells} (seed, fold) pairs chance could explain the lead"
        remarks.append(f"{what}: {why}")
    if trees and all(above(trees[1], leader) for leader in leaders):
        remarks.append(f"{trees[0]} do better than every network ({np.mean(trees[1]):.3f})")
    return remarks


def verdict(
    groups: Mapping[str, Scores],
    comparisons: Sequence[Comparison],
    *,
    chosen: str,
    metric: str,
    rope: float,
    probability: Mapping[str, float],
    remarks: Sequence[str] = (),
) -> str:
    """Write the verdict: one sentence a person can act on, which says no more than the comparisons support.

    It leads with the group that is best on validation data, in which the functions are the best with the probabilities
    given, adds what is detectable in the others, and ends with the remarks.
    """
    scores = groups[chosen]
    best = ranking(scores)[0]
    mean, cells = float(np.mean(scores[best])), len(scores[best])
    where = f" with {chosen}" if chosen else ""
    where += " (the depth that validation prefers)" if len(groups) > 1 else ""
    others = [_elsewhere(name, groups[name], comparisons) for name in groups if name != chosen]
    end = "".join(f"; {remark}" for remark in remarks) + "."
    tail = "".join(f"; {other}" for other in others) + end
    if len(scores) < 2:
        return f"Nothing to compare: {best} alone was trained, with a mean {metric} of {mean:.3f}{where}{end}"
    if cells < 2:
        return (
            f"No verdict: {best} has the highest {metric}, {mean:.3f}{where}, but one (seed, fold) says nothing about"
            f" the spread; run at least two{end}"
        )
    here = [c for c in comparisons if c.group == chosen]
    mine = [c for c in here if c.better == best]
    level, ahead = [c for c in mine if not c.detectable], [c for c in mine if c.detectable]
    won = _few([f"{c.worse} ({np.mean(scores[c.worse]):.3f})" for c in ahead])
    if not level:
        small = ", though by less than matters" if all(c.high <= rope for c in ahead) else ""
        return f"Use {best}{where}: its mean {metric}, {mean:.3f}, is detectably above that of {won}{small}{tail}"
    top = {best, *(c.worse for c in level)}
    alike = f"equivalent in practice (within ±{rope:g})"
    least = min(c.equal for c in here if {c.better, c.worse} <= top)
    if ahead and least >= SURE:
        names = _few([f"{best} ({mean:.3f})", *(c.worse for c in level)])
        return f"Use any of {names}{where}, {alike} in {metric}; avoid {won}, detectably lower{tail}"
    if ahead:
        open_ = _few([f"{c.worse} ({np.mean(scores[c.worse]):.3f})" for c in level])
        lead = f"{best} leads{where} (mean {metric} {mean:.3f}), undecided against {open_}"
        return f"{lead}; avoid {won}, detectably lower{tail}"
    known = any(c.detectable for c in here)
    lead = f"No function is detectably below {best}" if known else "No detectable difference"
    lead += f"{where}: {best} has the highest mean {metric}, {mean:.3f},"
    if least >= SURE:
        return f"{lead} but all are {alike}, so keep what you use{tail}"
    if least >= PROBABLE:
        return f"{lead} but all are probably {alike}, so keep what you use{tail}"
    return f"{lead}{_likely(best, probability)} but {_open(mine, scores, cells)}{tail}"


def _likely(best: str, probability: Mapping[str, float]) -> str:
    """The highest probability of being best, which another function than that with the highest mean may have."""
    if not probability:
        return ""
    likely = max(probability, key=lambda name: (probability[name], name == best))
    if probability[likely] < probability[best] + 0.01:  # as shown; they are drawn
        return f" and is the best with a probability of {probability[best]:.0%},"
    return f" while {likely} is more probably the best ({probability[likely]:.0%} against {probability[best]:.0%}),"


def _open(mine: Sequence[Comparison], scores: Scores, cells: int) -> str:
    """Say that none of the best function's leads is detectable, and which functions are probably worse."""
    text = f"chance could explain its leads: {cells} (seed, fold) pairs are too few to tell"
    worse = [f"{c.worse} ({np.mean(scores[c.worse]):.3f})" for c in mine if c.above >= PROBABLE]
    if worse:
        text += f"; {_few(worse)} {'is' if len(worse) == 1 else 'are'} probably worse"
    return f"{text}; run more --seeds"


def _elsewhere(group: str, scores: Scores, comparisons: Sequence[Comparison]) -> str:
    """Say which functions of another group are detectably below that group's best."""
    best = ranking(scores)[0]
    lower = [c.worse for c in comparisons if c.group == group and c.better == best and c.detectable]
    if not lower:
        return f"with {group}, where {best} reaches {np.mean(scores[best]):.3f}, none is detectably below it"
    fallen = _few([f"{name} ({np.mean(scores[name]):.3f})" for name in lower])
    verb = "is" if len(lower) == 1 else "are"
    return f"with {group}, {fallen} {verb} detectably below {best} ({np.mean(scores[best]):.3f})"


def _few(names: Sequence[str], most: int = 4) -> str:
    """Names in words, `a, b and c`, and how many more there are beyond so many."""
    shown = [*names[:most], f"{len(names) - most} more"] if len(names) > most else list(names)
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
