"""A formula and its derivatives over an interval, as balls that provably hold every value that they take there.

A ball is python-flint's `arb`. A formula given x + δ, x a ball and δ formal, is a power series in δ whose coefficients
hold f, f′, f″/2, … over the whole ball. A word is evaluated through its own Taylor coefficients, which are found from
its values at the ends where it is monotone: wide balls stay as tight as they can be.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

import flint
from flint import arb, arb_series, fmpq, fmpz

from actfn.analysis import structure
from actfn.analysis.numbers.exact import Exact, Undecided
from actfn.formula.tree import APPLY, Expression, X
from actfn.formula.write import text

Coefficients = list[Any]


class Undefined(Undecided):
    """The formula is not defined, or not differentiable, somewhere in the ball; the message says why."""


def monotone(name: str, u: arb) -> Any:
    """A word that grows, or falls, over the whole ball."""
    if u.rad() == 0:
        return getattr(u, name)()
    return getattr(u.lower(), name)().union(getattr(u.upper(), name)())


def whole_power(u: arb, n: int) -> arb:
    """A power that keeps the sign where it is even."""
    if u.rad() == 0 or n == 1:
        return u ** fmpz(n)
    ends = (u.lower() ** fmpz(n)).union(u.upper() ** fmpz(n))
    return ends.union(arb(0)) if n % 2 == 0 and u.contains(0) else ends


def _even(name: str, u: arb, top: int) -> Any:
    """An even word with its extreme value at 0."""
    ends = getattr(u.lower(), name)().union(getattr(u.upper(), name)())
    return ends.union(arb(top)) if u.contains(0) else ends


# Each gives f(u), f′(u), f″(u)/2, … up to the order.
def _exp(u: arb, order: int) -> Coefficients:
    value, result, factor = monotone("exp", u), [], 1
    for k in range(order + 1):
        factor *= max(k, 1)
        result.append(value / factor)
    return result


def _log(u: arb, order: int) -> Coefficients:
    if not u > 0:
        raise Undefined("the logarithm of a number that is not positive")
    inverse = 1 / u
    return [monotone("log", u), *(_signed(whole_power(inverse, k) / k, k + 1) for k in range(1, order + 1))]


def _signed(value: arb, k: int) -> arb:
    return -value if k % 2 else value


def _real_power(u: arb, power: Fraction, order: int) -> Coefficients:
    """u to a rational power: whole, or of a positive number."""
    n = power.numerator
    if power.denominator == 1 and n >= 0:
        coefficient, result = 1, []
        for k in range(min(n, order) + 1):
            result.append(coefficient * whole_power(u, n - k) if k < n else arb(coefficient))
            coefficient = coefficient * (n - k) // (k + 1)
        return result + [arb(0)] * (order + 1 - len(result))
    if power.denominator == 1 and u.contains(0):
        raise Undefined("division by zero")
    if power.denominator > 1 and not u > 0:
        if u.nonnegative_part().contains(u) and power > 0 and order == 0:
            high = u.upper()
            return [(high.log() * arb(fmpq(n, power.denominator))).exp().union(arb(0)) if high > 0 else arb(0)]
        raise Undefined("a root of a number that is not positive" + (", or its derivative" if order else ""))
    result, factor = [], fmpq(1)
    for k in range(order + 1):
        e = power - k
        if e.denominator == 1:
            raised = 1 / whole_power(u, -int(e)) if e < 0 else whole_power(u, int(e)) if e else arb(1)
        else:
            q = arb(fmpq(e.numerator, e.denominator))
            raised = (u.lower().log() * q).exp().union((u.upper().log() * q).exp())
        result.append(raised * arb(factor))
        factor *= fmpq(e.numerator, e.denominator) / (k + 1)
    return result


def _tanh(u: arb, order: int) -> Coefficients:
    t, s = [monotone("tanh", u)], [_even("sech", u, 1)]
    s[0] *= s[0]
    for k in range(order):
        t.append(s[k] / (k + 1))
        s.append(-2 * sum((t[i] * s[k - i] for i in range(k + 1)), arb(0)) / (k + 1))
    return t


def _sech2(u: arb, order: int) -> Coefficients:
    return [(k + 1) * c for k, c in enumerate(_tanh(u, order + 1)[1:])]


def _logistic(u: arb) -> arb:
    """The logistic sigmoid at a point: from below where it is small."""
    return 1 / (1 + (-u).exp())


def _sigmoid(u: arb, order: int) -> Coefficients:
    low, high = u.lower(), u.upper()
    p, q = [_logistic(low).union(_logistic(high))], [_logistic(-high).union(_logistic(-low))]
    for k in range(order):
        p.append(sum((p[i] * q[k - i] for i in range(k + 1)), arb(0)) / (k + 1))
        q.append(-p[-1])
    return p


def _softplus(u: arb, order: int) -> Coefficients:
    value = u.lower().exp().log1p().union(u.upper().exp().log1p())
    return [value, *(c / (k + 1) for k, c in enumerate(_sigmoid(u, order - 1)))] if order else [value]


def _erf(u: arb, order: int) -> Coefficients:
    value, g = monotone("erf", u), [(-whole_power(u, 2)).exp() * 2 / arb.pi().sqrt()]
    for k in range(order - 1):
        g.append(-2 * (u * g[k] + (g[k - 1] if k else 0)) / (k + 1))
    return [value, *(g[k] / (k + 1) for k in range(order))]


def _cycle(u: arb, order: int, first: int) -> Coefficients:
    sin, cos = u.sin_cos()
    values, result, factor = (sin, cos, -sin, -cos), [], 1
    for k in range(order + 1):
        factor *= max(k, 1)
        result.append(values[(k + first) % 4] / factor)
    return result


def _tan(u: arb, order: int) -> Coefficients:
    cos = u.cos()
    if not (cos > 0 or cos < 0):
        raise Undefined("the tangent of a number that may be an odd multiple of pi/2")
    t = [monotone("tan", u)]
    for k in range(order):
        t.append(((1 if k == 0 else 0) + sum((t[i] * t[k - i] for i in range(k + 1)), arb(0))) / (k + 1))
    return t


def _atan(u: arb, order: int) -> Coefficients:
    value = monotone("atan", u)
    if not order:
        return [value]
    r = [1 / (1 + whole_power(u, 2))]  # r (1 + (u + δ)²) = 1
    for k in range(1, order):
        r.append(-r[0] * (2 * u * r[k - 1] + (r[k - 2] if k > 1 else 0)))
    return [value, *(r[k] / (k + 1) for k in range(order))]


def _shifted(of: Callable[[arb, int], Coefficients], name: str, sign: int = 1) -> Callable[[arb, int], Coefficients]:
    """A word that is ± another but for a constant: its own value, the other's derivatives."""
    return lambda u, order: [monotone(name, u), *(sign * c for c in of(u, order)[1:])]


