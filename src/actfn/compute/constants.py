"""The recipes of the polynomials' constants in exponential.h and the functions' headers.

    python src/actfn/compute/constants.py

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
    """The factor that turns an absolute error of G into a relative error of tanh."""
    x = mp.sqrt(u)
    return (x / mp.tanh(x) - 1 + mp.mpf(10) ** -12) / tanh_g(u)


# Of the words in words.h. Each is a function of a square, given below as u; `TINY` keeps weights above zero at u = 0.
TINY = mp.mpf(10) ** -12


def log_l(u: mp.mpf) -> mp.mpf:
    """L of log((1 + s) / (1 − s)) = 2s + s u L(u), u = s²."""
    s = mp.sqrt(u)
    return (2 * mp.atanh(s) - 2 * s) / (s * u) if u > 1e-10 else mp.mpf(2) / 3 + 2 * u / 5


def log_weight(u: mp.mpf) -> mp.mpf:
    """The factor that turns an absolute error of L into a relative error of the logarithm."""
    s = mp.sqrt(u)
    return s * u / (2 * mp.atanh(s)) + TINY if s > 1e-8 else TINY


def artanh_weight(u: mp.mpf) -> mp.mpf:
    """The factor that turns an absolute error of L into a relative error of log(1 + E), u = (E / (2 + E))²."""
    return u / 2 + TINY


def celu_by_alpha(q: mp.mpf) -> mp.mpf:
    """(exp(q) (1 − q) − 1) / q², by its series near zero."""
    return -mp.nsum(lambda k: q**k * (k + 1) / mp.factorial(k + 2), [0, 30])


def erf_near(u: mp.mpf) -> mp.mpf:
    """erf(x) / x − 1, u = x²."""
    x = mp.sqrt(u)
    return (mp.erf(x) / x if u > 1e-20 else 2 / mp.sqrt(mp.pi)) - 1


def erf_tail(middle: float) -> Function:
    """(1 + 2a) exp(a²) erfc(a) as a function of t = (a − middle) / (a + middle)."""

    def tail(t: mp.mpf) -> mp.mpf:
        a = middle * (1 + t) / (1 - t)
        return (1 + 2 * a) * mp.exp(a * a) * mp.erfc(a)

    return tail


def odd(f: Function, third: mp.mpf, fifth: mp.mpf) -> tuple[Function, Function]:
    """P of f(x) = x + x u P(u), given the first terms of P, and what an error of P is as a relative error of f."""

    def p(u: mp.mpf) -> mp.mpf:
        x = mp.sqrt(u)
        return (f(x) - x) / (x * u) if u > 1e-8 else third + fifth * u

    def weight(u: mp.mpf) -> mp.mpf:
        x = mp.sqrt(u)
        return x * u / f(x) + TINY if u > 1e-20 else TINY

    return p, weight


def cosine(u: mp.mpf) -> mp.mpf:
    """(cos(x) − 1 + u/2) / u², u = x²."""
    return (mp.cos(mp.sqrt(u)) - 1 + u / 2) / (u * u) if u > 1e-6 else mp.mpf(1) / 24 - u / 720


def logistic(x: mp.mpf) -> mp.mpf:
    """The sigmoid, 1 / (1 + exp(−x))."""
    return 1 / (1 + mp.exp(-x))


def silu_slope(x: mp.mpf) -> mp.mpf:
    """The derivative of silu, the number times its sigmoid, in a form without cancellation beside its root."""
    return logistic(x) * (1 + x * logistic(-x))


def silu_bend(x: mp.mpf) -> mp.mpf:
    """The second derivative of silu, in a form whose one cancellation is at its roots."""
    return logistic(x) * logistic(-x) * (2 - x * mp.tanh(x / 2))


def near_root(f: Function, guess: str) -> tuple[mp.mpf, mp.mpf, Function, Function]:
    """Root, slope and Q of f(root + d) = d · slope + d² · Q(d), and the weight of an error of Q."""
    root = mp.findroot(f, mp.mpf(guess))
    _, slope, *terms = mp.taylor(lambda d: f(root + d), 0, 6)

    def q(d: mp.mpf) -> mp.mpf:
        return (f(root + d) / d - slope) / d if abs(d) > 1e-9 else mp.polyval(terms[::-1], d)

    return root, slope, q, lambda d: abs(d / (slope + d * q(d))) + TINY


def silu_near_minimum() -> tuple[mp.mpf, Function]:
    """The least value of silu, where its slope is 0, and R of silu(root + d) = least + d² · R(d)."""
    root = mp.findroot(silu_slope, mp.mpf("-1.278"))
    least, _, *terms = mp.taylor(lambda d: (root + d) * logistic(root + d), 0, 6)

    def r(d: mp.mpf) -> mp.mpf:
        return ((root + d) * logistic(root + d) - least) / d**2 if abs(d) > 1e-9 else mp.polyval(terms[::-1], d)

    return least, r


def two_over_pi(words: int) -> list[int]:
    """The binary digits of 2/π after the point, 64 in each."""
    with mp.workprec(64 * words + 64):
        digits = int(mp.floor(2 / mp.pi * mp.mpf(2) ** (64 * words)))
    return [digits >> 64 * k & (2**64 - 1) for k in reversed(range(words))]


def split(value: mp.mpf, kind: type[np.floating], parts: int) -> list[float]:
    """A number as a sum of so many of a type, each the rest rounded."""
    found: list[float] = []
    for _ in range(parts):
        found.append(float(kind(mp.nstr(value - sum(map(mp.mpf, found)), 40))))
    return found


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
    """Round coefficients to a type; the first ones are then moved by the given units in the last place.

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
        yield Polynomial("compute/exponential.h", name, rounded(c, kind, moved), e)
    c, e = remez(mp.exp, lambda r: mp.exp(-r), -half, half, 6)
    doubled = [v * 2**k for k, v in enumerate(c)]
    name = "constants<float>::power_2a"
    yield Polynomial("compute/exponential.h", name, rounded(doubled, np.float32, (0, 0, 5, 31)), e)
    for kind, end, degree in ((np.float32, 1.0, 3), (np.float64, 0.625, 6)):
        c, e = remez(tanh_g, tanh_g_weight, 1e-14, end * end, degree)
        yield Polynomial("compute/tanh_near_zero.h", f"tanh_constants<{CPP[kind]}>::g", rounded(c, kind), e)
    root, slope, q, weight = near_root(silu_slope, "-1.278")
    inflection, bend, s, weight_of_s = near_root(silu_bend, "2.4")
    least, r = silu_near_minimum()
    numbers = {"root": root, "slope": slope, "least": least, "inflection": inflection, "bend": bend}
    for kind, degree in ((np.float32, 6), (np.float64, 13)):
        where = f"silu_constants<{CPP[kind]}>"
        for name, number in numbers.items():
            parts = split(number, kind, 2)
            yield Polynomial("functions/gates/silu.h", f"{where}::{name}", parts, abs(number - sum(map(mp.mpf, parts))))
        for name, f, its_weight in (("q", q, weight), ("s", s, weight_of_s)):
            c, e = remez(f, its_weight, -0.3125, 0.3125, degree)
            yield Polynomial("functions/gates/silu.h", f"{where}::{name}", rounded(c, kind), e)
        c, e = remez(r, lambda d: d**2 / abs(least) + TINY, -0.3125, 0.3125, degree - 1)
        yield Polynomial("functions/gates/silu.h", f"{where}::r", rounded(c, kind), e)
    for kind, log_degree, celu_degree in ((np.float32, 2, 5), (np.float64, 7, 11)):
        header, where = "functions/rectifiers/softplus.h", f"softplus_constants<{CPP[kind]}>"
        c, e = remez(log_l, artanh_weight, 1e-14, 1 / 25 * 1.001, log_degree)
        yield Polynomial(header, f"{where}::artanh", rounded(c, kind), e)
        parts = split(mp.log(2), kind, 2)
        yield Polynomial(header, f"{where}::log_2", parts, abs(mp.log(2) - sum(map(mp.mpf, parts))))
        c, e = remez(celu_by_alpha, lambda q: 1 / abs(celu_by_alpha(q)), -0.5, 0, celu_degree)
        yield Polynomial("functions/rectifiers/celu.h", f"celu_constants<{CPP[kind]}>::by_alpha", rounded(c, kind), e)
    for kind, degrees in ((np.float32, (2, 6, 10, 2, 2, 4)), (np.float64, (6, 11, 22, 5, 5, 10))):
        yield from words(kind, *degrees)


