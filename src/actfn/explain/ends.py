"""A formula towards +inf: its leading terms, and a bound on the rest that holds for every x from some number on.

A *germ* is a sum of exact constants times scales such as exp(-2x)·x, and a remainder of at most bound·scale. The
arithmetic of germs is that of asymptotic expansions; every remainder is bounded for all x >= start, so that a sign, a
limit and an asymptote read off a germ are proven. (-inf is +inf of the mirrored formula.)
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cmp_to_key, lru_cache
from math import factorial
from typing import Any

from flint import arb, fmpq

from actfn.explain.exact import Exact, Undecided
from actfn.explain.interval import TAYLOR, Deadline
from actfn.expression.derive import derivative
from actfn.expression.tree import WORDS, Expression, X

MOST, DEEP = 6, 5  # terms kept of a germ, and of a Taylor series
STARTS = (3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 128, 256, 512, 1024, 4096, 65536, 2**24, 2**40)
Exponents = tuple[tuple[Fraction, Exact], ...]


class TooNear(Undecided):
    """Not decided from this start on; a later one may do."""


class Scale:
    """exp(Σ qⱼ xʲ) · x^power · log(x)^logs."""

    __slots__ = ("_hash", "exponents", "key", "logs", "power")

    def __init__(self, exponents: Exponents = (), power: Fraction = Fraction(0), logs: Fraction = Fraction(0)) -> None:
        self.exponents, self.power, self.logs = exponents, power, logs
        self.key = (exponents, power, logs)
        self._hash = hash(self.key)

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Scale) and self._hash == other._hash and self.key == other.key)

    def __hash__(self) -> int:
        return self._hash

    @lru_cache(maxsize=4096)  # noqa: B019  (scales are few, small, and worth keeping)
    def __mul__(self, other: Scale) -> Scale:
        if not (self.exponents or other.exponents):
            return Scale((), self.power + other.power, self.logs + other.logs)
        sums = dict(self.exponents)
        for degree, q in other.exponents:
            sums[degree] = sums[degree] + q if degree in sums else q
        kept = tuple(sorted(((d, q) for d, q in sums.items() if q.terms), key=lambda item: -item[0]))
        return Scale(kept, self.power + other.power, self.logs + other.logs)

    def __pow__(self, r: Fraction) -> Scale:
        return Scale(tuple((d, q * r) for d, q in self.exponents if r), self.power * r, self.logs * r)

    def growth(self) -> int:
        """1 towards infinity, -1 towards zero, 0 for a constant."""
        if self.exponents:
            return self.exponents[0][1].sign()
        first = self.power or self.logs
        return (first > 0) - (first < 0)

    @lru_cache(maxsize=4096)  # noqa: B019
    def largest(self, start: int) -> arb:
        """The supremum from `start` on, of a scale that falls all the way."""
        if self == ONE:
            return arb(1)
        if self.growth() > 0:
            raise Undecided("a bound on what grows")
        a = arb(start)
        # The derivative of its logarithm, times x: the leading part must outweigh what is against it.
        parts = [(q.ball * arb(fmpq(d.numerator, d.denominator)) * a ** arb(_fmpq(d))) for d, q in self.exponents]
        parts += [arb(_fmpq(self.power)), arb(_fmpq(self.logs)) / a.log()]
        lead = next(i for i, part in enumerate(parts) if part != 0)
        if not parts[lead] + sum((p for p in parts[lead + 1 :] if not p < 0), arb(0)) < 0:
            raise TooNear
        exponent = sum((q.ball * a ** arb(_fmpq(d)) for d, q in self.exponents), arb(0))
        exponent += arb(_fmpq(self.power)) * a.log() + arb(_fmpq(self.logs)) * a.log().log()
        return exponent.exp().upper()


ONE, LOGARITHM = Scale(), Scale((), Fraction(0), Fraction(1))


def _fmpq(value: Fraction) -> Any:
    return fmpq(value.numerator, value.denominator)


@lru_cache(maxsize=4096)
def _over(a: Scale, b: Scale) -> Scale:
    return a * b ** Fraction(-1)


@lru_cache(maxsize=4096)
def _compare(a: Scale, b: Scale) -> int:
    return 0 if a.key == b.key else _over(a, b).growth()


class Germ:
    """Terms and remainder; `start` is where the bound begins to hold."""

    __slots__ = ("bound", "rest", "start", "terms")

    def __init__(self, terms: dict[Scale, Exact], start: int, rests: list[tuple[Scale, arb]] | None = None) -> None:
        self.start = start
        order = cmp_to_key(_compare)
        kept = sorted(((s, c) for s, c in terms.items() if c.terms), key=lambda term: order(term[0]), reverse=True)
        rests = [(s, b) for s, b in rests or [] if b != 0]
        rests += [(s, abs(c).ball) for s, c in kept[MOST:]]
        kept = kept[:MOST]
        self.rest, self.bound = ONE, arb(0)
        if rests:
            self.rest = max((s for s, _ in rests), key=cmp_to_key(_compare))
            while kept and _compare(kept[-1][0], self.rest) <= 0:
                scale, factor = kept.pop()
                rests.append((scale, abs(factor.ball)))
            self.bound = sum((b * _over(s, self.rest).largest(start) for s, b in rests), arb(0)).upper()
        self.terms = dict(kept)

    @staticmethod
    def constant(value: Any, start: int) -> Germ:
        """A constant."""
        return Germ({ONE: Exact.of(value)}, start)

    # ---- Arithmetic.

    def __add__(self, other: Germ) -> Germ:
        terms = dict(self.terms)
        for scale, factor in other.terms.items():
            terms[scale] = terms[scale] + factor if scale in terms else factor
        return Germ(terms, self.start, [(self.rest, self.bound), (other.rest, other.bound)])

    def __neg__(self) -> Germ:
        return self * Germ.constant(-1, self.start)

    def __sub__(self, other: Germ) -> Germ:
        return self + (-other)

    def __mul__(self, other: Germ) -> Germ:
        terms: dict[Scale, Exact] = {}
        for a, c in self.terms.items():
            for b, d in other.terms.items():
                scale = a * b
                terms[scale] = terms[scale] + c * d if scale in terms else c * d
        rests = [(self.rest * other.rest, self.bound * other.bound)]
        rests += [(a * other.rest, abs(c.ball) * other.bound) for a, c in self.terms.items() if other.bound != 0]
        rests += [(b * self.rest, abs(d.ball) * self.bound) for b, d in other.terms.items() if self.bound != 0]
        return Germ(terms, self.start, rests)

    def scaled(self, scale: Scale, factor: Exact) -> Germ:
        """Times one term."""
        return Germ(
            {s * scale: c * factor for s, c in self.terms.items()},
            self.start,
            [(self.rest * scale, self.bound * abs(factor.ball))],
        )

    # ---- What it tells.

    def lead(self) -> tuple[Scale, Exact]:
        """The leading term, its factor's sign known. Raises Undecided where the rest may outweigh it."""
        if not self.terms:
            raise Undecided("no term leads: it may oscillate" if self.bound != 0 else "it vanishes")
        scale, factor = next(iter(self.terms.items()))
        factor.sign()
        return scale, factor

    @property
    def is_zero(self) -> bool:
        """Whether it is zero identically."""
        return not self.terms and self.bound == 0

    def sign(self, start: int) -> int:
        """The sign at every x >= start, or zero identically. Raises Undecided."""
        if self.is_zero:
            return 0
        scale, factor = self.lead()
        others = [(s, abs(c.ball)) for s, c in list(self.terms.items())[1:]] + [(self.rest, self.bound)]
        sum_of_others = sum((b * _over(s, scale).largest(start) for s, b in others if b != 0), arb(0))
        if not sum_of_others < abs(factor.ball):
            raise TooNear
        return factor.sign()

    def limit(self) -> Exact | int:
        """The limit; 1 or -1 stand for infinities. Raises Undecided."""
        rest = self.rest.growth() if self.bound != 0 else -1
        if not self.terms:
            if rest < 0:
                return Exact.of(0)
            raise Undecided("the limit may not exist: it may oscillate")
        scale, factor = self.lead()
        growth = scale.growth()
        if growth > 0:
            return factor.sign()
        if rest >= 0:
            raise Undecided("the limit may not exist: it may oscillate")
        return factor if growth == 0 else Exact.of(0)

    def deviation(self) -> tuple[Scale, arb]:
        """A scale and a bound for all of it."""
        parts = [(s, abs(c.ball)) for s, c in self.terms.items()]
        if self.bound != 0:
            parts.append((self.rest, self.bound))
        if not parts:
            return ONE, arb(0)
        scale = max((s for s, _ in parts), key=cmp_to_key(_compare))
        return scale, sum((b * _over(s, scale).largest(self.start) for s, b in parts), arb(0)).upper()

    def relative(self) -> tuple[Scale, Exact, Germ]:
        """Its leading term, and u of term·(1 + u)."""
        scale, factor = self.lead()
        one = self.scaled(scale ** Fraction(-1), 1 / factor)
        del one.terms[ONE]
        return scale, factor, one

    def split(self) -> tuple[dict[Scale, Exact], Exact, Germ]:
        """What grows, the constant, and what vanishes (which may hold a remainder that is only bounded)."""
        grown = {s: c for s, c in self.terms.items() if s.growth() > 0}
        small = {s: c for s, c in self.terms.items() if s not in grown and s != ONE}
        return grown, self.terms.get(ONE, Exact({})), Germ(small, self.start, [(self.rest, self.bound)])


