"""Which differences are real: paired comparisons over the cells (seed, fold), as pure functions of the scores.

A *group* holds the scores of every function under otherwise equal conditions: one number of hidden layers.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import stats

LEVEL = 0.05
ROPE = {"accuracy": 0.01, "R²": 0.01}
"""The region of practical equivalence: differences in score that are not worth a change of code.

One row in a hundred, or one per cent of the variance: Benavoli, Corani, Demšar and Zaffalon (2017) take it too.
"""
ROUNDING = 1e-6  # scores are no more exact than this
SURE = 0.95  # the probability from which two functions are called practically equivalent
Scores = Mapping[str, Sequence[float]]


@dataclass(frozen=True)
class Comparison:
    """Two functions of a group over the same cells: `better` minus `worse` in the mean score, with its interval.

    `p` is adjusted for the number of comparisons in all groups, the interval widened for it: it excludes zero exactly
    where the difference is `detectable`. `above`, `equal` and `below` are the posterior probabilities that the true
    difference is larger than the region of practical equivalence, inside it, or less than its negative.
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
    groups: Mapping[str, Scores], *, overlap: float = 0.0, resolution: float = 0.0, rope: float, level: float = LEVEL
) -> list[Comparison]:
    """Compare every two functions of each group by a paired t-test, with Holm's method over all pairs of all groups.

    All pairs, and not the best one's alone: which function is best was read from the same scores. The probabilities are
    those of the correlated Bayesian t-test (Corani and Benavoli 2015), whose posterior is the same t distribution.
    Fewer than two cells, or functions, give no comparison.
    """
    rows = []
    for group, scores in groups.items():
        for better, worse in itertools.combinations(ranking(scores), 2):
            differences = np.subtract(scores[better], scores[worse]).tolist()
            if len(differences) < 2:
                return []
            mean, error = float(np.mean(differences)), standard_error(differences, overlap, resolution)
            rows.append((group, better, worse, mean, error, stats.t(len(differences) - 1)))
    p = [2 * float(t.sf(_over(abs(mean), error))) for _, _, _, mean, error, t in rows]
    adjusted = holm(p)
    found = sum(value < level for value in adjusted)
    ranks = np.argsort(np.argsort(p, kind="stable"))
    result = []
    for (group, better, worse, mean, error, t), value, rank in zip(rows, adjusted, ranks, strict=True):
        # Each interval has the level at which Holm's method tested its pair, so the two never contradict each other.
        half = float(t.isf(level / (2 * (len(rows) - min(rank, found))))) * error
        above, below = (float(t.sf(_over(rope - sign * mean, error))) for sign in (1, -1))
        result.append(
            Comparison(
                group,
                better,
                worse,
                mean,
                mean - half,
                mean + half,
                value,
                value < level,
                above,
                max(1 - above - below, 0.0),
                below,
            )
        )
    return result


def _over(difference: float, error: float) -> float:
    """In standard errors; no difference over no error is none."""
    return difference / error if error else math.copysign(math.inf, difference) if difference else 0.0


def best_probability(
    scores: Scores, *, overlap: float = 0.0, resolution: float = 0.0, draws: int = 100_000
) -> dict[str, float]:
    """For each function of a group the posterior probability that its true mean score is the highest.

    The means' posterior is a multivariate t with the cells' covariance times (1/n + overlap), so that for two functions
    it is that of `compare`. Functions that cannot be told apart share what is theirs. Drawn with a fixed seed.

    Returns
    -------
    dict of str to float
        Adding up to one; empty for fewer than two cells.
    """
    table = np.array([scores[name] for name in scores], dtype=np.float64)
    cells = table.shape[1]
    if cells < 2:
        return {}
    means, centred = table.mean(1), table - table.mean(1, keepdims=True)
    generator = np.random.default_rng(0)
    # Combinations of the centred scores have their covariance, singular or not.
    deviates = generator.standard_normal((draws, cells)) @ centred.T / math.sqrt(cells - 1)
    # The floor of `standard_error`, as noise of each function's own; that of rounding would only break ties.
    short = max(
        standard_error(d, 0, resolution) ** 2 * cells - float(np.var(d, ddof=1))
        for d in (one - other for one, other in itertools.product(table, table))
    )
    if short > 2 * ROUNDING**2:
        deviates += generator.standard_normal(deviates.shape) * math.sqrt(short / 2)
    scale = np.sqrt((1 / cells + overlap) / (generator.chisquare(cells - 1, (draws, 1)) / (cells - 1)))
    drawn = means + deviates * scale
    # Equal up to rounding: the same function under two names.
    first = drawn >= drawn.max(1, keepdims=True) - 1e-12
    share = (first / first.sum(1, keepdims=True)).mean(0)
    return {name: float(value) for name, value in zip(scores, share, strict=True)}