def _hyperbolic(u: arb, order: int, odd: bool) -> Coefficients:
    sinh, cosh = monotone("sinh", u), _even("cosh", u, 1)
    result, factor = [], 1
    for k in range(order + 1):
        factor *= max(k, 1)
        result.append((sinh if (k % 2 == 0) == odd else cosh) / factor)
    return result


TAYLOR: dict[str, Callable[[arb, int], Coefficients]] = {
    "exp": _exp,
    "expm1": _shifted(_exp, "expm1"),
    "log": _log,
    "log1p": lambda u, order: [monotone("log1p", u) if u > -1 else arb("nan"), *_log(1 + u, order)[1:]],
    "sqrt": lambda u, order: _real_power(u, Fraction(1, 2), order),
    "tanh": _tanh,
    "sech2": _sech2,
    "sinh": lambda u, order: _hyperbolic(u, order, True),
    "cosh": lambda u, order: _hyperbolic(u, order, False),
    "sigmoid": _sigmoid,
    "softplus": _softplus,
    "erf": _erf,
    "erfc": _shifted(_erf, "erfc", -1),
    "sin": lambda u, order: _cycle(u, order, 0),
    "cos": lambda u, order: _cycle(u, order, 1),
    "tan": _tan,
    "atan": _atan,
}


