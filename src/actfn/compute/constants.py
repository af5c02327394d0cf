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


def tanh_rest(u: mp.mpf) -> mp.mpf:
    """R of x − tanh(x) = x u (1/3 + u R(u)), u = x²."""
    x = mp.sqrt(u)
    return ((x - mp.tanh(x)) / (x * u) - mp.mpf(1) / 3) / u if u > 1e-10 else -mp.mpf(2) / 15 + 17 * u / 315


def lisht_bend(x: mp.mpf) -> mp.mpf:
    """The second derivative of x tanh(x), in a form whose one cancellation is at its root."""
    return 2 * mp.sech(x) ** 2 * (1 - x * mp.tanh(x))


def exp_tail(r: mp.mpf) -> mp.mpf:
    """(exp(r) − 1 − r) / r², by its series near zero."""
    return mp.nsum(lambda k: r**k / mp.factorial(k + 2), [0, 30])


def exp_after_cube(r: mp.mpf) -> mp.mpf:
    """(exp(r) − 1 − r − r²/2 − r³/6) / r⁴, by its series near zero."""
    return mp.nsum(lambda k: r**k / mp.factorial(k + 4), [0, 30])


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


def erf_after_cube(u: mp.mpf) -> mp.mpf:
    """(erf(x) / x − (2 − 2u/3) / √π) / u², u = x², by its series."""
    return 2 / mp.sqrt(mp.pi) * mp.nsum(lambda k: (-u) ** k / mp.factorial(k + 2) / (2 * k + 5), [0, 30])


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


def mish(x: mp.mpf) -> mp.mpf:
    """The number times the tanh of its softplus."""
    n = mp.exp(x) * (mp.exp(x) + 2)
    return x * n / (n + 2)


def mish_slope(x: mp.mpf) -> mp.mpf:
    """The derivative of mish, x times the tanh of its softplus."""
    n = mp.exp(x) * (mp.exp(x) + 2)
    t = n / (n + 2)
    return t + x * (1 - t * t) * logistic(x)


def mish_bend(x: mp.mpf) -> mp.mpf:
    """The second derivative of mish, x times the tanh of its softplus."""
    n = mp.exp(x) * (mp.exp(x) + 2)
    t, s = n / (n + 2), logistic(x)
    return (1 - t * t) * s * (2 + x * (1 - s - 2 * t * s))


def softplus(x: mp.mpf) -> mp.mpf:
    """The logarithm of 1 + exp(x), which is what softplus is at x."""
    return mp.log1p(mp.exp(x))


def sqrt_softplus_bend(x: mp.mpf) -> mp.mpf:
    """The second derivative of the root of softplus, in a form whose one cancellation is at its root."""
    s, y = logistic(x), softplus(x)
    return s * (2 * logistic(-x) * y - s) / (4 * y * mp.sqrt(y))


# T, T' and T'' of gates x T(x).
Factors = Callable[[mp.mpf], tuple[mp.mpf, mp.mpf, mp.mpf]]


def serf_factor(x: mp.mpf) -> tuple[mp.mpf, mp.mpf, mp.mpf]:
    """The error function of softplus, and its derivatives."""
    s, y = logistic(x), softplus(x)
    slope = 2 / mp.sqrt(mp.pi) * mp.exp(-y * y) * s
    return mp.erf(y), slope, slope * (logistic(-x) - 2 * y * s)


def tanhexp_factor(x: mp.mpf) -> tuple[mp.mpf, mp.mpf, mp.mpf]:
    """The tanh of exp(x), and its derivatives."""
    u = mp.exp(x)
    slope = u * mp.sech(u) ** 2
    return mp.tanh(u), slope, slope * (1 - 2 * u * mp.tanh(u))


def smish_factor(x: mp.mpf) -> tuple[mp.mpf, mp.mpf, mp.mpf]:
    """The tanh of the logarithm of 1 + sigmoid(x), and its derivatives."""
    s = logistic(x)
    d, slope = 2 + 2 * s + s * s, s * logistic(-x)
    bend = 4 * slope * (2 - 2 * s - 9 * s**2 - 2 * s**3 + s**4) / d**3
    return s * (2 + s) / d, 4 * (1 + s) * slope / d**2, bend


def logish_factor(x: mp.mpf) -> tuple[mp.mpf, mp.mpf, mp.mpf]:
    """The logarithm of 1 + sigmoid(x), and its derivatives."""
    s = logistic(x)
    slope = s * logistic(-x)
    return mp.log1p(s), slope / (1 + s), slope * (1 - 2 * s - s * s) / (1 + s) ** 2


