"""The derivative of a tree; of a `where`, branch by branch, so that at a kink the "otherwise" decides."""

from __future__ import annotations

from collections.abc import Callable

from actfn.formula.tree import ONE, PI, RELATIONS, ZERO, Expression, X, number

# The derivative of each word by its argument, in a form that neither cancels nor overflows.
RULES: dict[str, Callable[[Expression], Expression]] = {
    "exp": lambda u: u.word("exp"),
    "expm1": lambda u: u.word("exp"),
    "log": lambda u: 1 / u,
    "log1p": lambda u: 1 / (1 + u),
    "sqrt": lambda u: 1 / (2 * u.word("sqrt")),
    "tanh": lambda u: u.word("sech2"),
    "sech2": lambda u: -2 * u.word("tanh") * u.word("sech2"),
    "sinh": lambda u: u.word("cosh"),
    "cosh": lambda u: u.word("sinh"),
    "sigmoid": lambda u: u.word("sigmoid") * (-u).word("sigmoid"),
    "sigmoid_slope": lambda u: -u.word("sigmoid_slope") * (u / number(2)).word("tanh"),
    "normal_cdf": lambda u: u.word("exp_minus_half_square") / (2 * PI).word("sqrt"),
    "exp_minus_square": lambda u: -2 * u * u.word("exp_minus_square"),
    "exp_minus_half_square": lambda u: -u * u.word("exp_minus_half_square"),
    "softplus": lambda u: u.word("sigmoid"),
    "erf": lambda u: 2 / PI.word("sqrt") * (-(u**2)).word("exp"),
    "erfc": lambda u: -2 / PI.word("sqrt") * (-(u**2)).word("exp"),
    "sin": lambda u: u.word("cos"),
    "cos": lambda u: -u.word("sin"),
    "tan": lambda u: 1 / u.word("cos") ** 2,
    "atan": lambda u: 1 / (1 + u**2),
}


def derivative(tree: Expression, n: int = 1, by: Expression = X) -> Expression:
    """The n-th derivative by x, or by a parameter."""
    for _ in range(n):
        slopes: dict[int, Expression] = {}
        for node in tree.nodes():
            slopes[id(node)] = _slope(node, [slopes[id(arg)] for arg in node.args], by)
        tree = slopes[id(tree)]
    return tree


def _slope(node: Expression, slopes: list[Expression], by: Expression) -> Expression:
    if node is by:
        return ONE
    if all(s is ZERO for s in slopes) or node.head in RELATIONS:
        return ZERO
    args = node.args
    match node.head:
        case "+":
            return slopes[0] + slopes[1]
        case "-":
            return slopes[0] - slopes[1]
        case "neg":
            return -slopes[0]
        case "*":
            return slopes[0] * args[1] + args[0] * slopes[1]
        case "/":
            if slopes[1] is ZERO:
                return slopes[0] / args[1]
            if slopes[0] is ZERO:
                return -(node * slopes[1] / args[1])
            if any(n.head == "exp" for n in args[1].nodes()):  # one quotient, which cases.py can keep from overflow
                return (slopes[0] * args[1] - args[0] * slopes[1]) / args[1] ** 2
            return (slopes[0] - node * slopes[1]) / args[1]
        case "^":
            if slopes[1] is ZERO:
                return args[1] * args[0] ** (args[1] - number(1)) * slopes[0]
            return node * (slopes[1] * args[0].word("log") + args[1] * slopes[0] / args[0])
        case "where":
            return args[0].where(slopes[1], slopes[2])
    return RULES[node.head](args[0]) * slopes[0]
