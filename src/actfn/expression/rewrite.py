"""Forms that neither cancel nor overflow, found by rules: log(1 + exp(u)) is softplus(u), exp(u) − 1 is expm1(u), …

A rule is two formulas in u and v; its left side is looked for everywhere, sums and products in either order. Rules are
identities over the real numbers, which a test proves of each, so that a rewritten formula means what it meant.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cache

from actfn.expression.parse import parse
from actfn.expression.tree import APPLY, ONE, Expression, X, number

RULES = (
    # the exponential and the logarithm next to 1
    ("exp(u) - 1", "expm1(u)"),
    ("1 - exp(u)", "-expm1(u)"),
    ("expm1(u) + 1", "exp(u)"),
    ("log(1 + u)", "log1p(u)"),
    ("log(1 - u)", "log1p(-u)"),
    ("log1p(exp(u))", "softplus(u)"),
    ("u + softplus(-u)", "softplus(u)"),
    ("softplus(u) - u", "softplus(-u)"),
    ("exp(softplus(u))", "1 + exp(u)"),
    ("log(sigmoid(u))", "-softplus(-u)"),
    ("log(exp(u))", "u"),
    ("exp(log(u))", "u"),
    # sigmoids
    ("1/(1 + exp(-u))", "sigmoid(u)"),
    ("1/(1 + exp(u))", "sigmoid(-u)"),
    ("v/(1 + exp(-u))", "v*sigmoid(u)"),
    ("v/(1 + exp(u))", "v*sigmoid(-u)"),
    ("exp(u)*sigmoid(-u)", "sigmoid(u)"),
    ("exp(-u)*sigmoid(u)", "sigmoid(-u)"),
    ("v*exp(u)*sigmoid(-u)", "v*sigmoid(u)"),
    ("exp(u)/(exp(u) + exp(v))", "sigmoid(u - v)"),
    ("1 - sigmoid(u)", "sigmoid(-u)"),
    ("sigmoid(u)*sigmoid(-u)", "sigmoid_slope(u)"),
    ("v*sigmoid(u)*sigmoid(-u)", "v*sigmoid_slope(u)"),
    ("2*sigmoid(u) - 1", "tanh(0.5*u)"),
    # hyperbolic functions
    ("exp(u) - exp(-u)", "2*sinh(u)"),
    ("exp(u) + exp(-u)", "2*cosh(u)"),
    ("2*sinh(u)/(2*cosh(u))", "tanh(u)"),
    ("sinh(u)/cosh(u)", "tanh(u)"),
    ("expm1(u)/(exp(u) + 1)", "tanh(0.5*u)"),
    ("1 - tanh(u)**2", "sech2(u)"),
    ("1 - sech2(u)", "tanh(u)**2"),
    ("1/cosh(u)**2", "sech2(u)"),
    ("1 + tanh(u)", "2*sigmoid(2*u)"),
    ("1 - tanh(u)", "2*sigmoid(-2*u)"),
    # the normal distribution
    ("1 + erf(u)", "erfc(-u)"),
    ("1 - erf(u)", "erfc(u)"),
    ("exp(-u**2)", "exp_minus_square(u)"),
    ("exp(-(0.5*u**2))", "exp_minus_half_square(u)"),
    ("sin(u)/cos(u)", "tan(u)"),
    # what is left of a quotient
    ("1 - u/(1 + u)", "1/(1 + u)"),
    ("1 + u/(1 - u)", "1/(1 - u)"),
    ("1 - u/(u + v)", "v/(u + v)"),
    ("u/v/v", "u/v**2"),
)


@cache
def _rules() -> dict[str, list[tuple[Expression, Expression]]]:
    found: dict[str, list[tuple[Expression, Expression]]] = {}
    for left, right in RULES:
        pattern, result = (parse(f"{side} + x", ("u", "v"), computed=True) for side in (left, right))
        found.setdefault(_without_x(pattern).head, []).append((_without_x(pattern), _without_x(result)))
    return found


def _without_x(tree: Expression) -> Expression:
    """The rule's side, which was read with an x added, as a formula has to have one."""
    return tree.args[0] if tree.head == "+" else -tree.args[1]