def phish_factor(x: mp.mpf) -> tuple[mp.mpf, mp.mpf, mp.mpf]:
    """The tanh of gelu, and its derivatives."""
    part, density = mp.erfc(-x / mp.sqrt(2)) / 2, mp.exp(-x * x / 2) / mp.sqrt(2 * mp.pi)
    t, slope, steepness = mp.tanh(x * part), part + x * density, mp.sech(x * part) ** 2
    return t, steepness * slope, steepness * (density * (2 - x * x) - 2 * t * slope**2)


def golu_factor(x: mp.mpf) -> tuple[mp.mpf, mp.mpf, mp.mpf]:
    """The exponential of −exp(−x), and its derivatives."""
    v = mp.exp(-x)
    t = mp.exp(-v)
    return t, v * t, (v - 1) * v * t


# By gate: the factor, about where it has its extremum, and the roots of the second derivative.
GATES: dict[str, tuple[Factors, str, dict[str, str]]] = {
    "serf": (serf_factor, "-1.2", {"left": "-2.3", "right": "1.1"}),
    "tanhexp": (tanhexp_factor, "-1.1", {"left": "-2.1", "right": "0.7"}),
    "smish": (smish_factor, "-1.4", {"left": "-2.5", "right": "2.2"}),
    "logish": (logish_factor, "-1.3", {"left": "-2.5", "right": "2.3"}),
    "phish": (phish_factor, "-1.2", {"left": "-1.9", "middle": "-0.4", "right": "1.2"}),
    "golu": (golu_factor, "-0.57", {"left": "-1.1", "right": "2.2"}),
}


def elish_slope(x: mp.mpf) -> mp.mpf:
    """The derivative of elish below zero, with w = exp(x), in a form whose one cancellation is at its root."""
    w = mp.exp(x)
    return w * (w * w + 2 * w - 1) / (1 + w) ** 2


def elish_bend(x: mp.mpf) -> mp.mpf:
    """The second derivative of elish below zero, in a form whose one cancellation is at its root."""
    w = mp.exp(x)
    return w * (w**3 + 3 * w**2 + 5 * w - 1) / (1 + w) ** 3


def hard_elish_slope(x: mp.mpf) -> mp.mpf:
    """The derivative of hard_elish from -1 to 0."""
    return (mp.exp(x) * (x + 2) - 1) / 2


def hard_elish(x: mp.mpf) -> mp.mpf:
    """The value of hard_elish from -1 to 0."""
    return mp.expm1(x) * (x + 1) / 2


def near_root(f: Function, guess: str) -> tuple[mp.mpf, mp.mpf, Function, Function]:
    """Root, slope and Q of f(root + d) = d · slope + d² · Q(d), and the weight of an error of Q."""
    root = mp.findroot(f, mp.mpf(guess))
    _, slope, *terms = mp.taylor(lambda d: f(root + d), 0, 6)

    def q(d: mp.mpf) -> mp.mpf:
        return (f(root + d) / d - slope) / d if abs(d) > 1e-9 else mp.polyval(terms[::-1], d)

    return root, slope, q, lambda d: abs(d / (slope + d * q(d))) + TINY


def silu(x: mp.mpf) -> mp.mpf:
    """The value of silu, the number times its sigmoid."""
    return x * logistic(x)


def near_extremum(f: Function, slope: Function, guess: str) -> tuple[mp.mpf, Function]:
    """The value of f where its slope is 0, and R of f(root + d) = value + d² · R(d)."""
    root = mp.findroot(slope, mp.mpf(guess))
    least, _, *terms = mp.taylor(lambda d: f(root + d), 0, 6)

    def r(d: mp.mpf) -> mp.mpf:
        return (f(root + d) - least) / d**2 if abs(d) > 1e-9 else mp.polyval(terms[::-1], d)

    return least, r


def gate(factors: Factors) -> tuple[Function, Function, Function]:
    """The value, derivative and second derivative of x T(x), of what T and its derivatives are."""

    def value(x: mp.mpf) -> mp.mpf:
        return x * factors(x)[0]

    def slope(x: mp.mpf) -> mp.mpf:
        t, of_t, _ = factors(x)
        return t + x * of_t

    def bend(x: mp.mpf) -> mp.mpf:
        _, of_t, bend_of_t = factors(x)
        return 2 * of_t + x * bend_of_t

    return value, slope, bend


