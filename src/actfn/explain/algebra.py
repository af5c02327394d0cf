"""Formulas as quotients of polynomials over generators: x, parameters, exp(…), log(…), roots, sin and cos, erf, atan.

Hyperbolic words, sigmoid and softplus are written through exp and log; exponents with a common measure are powers of
one generator, so that exp(2x) is exp(x)² and exp(-x) its inverse. Where the difference of two formulas has a numerator
of zero they are equal wherever both are defined: that is a proof. A numerator other than zero proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Any

from flint import arb, fmpq, fmpq_mpoly_ctx

from actfn.expression.tree import ONE, PI, ZERO, Expression, X, number, parameter
from actfn.expression.write import decimal

MOST_GENERATORS, MOST_TERMS, MOST_POWER = 20, 300, 24
MOST_PRODUCTS = 20_000  # of terms, in one multiplication
CONTEXT = fmpq_mpoly_ctx.get([f"g{i}" for i in range(MOST_GENERATORS)], "lex")
GENERATORS = CONTEXT.gens()
UNIT = CONTEXT.constant(1)


class Unsupported(ArithmeticError):
    """A formula that has no normal form here."""


class _Finer(Exception):
    """A generator exp(u) was met with a fraction of u: begin again with exp of that fraction."""


class Quotient:
    """numerator / denominator, without a common factor, the denominator's leading coefficient 1."""

    __slots__ = ("above", "below")

    def __init__(self, above: Any, below: Any = UNIT) -> None:
        if len(above) > MOST_TERMS or len(below) > MOST_TERMS:
            raise Unsupported("a polynomial of too many terms")
        if not below.is_constant():
            common = above.gcd(below)
            if not common.is_constant():
                above, below = above / common, below / common
        lead = below.leading_coefficient()
        self.above, self.below = (above, below) if lead == 1 else (above / lead, below / lead)

    def __add__(self, other: Quotient) -> Quotient:
        if self.below == other.below:
            return Quotient(self.above + other.above, self.below)
        return Quotient(self.above * other.below + other.above * self.below, self.below * other.below)

    def __neg__(self) -> Quotient:
        return Quotient(-self.above, self.below)

    def __sub__(self, other: Quotient) -> Quotient:
        return self + (-other)

    def __mul__(self, other: Quotient) -> Quotient:
        if len(self.above) * len(other.above) + len(self.below) * len(other.below) > MOST_PRODUCTS:
            raise Unsupported("a polynomial of too many terms")
        return Quotient(self.above * other.above, self.below * other.below)

    def __truediv__(self, other: Quotient) -> Quotient:
        if other.above.is_zero():
            raise ZeroDivisionError("division by zero")
        return Quotient(self.above * other.below, self.below * other.above)

    def __pow__(self, n: int) -> Quotient:
        if abs(n) > MOST_POWER or (abs(n) > 4 and len(self.above) + len(self.below) > 12):
            raise Unsupported("a large power")
        return Quotient(self.above**n, self.below**n) if n >= 0 else rational(1) / self**-n

    @property
    def key(self) -> tuple[str, str]:
        """What equal quotients have in common."""
        return str(self.above), str(self.below)

    @property
    def number(self) -> Any:
        """The rational number that it is, else None."""
        if not (self.above.is_constant() and self.below.is_constant()):
            return None
        return fmpq(0) if self.above.is_zero() else self.above.leading_coefficient()


def rational(value: Any) -> Quotient:
    """A rational number."""
    value = value if isinstance(value, fmpq) else fmpq(value.numerator, value.denominator)
    return Quotient(CONTEXT.constant(value))