def words(kind: type[np.floating], *degrees: int) -> Iterator[Polynomial]:
    """Compute the constants of words.h in a floating-point type."""
    log, near, tail, sin, cos, atan = degrees
    single = kind is np.float32
    s = float((mp.sqrt(2) - 1) / (mp.sqrt(2) + 1))
    quarter = float(mp.pi / 4) ** 2 * 1.0002
    middle, end = (3, 10.6) if single else (3.75, 28)
    rows: list[tuple[str, Function, Function, float, float, int]] = [
        ("logarithm", log_l, log_weight, 1e-14, s * s * 1.001, log),
        ("error_near", erf_near, lambda u: 1 / (1 + erf_near(u)), 0, 1, near),
        ("error_tail", erf_tail(middle), lambda t: 1 / erf_tail(middle)(t), -1, (end - middle) / (end + middle), tail),
        ("sine", *odd(mp.sin, mp.mpf(-1) / 6, mp.mpf(1) / 120), 1e-14, quarter, sin),
        ("cosine", cosine, lambda u: u * u / mp.cos(mp.sqrt(u)) + TINY, 1e-14, quarter, cos),
        ("arctangent", *odd(mp.atan, mp.mpf(-1) / 3, mp.mpf(1) / 5), 1e-14, 0.4143**2, atan),
    ]
    for name, f, weight, low, high, degree in rows:
        c, e = remez(f, weight, low, high, degree)
        yield Polynomial("compute/words.h", f"word_constants<{CPP[kind]}>::{name}", rounded(c, kind), e)
    parts = split(mp.pi / 2, kind, 3)
    left = abs(mp.pi / 2 - sum(map(mp.mpf, parts)))
    yield Polynomial("compute/words.h", f"word_constants<{CPP[kind]}>::half_pi", parts, left)


if __name__ == "__main__":
    print("compute/words.h two_over_pi:", ", ".join(f"{w:#018x}" for w in two_over_pi(20)))
    for polynomial in polynomials():
        print(polynomial)
