"""The recipes of the polynomials' constants in exponential.h and the functions' headers.

    python src/actfn/kernels/constants.py

prints each as a C++ initialiser in hexadecimal, rounded to the type, with the largest relative error that the
approximation itself makes. Needs mpmath. A test compares them with the headers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import zip_longest
from typing import NamedTuple

import mpmath as mp
import numpy as np

mp.mp.prec = 200
Function = Callable[[mp.mpf], mp.mpf]
CPP = {np.float32: "float", np.float64: "double"}


def remez(f: Function, weight: Function, low: float, high: float, degree: int) -> tuple[list[mp.mpf], mp.mpf]:
    """The polynomial of a degree whose largest weighted error is least, by Remez exchange, and that error."""
    n = degree + 2
    span = [mp.mpf(low) + (mp.mpf(high) - low) * (1 - mp.cos(mp.pi * k / 400)) / 2 for k in range(401)]
    points = [span[round(400 * (k + 0.5) / n)] for k in range(n)]
    while True:
        rows = [[x**p for p in range(degree + 1)] + [(-1) ** k / weight(x)] for k, x in enumerate(points)]
        solution = mp.lu_solve(mp.matrix(rows), mp.matrix([f(x) for x in points]))
        c, level = [solution[i] for i in range(degree + 1)], abs(solution[n - 1])
        errors = [(x, (mp.polyval(c[::-1], x) - f(x)) * weight(x)) for x in span]
        extrema: list[tuple[mp.mpf, mp.mpf]] = []
        for x, e in errors:  # the largest of each run of one sign
            if extrema and mp.sign(extrema[-1][1]) == mp.sign(e):
                extrema[-1] = max(extrema[-1], (x, e), key=lambda pair: abs(pair[1]))
            else:
                extrema.append((x, e))
        while len(extrema) > n:
            extrema.pop(0 if abs(extrema[0][1]) < abs(extrema[-1][1]) else -1)
        worst = max(abs(e) for _, e in errors)
        if worst <= level * mp.mpf("1.001") or len(extrema) < n:
            return c, worst
        points = [x for x, _ in extrema]


def exp_tail(r: mp.mpf) -> mp.mpf:
    """(exp(r) − 1 − r) / r², by its series near zero."""
    return mp.nsum(lambda k: r**k / mp.factorial(k + 2), [0, 30])


def tanh_g(u: mp.mpf) -> mp.mpf:
    """G of tanh(x) = x + x u / G(u), u = x²."""
    x = mp.sqrt(u)
    return -u * x / (x - mp.tanh(x)) if u > 1e-12 else -3 - 6 * u / 5


def tanh_g_weight(u: mp.mpf) -> mp.mpf:
    """What an error of G is as a relative error of tanh."""
    x = mp.sqrt(u)
    return (x / mp.tanh(x) - 1 + mp.mpf(10) ** -12) / tanh_g(u)


class Polynomial(NamedTuple):
    """Coefficients of a header, the lowest first, and the largest relative error before they were rounded."""

    header: str
    name: str
    coefficients: list[float]
    error: mp.mpf

    def __str__(self) -> str:
        suffix = "f" if "<float>" in self.name else ""
        numbers = ", ".join(c.hex() + suffix for c in self.coefficients)
        return f"{self.header} {self.name}: 2^{mp.nstr(mp.log(self.error, 2), 4)}\n  {{{numbers}}}"


def rounded(values: list[mp.mpf], kind: type[np.floating], moved: tuple[int, ...] = ()) -> list[float]:
    """In the type; the first ones then moved by so many units in the last place.

    Rounding leaves some choice. Where the kernel's own roundings add up to more than one unit, the move is one, found
    by hill climbing over the worst arguments, that keeps every float32 result within one unit.
    """
    numbers = [kind(mp.nstr(v, 40)) for v in values]
    return [float(c + m * np.spacing(c)) for c, m in zip_longest(numbers, moved, fillvalue=0)]


def polynomials() -> Iterator[Polynomial]:
    half = float(mp.log(2) / 2) * 1.0001
    for kind, degree, moved in ((np.float32, 4, (-2, -38, 115, 5231, 290)), (np.float64, 9, ())):
        c, e = remez(exp_tail, lambda r: r * r / mp.exp(r) + mp.mpf(10) ** -12, -half, half, degree)
        name = f"constants<{CPP[kind]}>::power"
        yield Polynomial("kernels/exponential.h", name, rounded(c, kind, moved), e)
    c, e = remez(mp.exp, lambda r: mp.exp(-r), -half, half, 6)
    doubled = [v * 2**k for k, v in enumerate(c)]
    name = "constants<float>::power_2a"
    yield Polynomial("kernels/exponential.h", name, rounded(doubled, np.float32, (0, 0, 5, 31)), e)
    for kind, end, degree in ((np.float32, 1.0, 3), (np.float64, 0.625, 6)):
        c, e = remez(tanh_g, tanh_g_weight, 1e-14, end * end, degree)
        yield Polynomial("functions/tanh.h", f"tanh_constants<{CPP[kind]}>::g", rounded(c, kind), e)


if __name__ == "__main__":
    for polynomial in polynomials():
        print(polynomial)