class Program:
    """A formula without `where`, its parameters fixed, ready to be evaluated at balls.

    Parameters
    ----------
    tree : Expression
        The formula.
    parameters : mapping of str to Fraction
        A value for each parameter in it.
    """

    def __init__(self, tree: Expression, parameters: Mapping[str, Fraction]) -> None:
        self.tree, nodes = tree, list(tree.nodes())
        place = {id(node): i for i, node in enumerate(nodes)}
        self.steps: list[tuple[str, Any, Expression]] = []
        exact: dict[int, Exact | None] = {}
        for node in nodes:
            value = _exact(node, [exact.get(id(arg)) for arg in node.args], parameters)
            exact[id(node)] = value
            if node.head == "sqrt" and value is None and structure.sign(node.args[0], parameters)[0] == 1:
                self.steps.append(("root", (place[id(node.args[0])],), node))
            elif value is not None:
                self.steps.append(("number", value.ball, node))
            elif node.head == "^" and (power := exact[id(node.args[1])]) is not None and power.rational is not None:
                r = Fraction(int(power.rational.p), int(power.rational.q))
                self.steps.append(("^", (place[id(node.args[0])], r), node))
            else:
                self.steps.append((node.head, tuple(place[id(arg)] for arg in node.args), node))

    def __call__(self, ball: arb, order: int) -> Coefficients:
        """f, f′, f″/2, … over a ball, up to the order. Raises Undefined."""
        x = arb_series([ball, 1], order + 1) if order else ball
        values: list[Any] = []
        for head, given, node in self.steps:
            if head == "number":
                values.append(given)
                continue
            if node is X:
                values.append(x)
                continue
            try:
                values.append(self._step(head, given, values, order))
            except (Undefined, ZeroDivisionError) as error:
                raise Undefined(f"{error} ({text(node)})" if isinstance(error, Undefined) else str(error)) from None
        result = values[-1]
        if isinstance(result, arb):
            return [result] + [arb(0)] * order
        coefficients: Coefficients = result.coeffs()
        coefficients += [arb(0)] * (order + 1 - len(coefficients))
        if not all(c.is_finite() for c in coefficients):
            raise Undefined("a value that is not bounded")
        return coefficients

    def _step(self, head: str, given: Any, values: list[Any], order: int) -> Any:
        if head == "^":
            if isinstance(given[1], Fraction):
                return _composed(values[given[0]], lambda u: _real_power(u, given[1], order), order)
            logarithm = _composed(values[given[0]], lambda u: _log(u, order), order)
            return _composed(values[given[1]] * logarithm, lambda u: _exp(u, order), order)
        args = [values[i] for i in given]
        match head:
            case "root":  # of what is never negative
                return _composed(args[0], lambda u: _real_power(u.nonnegative_part(), Fraction(1, 2), order), order)
            case "+":
                return args[0] + args[1]
            case "-":
                return args[0] - args[1]
            case "*":
                return args[0] * args[1]
            case "neg":
                return -args[0]
            case "/":
                below = args[1] if isinstance(args[1], arb) else args[1][0]
                if below.contains(0):
                    raise Undefined("division by zero")
                return args[0] / args[1] if isinstance(args[1], arb) else args[0] * _inverse(args[1], order)
        return _composed(args[0], lambda u: TAYLOR[head](u, order), order)


def _composed(u: Any, taylor: Callable[[arb], Coefficients], order: int) -> Any:
    coefficients = [u] if isinstance(u, arb) else u.coeffs() or [arb(0)]
    if len(coefficients) == 1:
        return taylor(coefficients[0])[0]
    return arb_series(taylor(coefficients[0]), order + 1)(arb_series([0, *coefficients[1:]], order + 1))


def _inverse(u: Any, order: int) -> Any:
    return _composed(u, lambda v: _real_power(v, Fraction(-1), order), order)


def _exact(node: Expression, args: list[Exact | None], parameters: Mapping[str, Fraction]) -> Exact | None:
    """The constant that a node is, if it is one."""
    if node.head in ("number", "constant"):
        return Exact.of(node.value)
    if node.head == "parameter":
        return Exact.of(parameters[node.value])
    if not args or any(arg is None for arg in args):
        return None
    try:
        result: Exact = APPLY[node.head](*args)
    except (Undecided, ZeroDivisionError) as error:
        raise Undefined(f"{error or 'not defined'} ({text(node)})") from None
    return result


def precise(bits: int) -> Any:
    """The precision of balls within a `with`."""
    return flint.ctx.workprec(bits)