def tidied(tree: Expression) -> Expression:
    """The formula by the rules alone, until none applies: what derivatives are taken of."""
    for _ in range(8):
        before, tree = tree, everywhere(tree, _by_rule)
        if tree is before:
            break
    return tree


def stable(tree: Expression) -> Expression:
    """The formula in a form that is computed as it stands with little loss; its value is the same.

    Parameters
    ----------
    tree : Expression
        A formula, as read or derived.
    """
    return everywhere(tidied(everywhere(tidied(_by_branch(tidied(tree))), _by_case)), _by_word)


def without_branch(tree: Expression) -> Expression:
    """The formula with |u| as a word, which is enough where no derivative is taken of it."""
    return everywhere(tidied(tree), _absolute)


def _absolute(node: Expression) -> Expression:
    if node.head == "where" and node.args[0].head == ">" and node.args[0].args[1] is number(0):
        u = node.args[1]
        inner = (u < number(0)).where(-u, number(0))
        if u is node.args[0].args[0] and node.args[2] in (inner, -u):
            return u.word("absolute")
    return node


def _by_word(node: Expression) -> Expression:
    """What the kernels have a word for."""
    if node.head == "tanh" and node.args[0].head == "softplus":
        return node.args[0].args[0].word("tanh_softplus")
    if node.head == "*":
        for a, b in (node.args, node.args[::-1]):
            if a.head == "sech2" and a.args[0].head == "softplus" and b is a.args[0].args[0].word("sigmoid"):
                return b.args[0].word("tanh_softplus_slope")
    return node


def _by_branch(tree: Expression) -> Expression:
    """One `where` for each condition, around all that depends on it, so that each branch is a plain formula."""
    for _ in range(MOST_BRANCHES):
        inner = [n for n in tree.nodes() if n.head == "where" and n is not tree]
        if not inner or len({n.args[0] for n in inner}) > MOST_BRANCHES:
            return tree
        if tree.head == "where" and not any(n.head == "where" for n in tree.args[0].nodes()):
            return tree.args[0].where(_by_branch(tree.args[1]), _by_branch(tree.args[2]))
        condition = inner[0].args[0]

        tree = condition.where(_branch(tree, condition, 1), _branch(tree, condition, 2))
    return tree


def _branch(tree: Expression, condition: Expression, which: int) -> Expression:
    """The tree where the condition holds (1), or elsewhere (2)."""
    return everywhere(tree, lambda n: n.args[which] if n.head == "where" and n.args[0] is condition else n)


MOST_BRANCHES = 4


def everywhere(tree: Expression, change: Callable[[Expression], Expression]) -> Expression:
    """The tree with each node changed, those under it first."""
    done: dict[int, Expression] = {}
    for node in tree.nodes():
        done[id(node)] = change(rebuilt(node, tuple(done[id(arg)] for arg in node.args)))
    return done[id(tree)]


def rebuilt(node: Expression, args: tuple[Expression, ...]) -> Expression:
    """The node over other arguments, with what is idle dropped."""
    if not args or all(a is b for a, b in zip(args, node.args, strict=True)):
        return node
    if node.head == "where":
        return args[0].where(args[1], args[2])
    if node.head == "^":
        return args[0] ** args[1]
    if node.head in APPLY and len(args) == 2:
        made: Expression = APPLY[node.head](*args)
        return made
    return -args[0] if node.head == "neg" else args[0].word(node.head)


def _by_rule(node: Expression) -> Expression:
    for pattern, result in _rules().get(node.head, ()):
        for found in _matches(pattern, node, {}):
            return result.substitute(X, found)
    for form in (_collected, _normal):
        made = form(node)
        if made is not None:
            return made
    return node


def _collected(node: Expression) -> Expression | None:
    """A sum with its like terms together, if that makes it shorter: (1 + x) − x is 1."""
    if node.head not in ("+", "-"):
        return None
    terms: dict[Expression, Fraction] = {}
    count = 0
    stack = [(node, Fraction(1))]
    while stack:
        term, factor = stack.pop()
        if term.head in ("+", "-"):
            stack += [(term.args[1], factor if term.head == "+" else -factor), (term.args[0], factor)]
        elif term.head == "neg":
            stack.append((term.args[0], -factor))
        elif term.head == "*" and term.args[0].head == "number":
            stack.append((term.args[1], factor * term.args[0].value))
        else:
            factor, term = (factor * term.value, ONE) if term.head == "number" else (factor, term)
            terms[term] = terms.get(term, Fraction(0)) + factor
            count += 1
    if len(terms) == count and all(terms.values()):
        return None
    total = number(0)
    for term, factor in terms.items():
        total = total + number(factor) * term
    return total