def composed(u: Germ, coefficients: list[Exact], remainder: Any) -> Germ:
    """Σ cₖ uᵏ of a u that vanishes; `remainder(ε)` bounds the next coefficient for |u| <= ε."""
    scale, bound = u.deviation()
    if bound == 0:
        return Germ({ONE: coefficients[0]}, u.start)
    size = (bound * scale.largest(u.start)).upper()
    last = remainder(size)
    total = Germ.constant(coefficients[-1], u.start)
    for c in reversed(coefficients[:-1]):
        total = total * u + Germ.constant(c, u.start)
    n = len(coefficients)
    return total + Germ({}, u.start, [(scale ** Fraction(n), (abs(last) * bound ** arb(n)).upper())])


def power(g: Germ, r: Fraction) -> Germ:
    """A rational power."""
    if r.denominator == 1 and 0 <= r <= 16 and (r <= 3 or len(g.terms) <= 1):
        result = Germ.constant(1, g.start)
        for _ in range(int(r)):
            result = result * g
        return result
    scale, factor, u = g.relative()
    binomial, coefficients = Exact.of(1), []
    for k in range(DEEP):
        coefficients.append(binomial)
        binomial = binomial * (r - k) * Fraction(1, k + 1)

    def remainder(size: arb) -> arb:
        if not size < 0.5:
            raise TooNear
        return abs(binomial.ball) * ((1 - size).log() * arb(-abs(_fmpq(r - DEEP)))).exp()

    return composed(u, coefficients, remainder).scaled(scale**r, factor.power(r))


