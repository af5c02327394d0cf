"""Forms that overflow in one half of the line, as two cases: there another form, elsewhere the same."""

from __future__ import annotations

from actfn.formula.matching import matches
from actfn.formula.parse import parse
from actfn.formula.tree import ONE, Expression, number


def by_case(node: Expression) -> Expression:
    """Rewrite a quotient or root that overflows on one side of zero as a `where` with another form there."""
    for form in (_bounded_quotient, _root_of_square):
        made = form(node)
        if made is not None:
            return made
    return node


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
    """Read a tree as a polynomial in exp(v): its coefficients, in which exp(v) does not occur."""
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
    """Rewrite √(1 + u²) as |u| where u² may overflow in float32, since there they agree to float64's last digit."""
    if node.head != "sqrt" or node.args[0].head != "+":
        return None
    for found in matches(parse("1 + u**2 + x", ("u",)).args[0], node.args[0], {}):
        u, far = found["u"], number(10**10)
        plain = Expression("sqrt", node.args)
        return (u > far).where(u, (u < -far).where(-u, plain)) if u.head != "where" else None
    return None
