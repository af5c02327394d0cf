"""The words that a formula spells out: 1 / (1 + exp(-u)) is sigmoid(u). As words they read better, and neither cancel
nor overflow."""

from __future__ import annotations

from functools import lru_cache

from actfn.formula.tree import APPLY, ONE, Expression


@lru_cache(maxsize=256)
def idioms(tree: Expression) -> Expression:
    """Replace what a formula spells out by words: expm1, log1p, sigmoid, softplus and tanh.

    Parameters
    ----------
    tree : Expression
        The formula.

    Returns
    -------
    Expression
        The formula in other words.
    """
    made: dict[int, Expression] = {}
    for node in tree.nodes():
        args = tuple(made[id(arg)] for arg in node.args)
        if node.head == "where":
            made[id(node)] = args[0].where(args[1], args[2])
        elif args:
            made[id(node)] = _word(APPLY[node.head](*args))
        else:
            made[id(node)] = node
    return made[id(tree)]


def _word(node: Expression) -> Expression:
    """Rewrite a node as the word that it spells out, or return it unchanged."""
    if node.head == "-" and node.args[0].head == "exp" and node.args[1] is ONE:
        return node.args[0].args[0].word("expm1")
    if node.head == "log" and (rest := _one_plus(node.args[0])) is not None:
        return rest.args[0].word("softplus") if rest.head == "exp" else rest.word("log1p")
    if node.head == "log" and node.args[0].head == "sigmoid":
        return -(-node.args[0].args[0]).word("softplus")
    if node.head == "log1p" and node.args[0].head == "exp":
        return node.args[0].args[0].word("softplus")
    if node.head == "/":
        above, below = node.args
        rest = _one_plus(below)
        if rest is not None and rest.head == "exp":
            return above * (-rest.args[0]).word("sigmoid")
        if above.head == "-" and below.head == "+" and above.args == below.args:
            rising, falling = above.args
            if rising.head == falling.head == "exp" and falling.args[0] is -rising.args[0]:
                return rising.args[0].word("tanh")
    return node


def _one_plus(node: Expression) -> Expression | None:
    """The other term of a sum with one, or None if a node is no such sum."""
    if node.head != "+" or ONE not in node.args:
        return None
    return node.args[0] if node.args[1] is ONE else node.args[1]