def _by_case(node: Expression) -> Expression:
    """What overflows in one half of the line, as another form there; once, as the form stands in it."""
    for form in (_bounded_quotient, _root_of_square):
        made = form(node)
        if made is not None:
            return made
    return node


Found = dict[str, Expression]


def _matches(pattern: Expression, node: Expression, found: Found) -> Iterator[Found]:
    """Each way to put trees for u and v that makes the pattern the node."""
    if pattern.head == "parameter":
        known = found.get(pattern.value)
        if known is None or known is node:
            yield {**found, pattern.value: node}
        return
    if pattern is node:
        yield found
        return
    if pattern.head == "neg" and node.head != "neg":
        # −u stands for what has a minus sign somewhere at its front, and for any other form, negated
        yield from (
            _matches(pattern.args[0], -node, found)
            if pattern.args[0].head == "parameter"
            else _negated(pattern, node, found)
        )
        return
    if pattern.head != node.head or pattern.value != node.value or not pattern.args:
        return
    orders: list[tuple[Expression, ...]] = [node.args]
    if node.head in ("+", "*"):
        orders.append(node.args[::-1])
    for args in orders:
        yield from _all(pattern.args, args, found)


def _negated(pattern: Expression, node: Expression, found: Found) -> Iterator[Found]:
    """A product with a negative number in front is the negative of one with its opposite."""
    if node.head == "number" or (node.head == "*" and node.args[0].head == "number" and node.args[0].value < 0):
        yield from _matches(pattern.args[0], -1 * node, found)


def _all(patterns: tuple[Expression, ...], args: tuple[Expression, ...], found: Found) -> Iterator[Found]:
    if not patterns:
        yield found
        return
    for now in _matches(patterns[0], args[0], found):
        yield from _all(patterns[1:], args[1:], now)


def _normal(node: Expression) -> Expression | None:
    """erfc(−u/√2), with 1/√2 in any writing, is 2 Φ(u); Φ's own computation keeps the argument exact."""
    if node.head != "erfc":
        return None
    factor, rest = _factor(node.args[0])
    if abs(abs(factor) - math.sqrt(0.5)) > 4e-16:
        return None
    return 2 * (rest if factor < 0 else -rest).word("normal_cdf")


def _factor(tree: Expression) -> tuple[float, Expression]:
    """A constant factor of a product and the rest."""
    if tree.is_constant:
        return tree.evaluate(None, {}, leaf=leaf).value, ONE
    if tree.head == "neg":
        factor, rest = _factor(tree.args[0])
        return -factor, rest
    if tree.head in ("*", "/"):
        (a, left), (b, right) = _factor(tree.args[0]), _factor(tree.args[1])
        if tree.head == "*":
            return a * b, left * right
        if right is ONE and b != 0:
            return a / b, left
    return 1.0, tree


def constant(tree: Expression) -> float:
    """The number that a tree without x and parameters stands for, in float64."""
    try:
        value: float = tree.evaluate(None, {}, leaf=leaf).value
    except OverflowError:
        return math.inf
    return value


class Float:
    """A Python float that formula.py's words know."""

    def __init__(self, value: float) -> None:
        self.value = value

    def word(self, name: str) -> Float:
        return Float(_MATH[name](self.value))

    def __add__(self, other: Float) -> Float:
        return Float(self.value + other.value)

    def __sub__(self, other: Float) -> Float:
        return Float(self.value - other.value)

    def __mul__(self, other: Float) -> Float:
        return Float(self.value * other.value)

    def __truediv__(self, other: Float) -> Float:
        return Float(self.value / other.value)

    def __pow__(self, other: Float) -> Float:
        return Float(math.pow(self.value, other.value))

    def __neg__(self) -> Float:
        return Float(-self.value)

    def __gt__(self, other: Float) -> bool:
        return self.value > other.value

    def __lt__(self, other: Float) -> bool:
        return self.value < other.value

    def __ge__(self, other: Float) -> bool:
        return self.value >= other.value

    def __le__(self, other: Float) -> bool:
        return self.value <= other.value


