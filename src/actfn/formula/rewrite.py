"""Formulas brought into forms that neither cancel nor overflow, by rules that are looked for everywhere in them."""

from __future__ import annotations

from collections.abc import Callable

from actfn.formula.cases import by_case
from actfn.formula.rules import by_rule
from actfn.formula.tree import APPLY, DivisionByZero, Expression, number

MOST_BRANCHES = 4


def tidied(tree: Expression) -> Expression:
    """Apply the rules until none fits, and return the formula of which derivatives are taken."""
    for _ in range(8):
        before, tree = tree, everywhere(tree, by_rule)
        if tree is before:
            break
    return tree


def stable(tree: Expression) -> Expression:
    """Rewrite a formula into an equal one that floating-point arithmetic computes with little loss.

    Parameters
    ----------
    tree : Expression
        A formula, as read or derived.
    """
    return everywhere(tidied(everywhere(tidied(_by_branch(tidied(tree))), by_case)), _by_word)


def without_branch(tree: Expression) -> Expression:
    """Rewrite choices that are |u| as the word `absolute`, for formulas of which no derivative is taken."""
    return everywhere(tidied(tree), _absolute)


def _absolute(node: Expression) -> Expression:
    if node.head == "where" and node.args[0].head == ">" and node.args[0].args[1] is number(0):
        u = node.args[1]
        inner = (u < number(0)).where(-u, number(0))
        if u is node.args[0].args[0] and node.args[2] in (inner, -u):
            return u.word("absolute")
    return node


def _by_word(node: Expression) -> Expression:
    """Replace a product or composition by a single word that the kernels compute, such as tanh_softplus."""
    if node.head == "tanh" and node.args[0].head == "softplus":
        return node.args[0].args[0].word("tanh_softplus")
    if node.head == "*":
        for a, b in (node.args, node.args[::-1]):
            if a.head == "sech2" and a.args[0].head == "softplus" and b is a.args[0].args[0].word("sigmoid"):
                return b.args[0].word("tanh_softplus_slope")
    return node


def _by_branch(tree: Expression) -> Expression:
    """Move every `where` outward, one for each condition, so that each branch is a formula without `where`."""
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
    """Take of each `where` with this condition one branch: where it holds (1), or elsewhere (2)."""
    return everywhere(tree, lambda n: n.args[which] if n.head == "where" and n.args[0] is condition else n)


def everywhere(tree: Expression, change: Callable[[Expression], Expression]) -> Expression:
    """Change each node of a tree by a function, arguments before the nodes that hold them."""
    done: dict[int, Expression] = {}
    for node in tree.nodes():
        done[id(node)] = change(rebuilt(node, tuple(done[id(arg)] for arg in node.args)))
    return done[id(tree)]


def rebuilt(node: Expression, args: tuple[Expression, ...]) -> Expression:
    """Make a node anew over other arguments, without idle terms such as + 0 and · 1."""
    if not args or all(a is b for a, b in zip(args, node.args, strict=True)):
        return node
    if node.head == "where":
        return args[0].where(args[1], args[2])
    try:
        if node.head == "^":
            return args[0] ** args[1]
        if node.head in APPLY and len(args) == 2:
            made: Expression = APPLY[node.head](*args)
            return made
    except DivisionByZero:  # in a branch for a point where there is no value, such as the slope of √|x| at 0
        return Expression(node.head, args)
    return -args[0] if node.head == "neg" else args[0].word(node.head)
