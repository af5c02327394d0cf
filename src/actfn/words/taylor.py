"""Taylor coefficients over balls: what the records of several words have in common.

Balls are python-flint's, which is not imported: `type(u)` makes further ones.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

Ball = Any
Coefficients = list[Any]


def monotone(f: Callable[[Ball], Ball], u: Ball) -> Ball:
    """Enclose a function that is monotone over a ball by its values at the ball's ends."""
    return f(u) if u.rad() == 0 else f(u.lower()).union(f(u.upper()))


def even(f: Callable[[Ball], Ball], u: Ball, extreme: int) -> Ball:
    """Enclose an even function over a ball, monotone on either side of zero, by its value there and at the ends."""
    ends = f(u.lower()).union(f(u.upper()))
    return ends.union(type(u)(extreme)) if u.contains(0) else ends


def exponential(u: Ball, order: int) -> Coefficients:
    """The Taylor coefficients of the exponential over the ball u, up to an order."""
    return over_factorials([monotone(lambda v: v.exp(), u)] * (order + 1))


def over_factorials(derivatives: Sequence[Ball]) -> Coefficients:
    """Divide derivatives by factorials, which makes them Taylor coefficients."""
    result, factor = [], 1
    for k, derivative in enumerate(derivatives):
        factor *= max(k, 1)
        result.append(derivative / factor)
    return result


def reciprocal(u: Ball, order: int) -> Coefficients:
    """The Taylor coefficients of 1/u over a ball without zero, each enclosed by its values at the ball's ends."""
    return [(-1) ** k * monotone(_inverse_power(k + 1), u) for k in range(order + 1)]


def _inverse_power(n: int) -> Callable[[Ball], Ball]:
    return lambda v: (1 / v) ** n


def integral(value: Ball, derivative: Coefficients) -> Coefficients:
    """The Taylor coefficients of a function, from its value and the coefficients of its derivative."""
    return [value, *(c / (k + 1) for k, c in enumerate(derivative))]


def slope(coefficients: Coefficients) -> Coefficients:
    """The Taylor coefficients of a function's derivative, one fewer than those of the function."""
    return [k * c for k, c in enumerate(coefficients)][1:]


def product(a: Coefficients, b: Coefficients) -> Coefficients:
    """The Taylor coefficients of a product of functions, up to the order that both have."""
    return [sum((a[i] * b[k - i] for i in range(1, k + 1)), a[0] * b[k]) for k in range(min(len(a), len(b)))]


def composed(outer: Coefficients, inner: Coefficients) -> Coefficients:
    """The Taylor coefficients of f(g(u)), from those of f at g(u) and those of g at u."""
    zero = type(inner[0])(0)
    steps, result = [zero, *inner[1:]], [outer[-1]] + [zero] * (len(inner) - 1)
    for c in reversed(outer[:-1]):
        result = product(result, steps)
        result[0] = result[0] + c
    return result


def gaussian(value: Ball, u: Ball, rate: int, order: int) -> Coefficients:
    """The Taylor coefficients of a g with g′ = -rate · u · g, such as exp(-u²), from its value."""
    g = [value]
    for k in range(order):
        g.append(-rate * (u * g[k] + (g[k - 1] if k else 0)) / (k + 1))
    return g