def _inverse(g: Germ) -> Germ:
    return power(g, Fraction(-1))


def exp(g: Germ) -> Germ:
    """The exponential: of a polynomial in x and multiples of log x, at most."""
    grown, constant, small = g.split()
    exponents, powers = [], Fraction(0)
    for scale, factor in grown.items():
        rational = factor.rational
        if scale == LOGARITHM and rational is not None:
            powers = Fraction(int(rational.p), int(rational.q))
        elif scale.exponents:
            return _vanishing_fast(g)
        elif scale.logs:
            raise Undecided("growth faster than any exponential of a power of x, or between two such, is not followed")
        else:
            exponents.append((scale.power, factor))
    scale = Scale(tuple(sorted(exponents, key=lambda item: -item[0])), powers)
    factor = constant.exp()
    if small.bound != 0 and small.rest.growth() >= 0:
        if small.rest.growth() > 0:
            raise Undecided("the growth of an exponential")
        _, bound = small.deviation()
        return Germ({}, g.start, [(scale, (bound.exp() * factor.ball).upper())])
    coefficients = [Exact.of(Fraction(1, factorial(k))) for k in range(DEEP)]
    return composed(small, coefficients, lambda size: size.exp() / factorial(DEEP)).scaled(scale, factor)


def _vanishing_fast(g: Germ) -> Germ:
    """The exponential of what falls as fast as -exp(x): less than exp(-x³) from some number on."""
    scale, factor = g.lead()
    if factor.sign() > 0:
        raise Undecided("growth faster than any exponential of a power of x is not followed")
    cube = Scale((), Fraction(3))
    margin = g - Germ({scale: factor * Fraction(1, 2)}, g.start)  # g <= half of its leading term
    if margin.sign(g.start) > 0 or not _over(cube, scale).largest(g.start) < abs(factor.ball) / 2:
        raise TooNear
    return Germ({}, g.start, [(Scale(((Fraction(3), Exact.of(-1)),)), arb(1))])


