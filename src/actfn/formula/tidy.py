"""A derivative as one would write it: cases outermost, factors gathered into powers, like terms added, and what all
terms share in front."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from actfn.formula.tree import APPLY, ONE, ZERO, DivisionByZero, Expression, X, number
from actfn.formula.write import decimal

MOST_CONDITIONS = 3  # more cases than these make are harder to read than where it stands
SMALL = 12  # the largest denominator that is written as one; beyond, decimals


class Term(NamedTuple):
    """A coefficient times powers of factors above the line, over those below."""

    coefficient: Fraction
    above: dict[Expression, int]
    below: dict[Expression, int]

    def times(self, other: Term) -> Term:
        """Multiply two terms; a factor that may be zero stays below the line, so that the product has the same gaps."""
        coefficient = self.coefficient * other.coefficient
        above, below = _added(self.above, other.above), _added(self.below, other.below)
        for factor in above.keys() & below.keys():
            common = min(above[factor], below[factor] - (not factor.is_constant))
            above[factor], below[factor] = above[factor] - common, below[factor] - common
        for part, sign in ((above, 1), (below, -1)):
            for root in [f for f in part if f.head == "sqrt" and f.args[0].head == "number" and part[f] > 1]:
                coefficient *= root.args[0].value ** (sign * (part[root] // 2))
                part[root] %= 2
        return Term(coefficient, *({f: n for f, n in part.items() if n} for part in (above, below)))

    def tree(self) -> Expression:
        """Write the term as a tree: the sign, then number, parameters, powers of x, and the rest."""
        size = abs(self.coefficient)
        as_decimal = size.denominator > SMALL and "/" not in decimal(size)
        above, below = (number(size), ONE) if as_decimal else (number(size.numerator), number(size.denominator))
        for factor in sorted(self.above, key=lambda f: (not f.is_constant, f.has_x, f is not X)):
            above = above * factor ** self.above[factor]
        for factor, exponent in self.below.items():
            below = below * factor**exponent
        return above / below if self.coefficient >= 0 else -(above / below)


def _added(a: Mapping[Expression, int], b: Mapping[Expression, int]) -> dict[Expression, int]:
    return {**a, **{factor: a.get(factor, 0) + exponent for factor, exponent in b.items()}}


@lru_cache(maxsize=256)
def tidy(tree: Expression) -> Expression:
    """Rewrite a formula so that it is easier to read; it equals the given one wherever that is defined."""
    conditions = {node.args[0] for node in tree.nodes() if node.head == "where"}
    try:
        return _cases(tree) if len(conditions) <= MOST_CONDITIONS else _rebuilt(tree, {})
    except DivisionByZero:  # in a case for a point where there is no value, such as the slope of √|x| at 0
        return tree


def _cases(tree: Expression) -> Expression:
    """Move a formula's cases outermost, in the order in which the formula has them."""
    condition = _first(tree)
    if condition is None or any(node.head == "where" for node in condition.nodes()):
        return _rebuilt(tree, {})
    return condition.where(*(_cases(_rebuilt(tree, {condition: holds})) for holds in (True, False)))


def _first(tree: Expression) -> Expression | None:
    """Find the condition of the first `where` in a tree."""
    if tree.head == "where":
        return tree.args[0]
    return next((found for arg in tree.args if (found := _first(arg)) is not None), None)


def _rebuilt(tree: Expression, decided: Mapping[Expression, bool]) -> Expression:
    made: dict[int, Expression] = {}
    for node in tree.nodes():
        args = [made[id(arg)] for arg in node.args]
        if node.head == "where" and node.args[0] in decided:
            made[id(node)] = args[1] if decided[node.args[0]] else args[2]
        elif node.head == "where":
            made[id(node)] = args[0].where(args[1], args[2])
        else:
            same = APPLY[node.head](*args) if args else node
            kind = same.head
            made[id(node)] = (
                _sum(same) if kind in ("+", "-") else _term(same).tree() if kind in ("*", "/", "^", "neg") else same
            )
    return made[id(tree)]


def _term(node: Expression) -> Term:
    match node.head:
        case "number":
            return Term(node.value, {}, {})
        case "neg":
            return Term(Fraction(-1), {}, {}).times(_term(node.args[0]))
        case "*":
            return _term(node.args[0]).times(_term(node.args[1]))
        case "/":
            above, below = map(_term, node.args)
            if below.coefficient:
                return above.times(Term(1 / below.coefficient, below.below, below.above))
        case "^" if node.args[1].head == "number" and node.args[1].value.denominator == 1:
            base, exponent = _term(node.args[0]), int(node.args[1].value)
            if abs(exponent) <= 64 and base.coefficient:
                up, down = ({f: n * abs(exponent) for f, n in part.items()} for part in (base.above, base.below))
                raised = Term(base.coefficient**exponent, *((up, down) if exponent > 0 else (down, up)))
                return Term(Fraction(1), {}, {}).times(raised)
    return Term(Fraction(1), {node: 1}, {})


def _terms(node: Expression, sign: Fraction = Fraction(1)) -> Iterable[Term]:
    if node.head in ("+", "-"):
        yield from _terms(node.args[0], sign)
        yield from _terms(node.args[1], sign if node.head == "+" else -sign)
        return
    term = _term(node)
    whole = term.coefficient.denominator == 1 and list(term.above.values()) == [1] and not term.below
    if whole and (inner := next(iter(term.above))).head in ("+", "-"):
        yield from _terms(inner, sign * term.coefficient)  # a number times a sum
    else:
        yield term._replace(coefficient=sign * term.coefficient)


def _sum(node: Expression) -> Expression:
    like: dict[tuple[frozenset[tuple[Expression, int]], ...], Term] = {}
    for term in _terms(node):
        key = frozenset(term.above.items()), frozenset(term.below.items())
        before = like.get(key, term._replace(coefficient=Fraction(0)))
        like[key] = before._replace(coefficient=before.coefficient + term.coefficient)
    terms = [term for term in like.values() if term.coefficient]
    if len(terms) < 2:
        return terms[0].tree() if terms else ZERO
    shared = {f: n for f in terms[0].above if (n := min(t.above.get(f, 0) for t in terms))}
    below = terms[0].below if all(t.below == terms[0].below for t in terms) else {}
    number = _common([t.coefficient for t in terms])
    front = Term(number, shared, below)
    rest = [
        Term(
            t.coefficient / number,
            {f: n - shared.get(f, 0) for f, n in t.above.items() if n > shared.get(f, 0)},
            {} if below else t.below,
        )
        for t in terms
    ]
    rest.sort(key=lambda t: t.coefficient < 0)  # a minus in front is easily overlooked
    total = rest[0].tree()
    for term in rest[1:]:
        part = term._replace(coefficient=abs(term.coefficient)).tree()
        total = total + part if term.coefficient > 0 else total - part
    if shared and any(f.head in ("+", "-") for t in rest for f in t.above):
        total = _sum(total)  # what was a factor within is now a sum of its own
    return front.times(_term(total)).tree()


def _common(coefficients: list[Fraction]) -> Fraction:
    """Find the common factor of a sum's coefficients, to put in front of the sum."""
    below = coefficients[0].denominator
    if below > SMALL or any(c.denominator != below for c in coefficients):
        return Fraction(1)
    sign = -1 if all(c < 0 for c in coefficients) else 1
    return Fraction(sign * math.gcd(*(c.numerator for c in coefficients)), below)