def numbers_in_parts() -> Iterator[Polynomial]:
    """Compute what numbers in two parts need, for float64: of the exponential, and of the error function."""
    kind, half = np.float64, float(mp.log(2) / 2) * 1.0001
    header, where = "compute/parts.h", f"parts_constants<{CPP[kind]}>"
    sixth = split(mp.mpf(1) / 6, kind, 2)
    yield Polynomial(header, f"{where}::sixth", sixth, abs(mp.mpf(1) / 6 - sum(map(mp.mpf, sixth))))
    c, e = remez(exp_after_cube, lambda r: r**4 / mp.exp(r) + mp.mpf(10) ** -16, -half, half, 10)
    yield Polynomial(header, f"{where}::quartic", rounded(c, kind), e)
    header, where = "compute/error_function.h", f"error_function_constants<{CPP[kind]}>"
    c, e = remez(erf_after_cube, lambda u: u * u / (1 + erf_near(u)) + TINY, 1e-14, 1, 11)
    yield Polynomial(header, f"{where}::near", rounded(c, kind), e)
    middle = 3.75
    c, e = remez(erf_tail(middle), lambda t: 1 / erf_tail(middle)(t), -1, (28 - middle) / (28 + middle), 25)
    slope = 2 / mp.sqrt(mp.pi)
    for name, number in (
        ("two_over_root_pi", slope),
        ("cubic", -slope / 3),
        ("tail_first", c[0]),
        ("tail_second", c[1]),
    ):
        found = split(number, kind, 2)
        yield Polynomial(header, f"{where}::{name}", found, abs(number - sum(map(mp.mpf, found))))
    yield Polynomial(header, f"{where}::tail", rounded(c[2:], kind), e)


def gates() -> Iterator[Polynomial]:
    """Compute what gates in two parts go by beside their extrema and the roots of their derivatives, for float64."""
    near, kind = 0.15625, np.float64
    for name, (factors, guess, bends) in GATES.items():
        header, where = f"functions/gates/{name}.h", f"{name}_constants<{CPP[kind]}>"
        value, slope, bend = gate(factors)
        extremum, r = near_extremum(value, slope, guess)
        rows = {"": near_root(slope, guess)} | {f"{end}_": near_root(bend, start) for end, start in bends.items()}
        numbers = {"extremum": extremum}
        for end, (root, its_slope, _, _) in rows.items():
            numbers |= {f"{end}root": root, f"{end}slope": its_slope}
        numbers |= NUMBERS.get(name, {})
        for row, number in numbers.items():
            parts = split(number, kind, 2)
            yield Polynomial(header, f"{where}::{row}", parts, abs(number - sum(map(mp.mpf, parts))))
        for end, (_, _, q, weight) in rows.items():
            c, e = remez(q, weight, -near, near, 14 if end else 12)
            yield Polynomial(header, f"{where}::{end}q", rounded(c, kind), e)
        c, e = remez(r, weight_beside(extremum), -near, near, 12)
        yield Polynomial(header, f"{where}::r", rounded(c, kind), e)


# What is in the kernels of some of them besides.
NUMBERS: dict[str, dict[str, mp.mpf]] = {
    "phish": {
        "root_half": mp.sqrt(0.5),
        "root_half_pi": mp.sqrt(mp.pi / 2),
        "density": 1 / mp.sqrt(2 * mp.pi),
    },
}


