"""The derivative of a tree; of a `where`, branch by branch, so that at a kink the "otherwise" decides."""

from __future__ import annotations

from actfn import words
from actfn.formula.tree import ONE, RELATIONS, ZERO, Expression, X, number


def derivative(tree: Expression, n: int = 1, by: Expression = X) -> Expression:
    """Differentiate a tree n times by x, or by a parameter; derivatives by x are kept with each node and found once."""
    for _ in range(n):
        tree = _by_x(tree) if by is X else _by(tree, by)
    return tree


def _by_x(tree: Expression) -> Expression:
    waiting = [tree]
    while waiting:
        node = waiting[-1]
        slopes = [arg.slope for arg in node.args if arg.slope is not None]
        if node.slope is None and len(slopes) == len(node.args):
            node.slope = _slope(node, slopes, X)
        if node.slope is None:
            waiting += [arg for arg in node.args if arg.slope is None]
        else:
            waiting.pop()
    assert tree.slope is not None
    return tree.slope


def _by(tree: Expression, name: Expression) -> Expression:
    slopes: dict[int, Expression] = {}
    for node in tree.nodes():
        slopes[id(node)] = _slope(node, [slopes[id(arg)] for arg in node.args], name)
    return slopes[id(tree)]


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
    slope: Expression = words.registry[node.head].derivative(args[0]) * slopes[0]
    return slope
