"""Which differences are real: paired comparisons over seeds, as pure functions of the scores."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import stats

LEVEL = 0.05


@dataclass(frozen=True)
class Comparison:
    """Two functions over the same seeds: `better` minus `worse` in the mean score, with its interval.

    `p` is adjusted for the number of comparisons, the interval widened for it: it excludes zero exactly where the
    difference is `detectable`.
    """

    better: str
    worse: str
    difference: float
    low: float
    high: float
    p: float
    detectable: bool


def ranking(scores: Mapping[str, Sequence[float]]) -> list[str]:
    """The functions by mean score, highest first; equals keep their order."""
    return sorted(scores, key=lambda name: -math.fsum(scores[name]) / len(scores[name]))


def standard_error(differences: Sequence[float], overlap: float = 0.0, resolution: float = 0.0) -> float:
    """The standard error of the mean of paired differences.

    Parameters
    ----------
    differences : sequence of float
        One per seed, at least two.
    overlap : float
        Rows tested on over rows learned from. Splits of one data set share rows, so their scores are not independent;
        Nadeau and Bengio (2003) put 1/n + overlap in place of 1/n for it.
    resolution : float
        One over the rows of a test part where the score counts rows. Rows that are right, wrong or as before, with a
        mean of m, have a variance of at least |m| - m²; few seeds can show less by chance, small test parts often do.
    """
    mean = abs(float(np.mean(differences)))
    variance = max(float(np.var(differences, ddof=1)), (mean - mean**2) * resolution)
    return math.sqrt(variance * (1 / len(differences) + overlap))


def holm(p: Sequence[float]) -> list[float]:
    """The p-values adjusted by Holm's step-down method, in the order given."""
    order = np.argsort(p, kind="stable")
    steps = np.maximum.accumulate(np.asarray(p)[order] * np.arange(len(p), 0, -1))
    adjusted = np.empty(len(p))
    adjusted[order] = np.minimum(steps, 1)
    return [float(value) for value in adjusted]


def compare(
    scores: Mapping[str, Sequence[float]], *, overlap: float = 0.0, resolution: float = 0.0, level: float = LEVEL
) -> list[Comparison]:
    """Compare every two functions by a paired t-test, with Holm's method over all pairs.

    All pairs, and not the best one's alone: which function is best was read from the same scores.
    Fewer than two seeds, or functions, give no comparison.
    """
    pairs = list(itertools.combinations(ranking(scores), 2))
    seeds = len(next(iter(scores.values()), []))
    if not pairs or seeds < 2:
        return []
    rows = []
    for better, worse in pairs:
        differences = np.subtract(scores[better], scores[worse]).tolist()
        mean, error = float(np.mean(differences)), standard_error(differences, overlap, resolution)
        t = mean / error if error else math.copysign(math.inf, mean) if mean else 0.0
        rows.append((better, worse, mean, error, 2 * float(stats.t.sf(abs(t), seeds - 1))))
    adjusted = holm([row[-1] for row in rows])
    found = sum(p < level for p in adjusted)
    ranks = np.argsort(np.argsort([row[-1] for row in rows], kind="stable"))
    result = []
    for (better, worse, mean, error, _), p, rank in zip(rows, adjusted, ranks, strict=True):
        # Each interval has the level at which Holm's method tested its pair, so the two never contradict each other.
        half = float(stats.t.isf(level / (2 * (len(rows) - min(rank, found))), seeds - 1)) * error
        result.append(Comparison(better, worse, mean, mean - half, mean + half, p, p < level))
    return result


def verdict(scores: Mapping[str, Sequence[float]], comparisons: Sequence[Comparison], metric: str) -> str:
    """One sentence on the best function that says no more than the comparisons bear."""
    best = ranking(scores)[0]
    seeds = len(scores[best])
    lead = f"{best} has the highest mean {metric}, {np.mean(scores[best]):.3f}"
    if len(scores) < 2:
        return f"Nothing to compare: {best} alone was trained, with a mean {metric} of {np.mean(scores[best]):.3f}."
    if seeds < 2:
        return f"No verdict: {lead}, but one seed says nothing about the spread; run at least two."
    mine = [c for c in comparisons if c.better == best]
    open_, ahead = [c for c in mine if not c.detectable], [c for c in mine if c.detectable]
    if not ahead:
        most = max(c.high for c in mine)
        return (
            f"No detectable difference: {lead}, but over {seeds} seeds chance explains its lead over each of the others"
            f" (leads up to {most:.3f} cannot be ruled out; more seeds tell more)."
        )
    won = _few([f"{c.worse} (by {c.difference:.3f}, {c.low:.3f} to {c.high:.3f})" for c in ahead])
    if open_:
        return f"{lead}: detectably above {won}; no detectable difference to {_few([c.worse for c in open_])}."
    return f"{best} is best here: its mean {metric}, {np.mean(scores[best]):.3f}, is detectably above {won}."


def _few(names: Sequence[str], most: int = 6) -> str:
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")