def weight_beside(extremum: mp.mpf) -> Function:
    """The factor that turns an absolute error of R into a relative error of extremum + d² R(d)."""
    return lambda d: d**2 / abs(extremum) + TINY


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
    third = mp.mpf(1) / 3
    for kind, degree in ((np.float32, 5), (np.float64, 12)):
        c, e = remez(tanh_rest, lambda u: u / (third + u * tanh_rest(u)) + TINY, 1e-14, 0.5625, degree)
        where = f"tanh_parts_constants<{CPP[kind]}>"
        yield Polynomial("compute/tanh_in_parts.h", f"{where}::rest", rounded(c, kind), e)
    root, slope, q, weight = near_root(lisht_bend, "1.2")
    for kind, degree in ((np.float32, 7), (np.float64, 17)):
        header, where = "functions/gates/lisht.h", f"lisht_constants<{CPP[kind]}>"
        for name, number in (("root", root), ("slope", slope)):
            parts = split(number, kind, 2)
            yield Polynomial(header, f"{where}::{name}", parts, abs(number - sum(map(mp.mpf, parts))))
        c, e = remez(q, weight, -0.25, 0.25, degree)
        yield Polynomial(header, f"{where}::q", rounded(c, kind), e)
    root, slope, q, weight = near_root(silu_slope, "-1.278")
    inflection, bend, s, weight_of_s = near_root(silu_bend, "2.4")
    least, r = near_extremum(silu, silu_slope, "-1.278")
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
    root, slope, q, weight = near_root(mish_slope, "-1.19")
    least, r = near_extremum(mish, mish_slope, "-1.19")
    bends = {end: near_root(mish_bend, guess) for end, guess in (("left", "-2.26"), ("right", "1.49"))}
    numbers = {"root": root, "slope": slope, "minimum": least}
    for kind, degree in ((np.float32, 5), (np.float64, 12)):
        header, where = "functions/gates/mish.h", f"mish_constants<{CPP[kind]}>"
        numbers |= {f"{end}_root": bend[0] for end, bend in bends.items()}
        numbers |= {f"{end}_slope": bend[1] for end, bend in bends.items()}
        for name, number in numbers.items():
            parts = split(number, kind, 2)
            yield Polynomial(header, f"{where}::{name}", parts, abs(number - sum(map(mp.mpf, parts))))
        rows = {"q": (q, weight), "r": (r, lambda d: d**2 / abs(least) + TINY)}
        rows |= {f"{end}_q": bend[2:] for end, bend in bends.items()}
        for name, (f, its_weight) in rows.items():
            c, e = remez(f, its_weight, -0.1875, 0.1875, degree)
            yield Polynomial(header, f"{where}::{name}", rounded(c, kind), e)
    beside_roots = (
        ("elish", "root", "slope", "q", near_root(elish_slope, "-0.88")),
        ("elish", "inflection", "bend", "r", near_root(elish_bend, "-1.7")),
        ("hard_elish", "root", "slope", "q", near_root(hard_elish_slope, "-0.44")),
    )
    for kind, degree in ((np.float32, 5), (np.float64, 12)):
        for function, at, first, others, (root, slope, q, weight) in beside_roots:
            header, where = f"functions/gates/{function}.h", f"{function}_constants<{CPP[kind]}>"
            for name, number in ((at, root), (first, slope)):
                parts = split(number, kind, 2)
                yield Polynomial(header, f"{where}::{name}", parts, abs(number - sum(map(mp.mpf, parts))))
            c, e = remez(q, weight, -0.1875, 0.1875, degree)
            yield Polynomial(header, f"{where}::{others}", rounded(c, kind), e)
    least, r = near_extremum(hard_elish, hard_elish_slope, "-0.44")
    for kind, degree in ((np.float32, 5), (np.float64, 12)):
        header, where = "functions/gates/hard_elish.h", f"hard_elish_constants<{CPP[kind]}>"
        parts = split(least, kind, 2)
        yield Polynomial(header, f"{where}::least", parts, abs(least - sum(map(mp.mpf, parts))))
        c, e = remez(r, lambda d: d**2 / abs(least) + TINY, -0.1875, 0.1875, degree)
        yield Polynomial(header, f"{where}::r", rounded(c, kind), e)
    for kind, log_degree, celu_degree in ((np.float32, 2, 5), (np.float64, 7, 11)):
        header, where = "compute/logarithm.h", f"logarithm_constants<{CPP[kind]}>"
        c, e = remez(log_l, artanh_weight, 1e-14, 1 / 25 * 1.001, log_degree)
        yield Polynomial(header, f"{where}::artanh", rounded(c, kind), e)
        parts = split(mp.log(2), kind, 2)
        yield Polynomial(header, f"{where}::log_2", parts, abs(mp.log(2) - sum(map(mp.mpf, parts))))
        c, e = remez(celu_by_alpha, lambda q: 1 / abs(celu_by_alpha(q)), -0.5, 0, celu_degree)
        yield Polynomial("functions/rectifiers/celu.h", f"celu_constants<{CPP[kind]}>::by_alpha", rounded(c, kind), e)
    yield from numbers_in_parts()
    yield from gates()
    root, slope, q, weight = near_root(sqrt_softplus_bend, "0.9")
    header, where = "functions/rectifiers/sqrt_softplus.h", "sqrt_softplus_constants<double>"
    for name, number in (("right_root", root), ("right_slope", slope)):
        parts = split(number, np.float64, 2)
        yield Polynomial(header, f"{where}::{name}", parts, abs(number - sum(map(mp.mpf, parts))))
    c, e = remez(q, weight, -0.125, 0.125, 12)
    yield Polynomial(header, f"{where}::right_q", rounded(c, np.float64), e)
    for name, start, most, end in (("sine", 3, 7, 7), ("cosine", 2, 8, 6)):
        terms = [(-1) ** (k + 1) / mp.factorial(start + 2 * k) for k in range(most + end)]
        pairs = [split(term, np.float64, 2) for term in terms[:most]]
        yield Polynomial("compute/turns.h", f"series_of_waves::{name}", [high for high, _ in pairs], mp.mpf(2) ** -106)
        yield Polynomial(
            "compute/turns.h", f"series_of_waves::{name}_low", [low for _, low in pairs], mp.mpf(2) ** -106
        )
        last = rounded(terms[most:], np.float64)
        yield Polynomial("compute/turns.h", f"series_of_waves::{name}_end", last, mp.mpf(2) ** -53)
    for name, number in (("inverse_root", 1 / mp.sqrt(2 * mp.pi)), ("half_root", mp.sqrt(mp.mpf(1) / 2))):
        halves = split(number, np.float64, 2)
        yield Polynomial("functions/sigmoids/laplace.h", f"laplace::{name}", halves, mp.mpf(2) ** -106)
    terms = [1 / mp.factorial(k) for k in range(1, 19)]
    pairs = [split(term, np.float64, 2) for term in terms[:6]]
    header, where = "functions/sigmoids/loglog.h", "loglog_constants"
    yield Polynomial(header, f"{where}::factorial", [high for high, _ in pairs], mp.mpf(2) ** -106)
    yield Polynomial(header, f"{where}::factorial_low", [low for _, low in pairs], mp.mpf(2) ** -106)
    yield Polynomial(header, f"{where}::end", rounded(terms[6:], np.float64), mp.mpf(2) ** -53)
    header, where = "compute/exponential_in_parts.h", "factorial_constants<double>"
    inverses = [1 / mp.factorial(k) for k in range(1, 28)]
    pairs = [split(value, np.float64, 2) for value in inverses[:17]]
    left = max(abs(v / (high + mp.mpf(low)) - 1) for v, (high, low) in zip(inverses, pairs, strict=False))
    yield Polynomial(header, f"{where}::high", [high for high, _ in pairs], left + TINY**3)
    yield Polynomial(header, f"{where}::low", [low for _, low in pairs], left + TINY**3)
    yield Polynomial(header, f"{where}::rest", rounded(inverses[17:], np.float64), inverses[-1] / 28)
    known = sum(mp.mpf(float.fromhex(part)) for part in ("0x1.62e42fefap-1", "0x1.cf79abc9e3b39p-40"))
    (third,) = split(mp.log(2) - known, np.float64, 1)
    yield Polynomial(header, f"{where}::ln2_rest", [third], abs(third) * mp.mpf(2) ** -53)
    for kind, degrees in ((np.float32, (2, 6, 10, 2, 2, 4)), (np.float64, (6, 11, 22, 5, 5, 10))):
        yield from words(kind, *degrees)


def words(kind: type[np.floating], *degrees: int) -> Iterator[Polynomial]:
    """Compute the constants of words.h, turns.h and arctan.h in a floating-point type."""
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
    elsewhere = {
        "sine": ("compute/turns.h", "turn_constants"),
        "cosine": ("compute/turns.h", "turn_constants"),
        "arctangent": ("functions/sigmoids/arctan.h", "arctan_constants"),
    }
    for name, f, weight, low, high, degree in rows:
        c, e = remez(f, weight, low, high, degree)
        header, where = elsewhere.get(name, ("compute/words.h", "word_constants"))
        yield Polynomial(header, f"{where}<{CPP[kind]}>::{name}", rounded(c, kind), e)
    parts = split(mp.pi / 2, kind, 3)
    left = abs(mp.pi / 2 - sum(map(mp.mpf, parts)))
    yield Polynomial("compute/turns.h", f"turn_constants<{CPP[kind]}>::half_pi", parts, left)


if __name__ == "__main__":
    print("compute/turns.h two_over_pi:", ", ".join(f"{w:#018x}" for w in two_over_pi(22)))
    for polynomial in polynomials():
        print(polynomial)