def log(g: Germ) -> Germ:
    """The logarithm."""
    scale, factor, u = g.relative()
    if factor.sign() < 0:
        raise Undecided("the logarithm of a number that is not positive")
    if scale.logs:
        raise Undecided("the logarithm of a logarithm")
    terms = {Scale((), d): q for d, q in scale.exponents} | {Scale((), Fraction(0), Fraction(1)): Exact.of(scale.power)}
    terms[ONE] = factor.log()
    coefficients = [Exact({})] + [Exact.of(Fraction((-1) ** (k + 1), k)) for k in range(1, DEEP)]

    def remainder(size: arb) -> arb:
        if not size < 0.5:
            raise TooNear
        return 1 / (1 - size) / DEEP

    return Germ(terms, g.start) + composed(u, coefficients, remainder)


def _erfc(v: Germ) -> Germ:
    """Of a v that grows: an alternating expansion, whose error is less than the first term left out."""
    inverse = _inverse(v)
    square = inverse * inverse
    total, factor = Germ.constant(0, v.start), Fraction(1)
    term = Germ.constant(1, v.start)
    for k in range(DEEP):
        total = total + term.scaled(ONE, Exact.of(factor))
        factor *= -Fraction(2 * k + 1, 2)
        term = term * square
    scale, bound = term.deviation()
    total = total + Germ({}, v.start, [(scale, bound * abs(arb(_fmpq(factor))))])
    return exp(-(v * v)) * inverse * total.scaled(ONE, Exact.of("pi").power(Fraction(-1, 2)))


@lru_cache(maxsize=512)
def _taylor_of(name: str, at: Exact) -> list[Exact]:
    """The exact Taylor coefficients of a word."""
    tree, result = Expression(name, (X,)), []
    for k in range(DEEP):
        value = derivative(tree, k).evaluate(at, {}, leaf=Exact.of) if tree.has_x else Exact({})
        result.append(Exact.of(value) * Fraction(1, factorial(k)))
    return result