class Field:
    """The generators met so far; what a formula is over them."""

    def __init__(self, parameters: Mapping[str, Fraction] | None = None, units: dict[Any, Any] | None = None) -> None:
        self.parameters = parameters or {}
        self.units = {} if units is None else units
        self.place: dict[Any, int] = {}
        self.trees: list[Expression] = []
        self.arguments: dict[int, Quotient] = {}  # of generators exp(…): their exponents
        self.relations: dict[int, tuple[int, Quotient]] = {}  # generator**n = …
        self.positive: set[int] = set()
        self.made: dict[int, Quotient] = {}

    def generator(self, key: Any, tree: Expression, positive: bool = False) -> Quotient:
        if key not in self.place:
            if len(self.place) >= MOST_GENERATORS:
                raise Unsupported("too many kinds of terms")
            self.place[key] = len(self.place)
            self.trees.append(tree)
            if positive:
                self.positive.add(self.place[key])
        return Quotient(GENERATORS[self.place[key]])

    def of(self, tree: Expression) -> Quotient:
        """The quotient of a formula. Raises Unsupported, and ZeroDivisionError for a division by zero throughout."""
        for node in tree.nodes():
            if id(node) not in self.made:
                self.made[id(node)] = self._node(node, [self.made[id(arg)] for arg in node.args])
        return self.made[id(tree)]

    def _node(self, node: Expression, args: list[Quotient]) -> Quotient:
        head = node.head
        match head:
            case "number":
                return rational(node.value)
            case "x":
                return self.generator("x", X)
            case "parameter":
                if node.value in self.parameters:
                    return rational(self.parameters[node.value])
                return self.generator(("parameter", node.value), parameter(node.value))
            case "constant":
                if node.value == "e":
                    return self.exp(rational(1))
                return self.generator("pi", PI.word("sqrt"), positive=True) ** 2
            case "neg":
                return -args[0]
            case "+":
                return args[0] + args[1]
            case "-":
                return args[0] - args[1]
            case "*":
                return self.reduced(args[0] * args[1])
            case "/":
                return self.reduced(args[0] / args[1])
            case "^":
                exponent = args[1].number
                if exponent is None:
                    return self.exp(args[1] * self.log(args[0]))
                return self.power(args[0], exponent)
            case "where" | ">" | "<" | ">=" | "<=":
                raise Unsupported("a formula in pieces")
        return self.word(head, args[0])

    def word(self, name: str, u: Quotient) -> Quotient:
        one, two = rational(1), rational(2)
        match name:
            case "exp":
                return self.exp(u)
            case "expm1":
                return self.exp(u) - one
            case "log":
                return self.log(u)
            case "log1p":
                return self.log(one + u)
            case "sqrt":
                return self.power(u, fmpq(1, 2))
            case "sigmoid":
                grown = self.exp(u)
                return self.reduced(grown / (one + grown))
            case "softplus":
                return self.log(one + self.exp(u))
            case "sinh" | "cosh":
                grown, shrunk = self.exp(u), self.exp(-u)
                return (grown + shrunk if name == "cosh" else grown - shrunk) / two
            case "tanh" | "sech2":
                square = self.exp(u + u)
                if name == "tanh":
                    return (square - one) / (square + one)
                return rational(4) * square / (square + one) ** 2
            case "erfc":
                return one - self.odd("erf", u)
            case "tan":
                return self.odd("sin", u) / self.cos(u)
            case "cos":
                return self.cos(u)
        return self.odd(name, u)

    def odd(self, name: str, u: Quotient) -> Quotient:
        if u.above.is_zero():
            return u
        if u.above.leading_coefficient() < 0:
            return -self.odd(name, -u)
        return self.generator((name, u.key), self.tree(u).word(name))

    def cos(self, u: Quotient) -> Quotient:
        if u.above.is_zero():
            return rational(1)
        u = -u if u.above.leading_coefficient() < 0 else u
        sine = self.odd("sin", u)
        made = self.generator(("cos", u.key), self.tree(u).word("cos"))
        self.relations[self.place["cos", u.key]] = 2, rational(1) - sine * sine
        return made

    def exp(self, u: Quotient) -> Quotient:
        """Split into the exponentials of its terms, each a power of a generator."""
        result = rational(1)
        if u.below.is_constant():
            for powers, factor in u.above.terms():
                result = result * self._exp_of_term(self._monomial(powers), factor)
        elif not u.above.is_zero():
            lead = u.above.leading_coefficient()
            result = self._exp_of_term(Quotient(u.above / lead, u.below), lead)
        return self.reduced(result)

    def _monomial(self, powers: Any) -> Quotient:
        result = UNIT
        for i, n in enumerate(powers):
            if n:
                result *= GENERATORS[i] ** int(n)
        return Quotient(result)

    def _exp_of_term(self, term: Quotient, factor: Any) -> Quotient:
        for key, i in self.place.items():  # exp(n log(u)) = u**n
            if isinstance(key, tuple) and key[0] == "log" and term.above == GENERATORS[i] and factor.q == 1:
                return self.arguments[i] ** int(factor.p)
        key = ("exp", term.key)
        unit = self.units.setdefault(key, abs(factor))
        n = factor / unit
        if n.q != 1:
            self.units[key] = unit / n.q  # their common measure
            raise _Finer
        argument = term * rational(unit)
        made = self.generator(key, self.tree(argument).word("exp"), positive=True)
        self.arguments[self.place[key]] = argument
        return made ** int(n.p)

    def log(self, u: Quotient) -> Quotient:
        if u.above.is_zero():
            raise Unsupported("the logarithm of zero")
        total = rational(0)
        if not u.below.is_constant() and self._surely_positive(u.above) and self._surely_positive(u.below):
            return self.log(Quotient(u.above)) - self.log(Quotient(u.below))
        above = u.above
        for i in self.positive:  # log(exp(v) w) = v + log(w)
            least = min(int(powers[i]) for powers in above.monoms())
            if least and i in self.arguments:
                above = above / GENERATORS[i] ** least
                total = total + self.arguments[i] * rational(least)
        lead = above.leading_coefficient()
        if lead > 0 and lead != 1:
            above = above / lead
            for part, sign in ((lead.p, 1), (lead.q, -1)):
                if part > 2**64:
                    raise Unsupported("the logarithm of a large number")
                for prime, times in part.factor() if part > 1 else []:
                    name = ("log", str(prime))
                    logarithm = self.generator(name, number(int(prime)).word("log"))
                    self.arguments[self.place[name]] = rational(int(prime))
                    total = total + logarithm * rational(int(times) * sign)
        rest = Quotient(above, u.below)
        if rest.number == 1:
            return total
        v = self._beside_one(rest.above) if rest.below.is_constant() else None
        tree = self._exponent(dict(v[1])).word("softplus") if v and v[0] > 0 else self.tree(rest).word("log")
        made = self.generator(("log", rest.key), tree)
        self.arguments[self.place["log", rest.key]] = rest
        return total + made

    def _surely_positive(self, polynomial: Any) -> bool:
        return all(
            factor > 0 and all(i in self.positive for i, n in enumerate(powers) if n)
            for powers, factor in polynomial.terms()
        )

    def power(self, u: Quotient, exponent: Any) -> Quotient:
        n, degree = int(exponent.p), int(exponent.q)
        if degree == 1:
            return self.reduced(u**n)
        if u.above.is_zero():
            return u
        return self.reduced(self._root(u, degree) ** n)

    def _root(self, u: Quotient, degree: int) -> Quotient:
        outside = rational(1)
        inside = u
        for i in self.positive:  # what is positive comes out of the root
            for polynomial, sign in ((inside.above, 1), (inside.below, -1)):
                least = min(int(powers[i]) for powers in polynomial.monoms()) // degree
                if least:
                    outside = outside * Quotient(GENERATORS[i]) ** (sign * least)
        inside = inside / outside**degree
        lead = inside.above.leading_coefficient()
        if lead > 0:
            inside = inside * rational(1 / lead)
            for part, sign in ((lead.p, 1), (lead.q, -1)):
                if part > 2**64:
                    raise Unsupported("the root of a large number")
                for prime, times in part.factor() if part > 1 else []:
                    p, times = int(prime), sign * int(times)
                    outside = outside * rational(p) ** (times // degree)
                    if times % degree:
                        outside = outside * self._radical(rational(p), degree) ** (times % degree)
        return outside if inside.number == 1 else outside * self._radical(inside, degree)

    def _radical(self, u: Quotient, degree: int) -> Quotient:
        tree = self.tree(u) ** number(Fraction(1, degree))
        made = self.generator(("root", degree, u.key), tree, positive=u.number is not None)
        self.relations[self.place["root", degree, u.key]] = degree, u
        return made

    def reduced(self, quotient: Quotient) -> Quotient:
        """With powers of roots and of cosines replaced by what they are."""
        for i, (degree, value) in self.relations.items():
            for polynomial in (quotient.above, quotient.below):
                if int(polynomial.degrees()[i]) >= degree:
                    above = self._replaced(quotient.above, i, degree, value)
                    below = self._replaced(quotient.below, i, degree, value)
                    return self.reduced(above / below)
        return quotient

    def _replaced(self, polynomial: Any, i: int, degree: int, value: Quotient) -> Quotient:
        total = rational(0)
        parts: dict[int, Any] = {}
        for powers, factor in polynomial.terms():
            powers = [int(n) for n in powers]
            whole, powers[i] = divmod(powers[i], degree)
            term = CONTEXT.from_dict({tuple(powers): factor})
            parts[whole] = parts[whole] + term if whole in parts else term
        for whole, part in parts.items():
            total = total + Quotient(part) * value**whole
        return total

    # ---- Back to trees.

    def tree(self, quotient: Quotient, words: bool = False) -> Expression:
        """A quotient as a tree, factored; with `words`, tanh, sech2 and sigmoid where they are factors."""
        above, below = self._factors(quotient.above), self._factors(quotient.below)
        return self._joined(above[0], above[1] + [(f, -n) for f, n in below[1]], words)

    def _factors(self, polynomial: Any) -> tuple[Fraction, list[tuple[Any, int]]]:
        if polynomial.is_constant():
            return _fraction(polynomial.leading_coefficient()) if not polynomial.is_zero() else Fraction(0), []
        constant, factors = polynomial.factor()
        content = _fraction(constant)
        return content, [(factor, int(n)) for factor, n in factors]

    def _joined(self, content: Fraction, factors: list[tuple[Any, int]], words: bool = False) -> Expression:
        """The product of a number and powers of polynomials."""
        tops, bottoms, others = list[Expression](), list[Expression](), []
        grown: dict[int, int] = {}  # powers of the generators exp(…)
        for factor, n in factors:
            single = next((i for i in range(len(self.trees)) if factor == GENERATORS[i]), None)
            if single is not None and self.trees[single].head == "exp":
                grown[single] = n
            else:
                others.append((factor, n))
        if words:
            factor, tops, others = self._worded(grown, others)
            content *= factor
        exponent = ZERO
        for i, n in grown.items():
            exponent = exponent + self._exponent({i: n})
        for factor, n in others:
            single = next((i for i in range(len(self.trees)) if factor == GENERATORS[i]), None)
            made = self._sum(factor) if single is None else self.trees[single]
            (tops if n > 0 else bottoms).append(made ** number(abs(n)))
        if exponent is not ZERO:
            tops.append(exponent.word("exp"))
        sign = -1 if content < 0 else 1
        content = abs(content)
        short = decimal(content)
        whole = "/" in short or len(short) < 6  # x/200 rather than 0.005*x, but 1.702*x
        top = number(content.numerator if whole else content)
        for t in tops:
            top = top * t
        bottom = number(content.denominator if whole else 1)
        for t in bottoms:
            bottom = bottom * t
        made = top if bottom is ONE else top / bottom
        return -made if sign < 0 else made

    def _exponent(self, powers: Mapping[int, int]) -> Expression:
        total = ZERO
        for i, n in powers.items():
            if n:
                total = total + self.tree(self.arguments[i] * rational(n))
        return total

    def _worded(
        self, grown: dict[int, int], factors: list[tuple[Any, int]]
    ) -> tuple[Fraction, list[Expression], list[tuple[Any, int]]]:
        """Products of exp(v), exp(v) + 1 and exp(v) - 1 as words of v; what is used up is taken from `grown`."""
        powers: dict[tuple[int, Any], int] = {}  # of exp(v) ± 1, by sign and by v
        others = []
        for factor, n in factors:
            v = self._beside_one(factor)
            if v is None:
                others.append((factor, n))
            else:
                powers[v] = n
        content, made = Fraction(1), []

        def use(name: str, v: Any, n: int, half: bool = False) -> None:
            if n:
                u = self._exponent(dict(v))
                made.append((u / number(2) if half else u).word(name) ** number(n))

        for (sign, v), n in list(powers.items()):
            double = (1, tuple((i, 2 * k) for i, k in v))
            if sign < 0 and n > 0:
                for plus, whole in ((double, True), ((1, v), False)):
                    partner = powers.get((1, v), 0) if whole else n
                    t = min(n, partner, -powers.get(plus, 0))
                    if t > 0:
                        powers[-1, v] = n = n - t
                        powers[plus] += t
                        if whole:
                            powers[1, v] -= t
                        use("tanh", v, t, half=not whole)
        for (sign, v), n in list(powers.items()):
            if sign > 0 and n < 0:
                b = -n
                a = max(0, min(b, *(grown.get(i, 0) // k for i, k in v)))
                for i, k in v:
                    grown[i] = grown.get(i, 0) - a * k
                powers[sign, v] = 0
                if 2 * a == b and all(k % 2 == 0 for _, k in v):
                    content /= 4**a
                    use("sech2", tuple((i, k // 2) for i, k in v), a)
                    continue
                use("sigmoid", v, a)
                use("sigmoid", tuple((i, -k) for i, k in v), b - a)
        for (sign, v), n in powers.items():
            if n:
                monomial = UNIT
                for i, k in v:
                    monomial *= GENERATORS[i] ** k
                others.append((monomial + sign, n))
        return content, made, others

    def _beside_one(self, polynomial: Any) -> tuple[int, Any] | None:
        """The sign and the exponents of exp(v) ± 1."""
        terms = list(polynomial.terms())
        if len(terms) != 2 or terms[0][1] != 1 or any(terms[1][0]) or abs(terms[1][1]) != 1:
            return None
        v = tuple((i, int(n)) for i, n in enumerate(terms[0][0]) if n)
        if not all(self.trees[i].head == "exp" for i, _ in v):
            return None
        return (1 if terms[1][1] > 0 else -1), v

    def _sum(self, polynomial: Any) -> Expression:
        total = ZERO
        for powers, factor in polynomial.terms():
            content = _fraction(factor)
            term = self._joined(abs(content), [(GENERATORS[i], int(n)) for i, n in enumerate(powers) if n])
            total = total - term if content < 0 else total + term
        return total


def _fraction(value: Any) -> Fraction:
    return Fraction(int(value.p), int(value.q))


def normal(*trees: Expression, parameters: Mapping[str, Fraction] | None = None) -> tuple[Field, list[Quotient]]:
    """Formulas over the same generators. Raises Unsupported."""
    units: dict[Any, Any] = {}
    for _ in range(12):
        field = Field(parameters, units)
        try:
            return field, [field.of(tree) for tree in trees]
        except _Finer:
            continue
        except (OverflowError, ZeroDivisionError) as error:
            raise Unsupported(str(error)) from None
    raise Unsupported("exponents without a common measure")


def equal(a: Expression, b: Expression, parameters: Mapping[str, Fraction] | None = None) -> bool | None:
    """True where two formulas without `where` are proven equal, wherever both are defined; otherwise None.

    Parameters
    ----------
    a, b : Expression
        Formulas.
    parameters : mapping of str to Fraction, optional
        Values of parameters; those not given stay symbols, and the proof then holds for all of them.
    """
    if a is b:
        return True
    try:
        field, (left, right) = normal(a, b, parameters=parameters)
        return True if field.reduced(left - right).above.is_zero() else None
    except (Unsupported, ZeroDivisionError):
        return None


@lru_cache(maxsize=1024)
def _is_zero(tree: Expression, parameters: tuple[tuple[str, Fraction], ...]) -> bool:
    from actfn.explain.interval import Program, Undefined

    try:  # mostly a point tells
        value = Program(tree, dict(parameters))(arb("0.7310585786300049"), 0)[0]
        if not value.contains(0):
            return False
    except Undefined:
        pass
    return equal(tree, ZERO, dict(parameters)) is True


def is_zero(tree: Expression, parameters: Mapping[str, Fraction]) -> bool:
    """Whether a formula is proven to be zero throughout."""
    return tree is ZERO or _is_zero(tree, tuple(sorted(parameters.items())))


def forms(tree: Expression, parameters: Mapping[str, Fraction] | None = None) -> list[Expression]:
    """A formula as it is, as a factored quotient, and as one with words; equal wherever all are defined."""
    try:
        field, (quotient,) = normal(tree, parameters=parameters)
        made = [tree, field.tree(quotient), field.tree(quotient, words=True)]
    except (Unsupported, ZeroDivisionError):
        return [tree]
    return list(dict.fromkeys(made))


@lru_cache(maxsize=256)
def _worded(tree: Expression, parameters: tuple[tuple[str, Fraction], ...]) -> Expression:
    return forms(tree, dict(parameters))[-1]


def worded(tree: Expression, parameters: Mapping[str, Fraction]) -> Expression:
    """A formula as a factored quotient with words, where it has one."""
    return _worded(tree, tuple(sorted(parameters.items())))


def tidy(tree: Expression, parameters: Mapping[str, Fraction] | None = None) -> Expression:
    """The form of a formula that takes the fewest operations."""
    return min(forms(tree, parameters), key=lambda form: sum(1 for _ in form.nodes()))


def neat(tree: Expression, parameters: Mapping[str, Fraction] | None = None) -> Expression:
    """The form of a formula that is shortest to read; of one with `where`, branch by branch."""
    if any(node.head == "where" for node in tree.nodes()):
        if tree.head != "where":
            return tree
        condition, then, otherwise = tree.args
        return condition.where(neat(then, parameters), neat(otherwise, parameters))
    return min(forms(tree, parameters), key=_length)


def _length(tree: Expression) -> int:
    """How long a formula is to read: a word counts the same whatever its name."""
    return len(re.sub(r"[a-z]\w+", "ff", repr(tree)))
