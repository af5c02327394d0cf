"""The way from a formula to a quotient over x, parameters, exp(…), log(…), roots, sin and cos, erf, atan.

Hyperbolic words, sigmoid and softplus are written through exp and log; exponents with a common measure are powers of
one generator, so that exp(2x) is exp(x)² and exp(-x) its inverse.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from flint import fmpq

from actfn.analysis.algebra.from_quotient import WayBack
from actfn.analysis.algebra.quotient import CONTEXT, GENERATORS, MOST_GENERATORS, UNIT, Quotient, rational
from actfn.analysis.undecided import FinerUnit, Unsupported
from actfn.formula.tree import PI, Expression, X, number, parameter
from actfn.words import registry


class Field:
    """The generators met so far; what a formula is over them."""

    def __init__(self, parameters: Mapping[str, Fraction] | None = None, units: dict[Any, Any] | None = None) -> None:
        self.parameters = parameters or {}
        self.units = {} if units is None else units
        self.place: dict[Any, int] = {}
        self.trees: list[Expression] = []
        self.arguments: dict[int, Quotient] = {}  # of exp(…) and log(…): what they are of
        self.back = WayBack(self.trees, self.arguments)
        self.relations: dict[int, tuple[int, Quotient]] = {}  # generator**n = …
        self.positive: set[int] = set()
        self.made: dict[Expression, Quotient] = {}  # by the node itself, which keeps it alive: an id may be used again

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
        """The quotient of a formula. Raises Unsupported, of a division by what is zero throughout too."""
        for node in tree.nodes():
            if node not in self.made:
                self.made[node] = self._node(node, [self.made[arg] for arg in node.args])
        return self.made[tree]

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
        """A word: a generator, or what its file says that it is over those."""
        match name:
            case "exp":
                return self.exp(u)
            case "log":
                return self.log(u)
            case "sqrt":
                return self.power(u, fmpq(1, 2))
            case "cos":
                return self.cos(u)
            case "erf" | "sin" | "atan":
                return self.odd(name, u)
        if name not in registry:
            raise Unsupported(name)
        made: _InField = registry[name].algebraic(_InField(self, u))
        return self.reduced(made.quotient)

    def odd(self, name: str, u: Quotient) -> Quotient:
        if u.above.is_zero():
            return u
        if u.above.leading_coefficient() < 0:
            return -self.odd(name, -u)
        return self.generator((name, u.key), self.back.tree(u).word(name))

    def cos(self, u: Quotient) -> Quotient:
        if u.above.is_zero():
            return rational(1)
        u = -u if u.above.leading_coefficient() < 0 else u
        sine = self.odd("sin", u)
        made = self.generator(("cos", u.key), self.back.tree(u).word("cos"))
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
            raise FinerUnit
        argument = term * rational(unit)
        made = self.generator(key, self.back.tree(argument).word("exp"), positive=True)
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
        v = self.back.beside_one(rest.above) if rest.below.is_constant() else None
        tree = self.back.exponent(dict(v[1])).word("softplus") if v and v[0] > 0 else self.back.tree(rest).word("log")
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
        tree = self.back.tree(u) ** number(Fraction(1, degree))
        made = self.generator(("root", degree, u.key), tree, positive=u.number is not None)
        self.relations[self.place["root", degree, u.key]] = degree, u
        return made

    def reduced(self, quotient: Quotient) -> Quotient:
        """Replace powers of roots and of cosines in a quotient by what they equal, such as √u² by u."""
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


class _InField:
    """A quotient with its field: a number of which words can be taken."""

    def __init__(self, field: Field, quotient: Quotient) -> None:
        self.field, self.quotient = field, quotient

    def word(self, name: str) -> _InField:
        return _InField(self.field, self.field.word(name, self.quotient))

    def constant(self, value: Any) -> _InField:
        return _InField(self.field, self.field.of(PI if value == "pi" else number(Fraction(value))))

    def _made(self, operation: Callable[[Quotient, Quotient], Quotient], a: Any, b: Any) -> _InField:
        left, right = (side.quotient if isinstance(side, _InField) else rational(side) for side in (a, b))
        return _InField(self.field, operation(left, right))

    def __add__(self, other: Any) -> _InField:
        return self._made(operator.add, self, other)

    def __radd__(self, other: Any) -> _InField:
        return self._made(operator.add, other, self)

    def __sub__(self, other: Any) -> _InField:
        return self._made(operator.sub, self, other)

    def __rsub__(self, other: Any) -> _InField:
        return self._made(operator.sub, other, self)

    def __mul__(self, other: Any) -> _InField:
        return self._made(operator.mul, self, other)

    def __rmul__(self, other: Any) -> _InField:
        return self._made(operator.mul, other, self)

    def __truediv__(self, other: Any) -> _InField:
        return self._made(operator.truediv, self, other)

    def __rtruediv__(self, other: Any) -> _InField:
        return self._made(operator.truediv, other, self)

    def __pow__(self, n: int) -> _InField:
        return _InField(self.field, self.quotient**n)

    def __neg__(self) -> _InField:
        return _InField(self.field, -self.quotient)

    def __gt__(self, other: Any) -> bool:
        raise Unsupported("a formula in pieces")

    __lt__ = __gt__