def _infinite(name: str, g: Germ, side: int) -> Germ:
    """A word of what grows, to +inf or -inf."""
    one = Germ.constant(1, g.start)
    size = g if side > 0 else -g
    match name:
        case "exp":
            return exp(g)
        case "expm1":
            return exp(g) - one
        case "sinh" | "cosh":
            both = exp(g) + exp(-g) if name == "cosh" else exp(g) - exp(-g)
            return both.scaled(ONE, Exact.of(Fraction(1, 2)))
        case "sigmoid":
            small = exp(-size)
            return _inverse(one + small) if side > 0 else small * _inverse(one + small)
        case "tanh":
            small = exp(-(size + size))
            result = (one - small) * _inverse(one + small)
            return result if side > 0 else -result
        case "sech2":
            small = exp(-(size + size))
            return (small * power(one + small, Fraction(-2))).scaled(ONE, Exact.of(4))
        case "softplus":
            small = word("log1p", exp(-size))
            return g + small if side > 0 else small
        case "erf":
            result = one - _erfc(size)
            return result if side > 0 else -result
        case "erfc":
            return _erfc(g) if side > 0 else one + one - _erfc(-g)
        case "atan":
            right = Germ.constant(Exact.of("pi") * Fraction(1, 2), g.start)
            return (right if side > 0 else -right) - word("atan", _inverse(g))
        case "sin" | "cos":
            return Germ({}, g.start, [(ONE, arb(1))])
    raise Undecided(f"{name} of what grows: its poles may go on without end")


def word(name: str, g: Germ) -> Germ:
    """A word of a germ."""
    if name == "log1p":
        added = g + Germ.constant(1, g.start)
        if not added.split()[0] and added.terms.get(ONE) == Exact.of(1):  # next to zero its own series loses nothing
            return _finite("log1p", g)
        return log(added)
    if name == "log":
        return log(g)
    if name == "sqrt":
        return power(g, Fraction(1, 2))
    grown, _, _ = g.split()
    if grown:
        return _infinite(name, g, g.lead()[1].sign())
    return _finite(name, g)


def _finite(name: str, g: Germ) -> Germ:
    _, constant, small = g.split()
    if small.bound != 0 and small.rest.growth() >= 0:
        if small.rest.growth() > 0:
            raise Undecided(f"{name} of what may grow")
        _, bound = small.deviation()
        value = TAYLOR[name](constant.ball + arb(0, 1) * bound, 0)[0]
        return Germ({}, g.start, [(ONE, abs(value).upper())])

    def remainder(size: arb) -> arb:
        value: arb = TAYLOR[name](constant.ball + arb(0, 1) * size, DEEP)[DEEP]
        if not value.is_finite():
            raise TooNear
        return value

    return composed(small, _taylor_of(name, constant), remainder)


def germ(tree: Expression, parameters: Mapping[str, Fraction], start: int, deadline: Deadline) -> Germ:
    """The germ at +inf of a formula without `where`. Raises Undecided."""
    made: dict[int, Germ] = {}
    exact: dict[int, Exact | None] = {}
    for node in tree.nodes():
        deadline.check()
        args = [made[id(arg)] for arg in node.args]
        if node is X:
            made[id(node)] = Germ({Scale((), Fraction(1)): Exact.of(1)}, start)
            continue
        if all(arg in exact for arg in map(id, node.args)):
            value = _constant(node, [exact[id(arg)] for arg in node.args], parameters)
            exact[id(node)] = value
            made[id(node)] = Germ.constant(value, start)
            continue
        made[id(node)] = _node(node, args, exact, start)
    return made[id(tree)]


def _constant(node: Expression, args: list[Any], parameters: Mapping[str, Fraction]) -> Exact:
    from actfn.expression.tree import APPLY

    if node.head in ("number", "constant"):
        return Exact.of(node.value)
    return Exact.of(parameters[node.value]) if node.head == "parameter" else Exact.of(APPLY[node.head](*args))


def _node(node: Expression, args: list[Germ], exact: dict[int, Exact | None], start: int) -> Germ:
    match node.head:
        case "+":
            return args[0] + args[1]
        case "-":
            return args[0] - args[1]
        case "*":
            return args[0] * args[1]
        case "/":
            return args[0] * _inverse(args[1])
        case "neg":
            return -args[0]
        case "^":
            exponent = exact.get(id(node.args[1]))
            rational = exponent.rational if exponent is not None else None
            if rational is None:
                return exp(args[1] * log(args[0]))
            return power(args[0], Fraction(int(rational.p), int(rational.q)))
    if node.head not in WORDS:
        raise Undecided(f"{node.head} towards infinity")
    return word(node.head, args[0])
