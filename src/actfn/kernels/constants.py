"""The recipes of the polynomials' constants in exponential.h and the functions' headers.

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
        c, e = remez(exp_tail, lambda r: r * r / mp.exp(r) + mp.mpf(10) ** -12, -half, half, degree)
        print(f"exp, {kind.__name__}: 2^{mp.nstr(mp.log(e, 2), 4)}\n  {c_array(c, kind)}")
    c, e = remez(mp.exp, lambda r: mp.exp(-r), -half, half, 6)
    print(
        f"exp(2r), float32: 2^{mp.nstr(mp.log(e, 2), 4)}\n  {c_array([v * 2**k for k, v in enumerate(c)], np.float32)}"
    )
    for kind, end, degree in ((np.float32, 1.0, 3), (np.float64, 0.625, 6)):
        c, e = remez(tanh_g, tanh_g_weight, 1e-14, end * end, degree)
        print(f"tanh, {kind.__name__}, up to {end}: 2^{mp.nstr(mp.log(e, 2), 4)}\n  {c_array(c, kind)}")


if __name__ == "__main__":
    main()
