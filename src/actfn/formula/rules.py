"""Rules that rewrite a node: log(1 + exp(u)) is softplus(u), exp(u) − 1 is expm1(u), …

A rule is two formulas in u and v; rules are identities over the real numbers, which a test proves of each, so that a
rewritten formula means what it meant.
"""

from __future__ import annotations

import math
from fractions import Fraction
from functools import cache

from actfn.formula.float64 import leaf
from actfn.formula.matching import matches
from actfn.formula.parse import parse
from actfn.formula.tree import ONE, Expression, X, number

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
    # before the sigmoids, which match these too and would let them cancel
    ("expm1(u)/(exp(u) + 1)", "tanh(0.5*u)"),
    ("v*expm1(u)/(exp(u) + 1)", "v*tanh(0.5*u)"),
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
    ("sigmoid(u) - 0.5", "0.5*tanh(0.5*u)"),
    ("softplus(u) - softplus(-u)", "u"),
    # hyperbolic functions
    ("exp(u) - exp(-u)", "2*sinh(u)"),
    ("exp(u) + exp(-u)", "2*cosh(u)"),
    ("2*sinh(u)/(2*cosh(u))", "tanh(u)"),
    ("sinh(u)/cosh(u)", "tanh(u)"),
    ("1 - tanh(u)**2", "sech2(u)"),
    ("1 - sech2(u)", "tanh(u)**2"),
    ("1/cosh(u)**2", "sech2(u)"),
    ("cosh(u) - 1", "2*sinh(0.5*u)**2"),
    ("1 - cos(u)", "2*sin(0.5*u)**2"),
    ("log(2*cosh(u))", "softplus(2*u) - u"),
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
    """Remove from a rule's side the x that was added to read it, as every formula must have one."""
    return tree.args[0] if tree.head == "+" else -tree.args[1]


def by_rule(node: Expression) -> Expression:
    """Rewrite a node by the first rule that fits it; return it unchanged if none does."""
    for pattern, result in _rules().get(node.head, ()):
        for found in matches(pattern, node, {}):
            return result.substitute(X, found)
    for form in (_collected, _normal):
        made = form(node)
        if made is not None:
            return made
    return node


def _collected(node: Expression) -> Expression | None:
    """Collect the like terms of a sum if that makes it shorter, such as (1 + x) − x into 1."""
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


def _normal(node: Expression) -> Expression | None:
    """Rewrite erfc(−u/√2) as 2 Φ(u), however 1/√2 is written; Φ's own computation keeps the argument exact."""
    if node.head != "erfc":
        return None
    factor, rest = _factor(node.args[0])
    if abs(abs(factor) - math.sqrt(0.5)) > 4e-16:
        return None
    return 2 * (rest if factor < 0 else -rest).word("normal_cdf")


def _factor(tree: Expression) -> tuple[float, Expression]:
    """Split a product into a constant factor and the rest."""
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