def verdict(
    groups: Mapping[str, Scores],
    comparisons: Sequence[Comparison],
    *,
    chosen: str,
    metric: str,
    rope: float,
    probability: Mapping[str, float],
) -> str:
    """One sentence a person can act on, which says no more than the comparisons bear.

    It leads with the group that is best on validation data, in which the functions are the best with the probabilities
    given, and adds what is detectable in the others.
    """
    scores = groups[chosen]
    best = ranking(scores)[0]
    mean = float(np.mean(scores[best]))
    where = f" with {chosen}" if chosen else ""
    if len(scores) < 2:
        return f"Nothing to compare: {best} alone was trained, with a mean {metric} of {mean:.3f}{where}."
    if len(scores[best]) < 2:
        return (
            f"No verdict: {best} has the highest {metric}, {mean:.3f}{where}, but one (seed, fold) says nothing about"
            " the spread; run at least two."
        )
    here = [c for c in comparisons if c.group == chosen]
    mine = [c for c in here if c.better == best]
    level, ahead = [c for c in mine if not c.detectable], [c for c in mine if c.detectable]
    tail = "".join(f"; {_elsewhere(g, groups[g], comparisons)}" for g in groups if g != chosen) + "."
    won = _few([f"{c.worse} ({np.mean(scores[c.worse]):.3f})" for c in ahead])
    if not level:
        small = ", though by less than matters" if all(c.high <= rope for c in ahead) else ""
        return f"Use {best}{where}: its mean {metric}, {mean:.3f}, is detectably above that of {won}{small}{tail}"
    equivalent = all(c.equal >= SURE for c in level)
    if ahead:
        why = f"equivalent in practice (within ±{rope:g})" if equivalent else "without a detectable difference"
        top = _few([f"{best} ({mean:.3f})", *(c.worse for c in level)])
        return f"Use any of {top}{where}, {why} in {metric}; avoid {won}, detectably lower{tail}"
    lead = f"{best} has the highest mean {metric}, {mean:.3f},"
    if any(c.detectable for c in here):
        return f"No function is detectably below {best}{where}: {lead} but chance explains its leads{tail}"
    if equivalent:
        return f"No detectable difference{where}: {lead} but all are equivalent in practice (within ±{rope:g}){tail}"
    likely = f" and is the best with a probability of {probability[best]:.0%}," if best in probability else ""
    return f"No detectable difference{where}: {lead}{likely} but chance explains its leads, so keep what you use{tail}"


def _elsewhere(group: str, scores: Scores, comparisons: Sequence[Comparison]) -> str:
    """What another group adds: the functions that are detectably below its best."""
    best = ranking(scores)[0]
    lower = [c.worse for c in comparisons if c.group == group and c.better == best and c.detectable]
    if not lower:
        return f"with {group}, where {best} reaches {np.mean(scores[best]):.3f}, none is detectably below it"
    fallen = _few([f"{name} ({np.mean(scores[name]):.3f})" for name in lower])
    verb = "is" if len(lower) == 1 else "are"
    return f"with {group}, {fallen} {verb} detectably below {best} ({np.mean(scores[best]):.3f})"


def _few(names: Sequence[str], most: int = 4) -> str:
    """In words: a, b and c."""
    shown = [*names[:most], f"{len(names) - most} more"] if len(names) > most else list(names)
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
