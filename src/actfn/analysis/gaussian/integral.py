"""Integrals against a Gaussian density, proven: Gauss–Legendre on cells within the pieces, and bounds of the tails.

The error of the rule of n ≥ 2 points on [-1, 1] is at most 64/15 · M ρ^(-2n) / (1 - ρ^-2), M the largest |f| on the
Bernstein ellipse ρ (Trefethen, Approximation Theory and Approximation Practice, 2013, proof of theorem 19.3: Chebyshev
coefficients are at most 2M ρ^-k, and the rule is exact to degree 2n - 1 and on odd functions). Ball arithmetic finds an
upper bound of M: one complex ball that holds the ellipse.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

from flint import acb, arb, fmpq

from actfn.analysis.gaussian.enclosure import Enclosures
from actfn.analysis.gaussian.envelope import Envelope, peak
from actfn.analysis.gaussian.pieces import pieces
from actfn.analysis.undecided import Undecided
from actfn.formula.derive import derivative
from actfn.formula.tree import Expression

ELLIPSES = (8, 5, 3.5, 2.5)
POINTS = (2, 3, 4, 6, 8, 10, 12, 15, 18, 22, 26)
REACH = (12, 24, 48)  # in standard deviations: where the tails begin, the second and third where they weigh too much
MOST = 1000  # cells
KINDS = ((0, 1), (0, 2), (1, 1), (1, 2))  # E f, E f², E f′, E f′²: which of the two, and its power


@lru_cache(maxsize=64)
def _rule(points: int) -> list[tuple[arb, arb]]:
    return [arb.legendre_p_root(points, k, weight=True) for k in range(points)]


def moments(trees: Sequence[Expression], parameters: Mapping[str, float], sigma: float) -> tuple[list[arb], int, str]:
    """Balls that hold E f, E f², E f′, E f′² for z ~ N(0, σ²); where the tails begin, in σ; and what was not bounded.

    A ball that is not finite stands for a moment of which nothing was proven, by growth or by a singularity.

    Parameters
    ----------
    trees : (Expression, Expression)
        f and f′.
    parameters : mapping
        A value for each name.
    sigma : float
        The standard deviation, above zero.

    Raises
    ------
    Undecided
        If the method proves nothing: growth that no bound was found for, too many kinks or cells.
    """
    points = [x * scale for scale in {sigma, min(sigma, 1.0)} for x in (-1.3, -0.4, 0.3, 1.1)]
    sure = [abs(v) for x in points for v in Enclosures(trees, parameters)(arb(x))]
    sizes = [max((v.upper() for v in sure[kind::2] if v.is_finite()), default=arb(1)) for kind in (0, 1)]
    tolerance = [arb(2) ** -62 * (sizes[kind] if sizes[kind] > 0 else arb(1)) ** power for kind, power in KINDS]
    for reach in REACH:
        tails, problem = _tails(trees, parameters, sigma, reach)
        if all(not tail.is_finite() or tail < 4 * least for tail, least in zip(tails, tolerance, strict=True)):
            break
    # No accuracy is asked of an integral that has no bound anyway.
    tolerance = [least if tail.is_finite() else arb("inf") for tail, least in zip(tails, tolerance, strict=True)]
    edge = arb(sigma) * reach
    total = [arb(0, tail.upper()) for tail in tails]
    for piece in pieces(trees[0], parameters, -edge, edge):
        if piece.tree is None:  # a border: any branch, over next to nothing
            across = _crude(Enclosures(trees, parameters), piece.low, piece.high, sigma)
            total = [sum_ + part for sum_, part in zip(total, across, strict=True)]
            continue
        program = Enclosures((piece.tree, derivative(piece.tree)), parameters)
        for part in _cells(program, piece.low, piece.high, sigma, tolerance):
            total = [sum_ + inner for sum_, inner in zip(total, part, strict=True)]
    return total, reach, problem


def _tails(
    trees: Sequence[Expression], parameters: Mapping[str, float], sigma: float, reach: int
) -> tuple[list[arb], str]:
    """Upper bounds of what lies beyond reach · σ, of the four moments' absolute values; infinite ones with a reason."""
    start = fmpq(*(sigma * reach).as_integer_ratio())
    inverse = 1 / fmpq(*sigma.as_integer_ratio()) ** 2
    bounds, problem = [arb(0)] * len(KINDS), ""
    for side in (1, -1):
        program = Enclosures(trees, parameters)
        envelopes = [e.led() for e in program(Envelope.identity(start, side))]
        problem = program.problem or problem
        for at, (kind, power) in enumerate(KINDS):
            (p, q, s), ball = envelopes[kind]
            # A sixteenth of the exponent is kept to integrate over, the rest is at most its peak.
            spare = (inverse / 2 - power * s) / 16
            if spare <= 0:
                bounds[at], problem = arb("inf"), "it may grow too fast far out"
                continue
            top = peak((power * p, power * q, power * s - inverse / 2 + spare), start)
            area = (arb.pi() / arb(spare)).sqrt() / 2 / (arb(sigma) * (2 * arb.pi()).sqrt())
            size = abs(arb(ball)).upper()
            bounds[at] += (
                (size if power == 1 else size * size) * top * area
            )  # which is not finite where the ball is not
    return [bound.upper() for bound in bounds], problem


