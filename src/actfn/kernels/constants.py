"""The recipes of the polynomial and rational constants in math.h and the functions' headers.

    python src/actfn/kernels/constants.py

prints each as a C++ initialiser in hexadecimal, rounded to the type, with the largest relative error that the
approximation itself makes. Needs mpmath.
"""

from __future__ import annotations

from collections.abc import Callable

import mpmath as mp
import numpy as np

mp.mp.prec = 200
Function = Callable[[mp.mpf], mp.mpf]


def remez(
    f: Function, weight: Function, low: float, high: float, powers: list[int], denominator: int = 0
) -> tuple[list[mp.mpf], list[mp.mpf], mp.mpf]:
    """Minimax N/D for f on [low, high], the error weighted: N over the powers, D = 1 + d1·x + … of a degree.

    Remez exchange; the rational case solves its linearised equations at each step with the last error as start.
    """
    n = len(powers) + denominator + 1
    points = [
        mp.mpf(low) + (mp.mpf(high) - low) * (1 - mp.cos(mp.pi * (k + mp.mpf(1) / 2) / n)) / 2 for k in range(n)
    ]
    error = mp.mpf(0)
    num: list[mp.mpf] = []
    den: list[mp.mpf] = []
    for _ in range(60):
        for _ in range(1 if not denominator else 40):
            # N(x) − f·(D(x) − 1) − (±E/w)·D(x) = f, with D of the second term from the step before
            rows, right = [], []
            for k, x in enumerate(points):
                level = (-1) ** k / weight(x)
                shifted = f(x) + level * error
                d = 1 + sum((c * x ** (i + 1) for i, c in enumerate(den)), mp.mpf(0))
                rows.append(
                    [x**p for p in powers] + [-shifted * x ** (i + 1) for i in range(denominator)] + [-level * d]
                )
                right.append(shifted - level * error * d)
            solution = mp.lu_solve(mp.matrix(rows), mp.matrix(right))
            num = [solution[i] for i in range(len(powers))]
            den = [solution[len(powers) + i] for i in range(denominator)]
            new = solution[n - 1]
            if abs(new - error) <= abs(new) * mp.mpf(2) ** -40:
                break
            error = new
        error = new

        def deviation(x: mp.mpf, num: list[mp.mpf] = num, den: list[mp.mpf] = den) -> mp.mpf:
            top = sum((c * x**p for c, p in zip(num, powers, strict=True)), mp.mpf(0))
            return (top / (1 + sum((c * x ** (i + 1) for i, c in enumerate(den)), mp.mpf(0))) - f(x)) * weight(x)

        grid = [mp.mpf(low) + (mp.mpf(high) - low) * (1 - mp.cos(mp.pi * k / 400)) / 2 for k in range(401)]
        values = [deviation(x) for x in grid]
        extrema: list[tuple[mp.mpf, mp.mpf]] = []
        for x, v in zip(grid, values, strict=True):  # the largest of each run of one sign
            if extrema and mp.sign(extrema[-1][1]) == mp.sign(v):
                if abs(v) > abs(extrema[-1][1]):
                    extrema[-1] = (x, v)
            else:
                extrema.append((x, v))
        while len(extrema) > n:
            extrema.pop(0 if abs(extrema[0][1]) < abs(extrema[-1][1]) else -1)
        if len(extrema) < n:
            break
        worst = max(abs(v) for _, v in extrema)
        points = [x for x, _ in extrema]
        if worst < abs(error) * mp.mpf("1.001"):
            break
    return num, den, max(abs(deviation(x)) for x in grid)


def c_array(values: list[mp.mpf], kind: type[np.floating]) -> str:
    """The values as a C++ initialiser in hexadecimal."""
    suffix = "f" if kind is np.float32 else ""
    return "{" + ", ".join(float(kind(mp.nstr(v, 40))).hex() + suffix for v in values) + "}"


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


def main() -> None:
    half = float(mp.log(2) / 2) * 1.0001
    for kind, degree in ((np.float32, 4), (np.float64, 9)):
        c, _, e = remez(exp_tail, lambda r: r * r / mp.exp(r) + mp.mpf(10) ** -12, -half, half, list(range(degree + 1)))
        print(f"exp, {kind.__name__}: 2^{mp.nstr(mp.log(e, 2), 4)}\n  {c_array(c, kind)}")
    c, _, e = remez(mp.exp, lambda r: mp.exp(-r), -half, half, list(range(7)))
    print(f"exp(2r), float32: 2^{mp.nstr(mp.log(e, 2), 4)}\n  {c_array([v * 2**k for k, v in enumerate(c)], np.float32)}")
    for kind, end, degree in ((np.float32, 1.0, 3), (np.float64, 0.625, 6)):
        c, _, e = remez(tanh_g, tanh_g_weight, 1e-14, end * end, list(range(degree + 1)))
        print(f"tanh, {kind.__name__}, up to {end}: 2^{mp.nstr(mp.log(e, 2), 4)}\n  {c_array(c, kind)}")


if __name__ == "__main__":
    main()