def leaf(value: object) -> Float:
    return Float({"pi": math.pi, "e": math.e}[value] if isinstance(value, str) else float(value))  # type: ignore[arg-type]


_MATH: dict[str, Callable[[float], float]] = {
    **{name: getattr(math, name) for name in ("exp", "expm1", "log", "log1p", "sqrt", "sin", "cos", "tan", "atan")},
    **{name: getattr(math, name) for name in ("sinh", "cosh", "tanh", "erf", "erfc")},
    "sech2": lambda u: 1 / math.cosh(u) ** 2,
    "sigmoid": lambda u: 1 / (1 + math.exp(-u)),
    "sigmoid_slope": lambda u: 1 / (2 + math.exp(u) + math.exp(-u)),
    "softplus": lambda u: math.log1p(math.exp(-abs(u))) + max(u, 0),
    "normal_cdf": lambda u: math.erfc(-u * math.sqrt(0.5)) / 2,
    "exp_minus_square": lambda u: math.exp(-u * u),
    "exp_minus_half_square": lambda u: math.exp(-u * u / 2),
}


def _bounded_quotient(node: Expression) -> Expression | None:
    """p / q of polynomials in exp(v): where v > 0, both divided by the highest power in q, so that none overflows."""
    if node.head != "/":
        return None
    for found in (n.args[0] for n in node.args[1].nodes() if n.head == "exp" and n.has_x):
        v = found.args[0] if found.head == "neg" else found
        top, bottom = (_powers(side, v) for side in node.args)
        if top is not None and bottom is not None and len(bottom) > 1 and max(bottom) > 0:
            break
    else:
        return None
    highest, small = max(bottom), (-v).word("exp")

    def lowered(powers: dict[int, Expression]) -> Expression:
        total = number(0)
        for power, coefficient in sorted(powers.items(), reverse=True):
            total = total + coefficient * (small ** (highest - power))
        return total

    if max(top) > highest:
        return None
    # said with a word that no rule looks into again: exp of −v, which is negative where it is used
    return (v > number(0)).where(lowered(top) / lowered(bottom), Expression("/", node.args))


def _powers(tree: Expression, v: Expression) -> dict[int, Expression] | None:
    """The coefficients of a polynomial in exp(v), which do not hold it themselves."""
    if not any(n.head == "exp" for n in tree.nodes()):
        return {0: tree}
    if tree.head == "exp":
        for power in (1, -1, 2, -2, 3, 4):
            if tree.args[0] is power * v:
                return {power: ONE}
        return None
    parts = [_powers(arg, v) for arg in tree.args]
    if any(p is None for p in parts):
        return None
    powers = [p for p in parts if p is not None]
    match tree.head:
        case "+" | "-":
            total = dict(powers[0])
            for power, c in powers[1].items():
                c = c if tree.head == "+" else -c
                total[power] = total[power] + c if power in total else c
            return total
        case "neg":
            return {power: -c for power, c in powers[0].items()}
        case "*":
            return _times(powers[0], powers[1])
        case "^" if tree.args[1].head == "number" and tree.args[1].value in (2, 3, 4):
            raised = powers[0]
            for _ in range(int(tree.args[1].value) - 1):
                raised = _times(raised, powers[0])
            return raised
        case "/" if set(powers[1]) == {0}:
            return {power: c / tree.args[1] for power, c in powers[0].items()}
    return None


def _times(a: dict[int, Expression], b: dict[int, Expression]) -> dict[int, Expression]:
    total: dict[int, Expression] = {}
    for p, c in a.items():
        for q, d in b.items():
            total[p + q] = total[p + q] + c * d if p + q in total else c * d
    return total


def _root_of_square(node: Expression) -> Expression | None:
    """√(1 + u²) is |u| to the last digit of float64 where u² may overflow in float32."""
    if node.head != "sqrt" or node.args[0].head != "+":
        return None
    for found in _matches(parse("1 + u**2 + x", ("u",)).args[0], node.args[0], {}):
        u, far = found["u"], number(10**10)
        plain = Expression("sqrt", node.args)
        return (u > far).where(u, (u < -far).where(-u, plain)) if u.head != "where" else None
    return None