def _density(x: Any, sigma: float) -> Any:
    return (-(x * x) / (2 * arb(sigma) ** 2)).exp() / (arb(sigma) * (2 * arb.pi()).sqrt())


def _products(values: Sequence[Any], weight: Any) -> list[Any]:
    f, slope = values
    first, second = f * weight, slope * weight
    return [first, f * first, second, slope * second]


def _crude(program: Enclosures, low: arb, high: arb, sigma: float) -> list[arb]:
    """The cell's moments from one ball: as wide as the function varies over it."""
    ball = low.union(high)
    return _products(program(ball), _density(ball, sigma) * (high - low))


def _cells(program: Enclosures, low: arb, high: arb, sigma: float, tolerance: Sequence[arb]) -> list[list[arb]]:
    """Compute the four Gaussian integrals over a piece, cell by cell, as balls."""
    done: list[list[arb]] = []
    count = max(1, math.ceil(float((high - low) / arb(sigma)) * 1.5))
    step = (high - low) / count
    cuts = [low, *((low + step * i).mid() for i in range(1, count)), high]
    stack = [*pairwise(cuts)]
    asked = 0
    while stack:
        left, right = stack.pop()
        asked += 1
        if asked > MOST:
            raise Undecided("it varies too fast, or too often, to be integrated")
        share = [least * ((right - left) / arb(sigma)).min(arb(1)) for least in tolerance]
        crude = _crude(program, left, right, sigma)
        narrow = right - left < arb(sigma) * arb(2) ** -100
        if narrow or all(abs(c) < s / 64 for c, s in zip(crude, share, strict=True)):
            done.append(crude)
            continue
        exact = _gauss(program, (left + right) / 2, (right - left) / 2, sigma, share)
        if exact is None:
            middle = ((left + right) / 2).mid()
            stack += [(left, middle), (middle, right)]
        else:
            done.append(exact)
    return done


def _gauss(program: Enclosures, middle: arb, half: arb, sigma: float, share: Sequence[arb]) -> list[arb] | None:
    """The four integrals over a cell, the error within its share; None where no ellipse shows that."""
    best: tuple[int, list[arb]] | None = None
    for rho in ELLIPSES:
        a, b = (rho + 1 / rho) / 2 * half, (rho - 1 / rho) / 2 * half
        box = acb(middle + arb(0, a.upper()), arb(0, b.upper()))
        largest = [abs(v) for v in _products(program(box), _density(box, sigma) * half)]
        if not all(v.is_finite() for v in largest):
            continue
        for points in POINTS:
            factor = arb(64) / 15 / (1 - arb(rho) ** -2) * arb(rho) ** (-2 * points)
            errors = [(factor * v).upper() for v in largest]
            if all(error < s for error, s in zip(errors, share, strict=True)):
                if best is None or points < best[0]:
                    best = points, errors
                break
    if best is None:
        return None
    total = [arb(0, error) for error in best[1]]
    for node, weight in _rule(best[0]):
        x = middle + half * node
        part = _products(program(x), _density(x, sigma) * (weight * half))
        total = [sum_ + v for sum_, v in zip(total, part, strict=True)]
    return total
