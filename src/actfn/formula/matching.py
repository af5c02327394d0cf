"""Formulas against a pattern: each way to put trees for its parameters, sums and products in either order."""

from __future__ import annotations

from collections.abc import Iterator

from actfn.formula.tree import Expression

Found = dict[str, Expression]


def matches(pattern: Expression, node: Expression, found: Found) -> Iterator[Found]:
    """Yield each assignment of trees to u and v that makes a pattern equal to a node."""
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
            matches(pattern.args[0], -node, found)
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
    """Take the minus sign out of a product whose first factor is a negative number."""
    if node.head == "number" or (node.head == "*" and node.args[0].head == "number" and node.args[0].value < 0):
        yield from matches(pattern.args[0], -1 * node, found)


def _all(patterns: tuple[Expression, ...], args: tuple[Expression, ...], found: Found) -> Iterator[Found]:
    if not patterns:
        yield found
        return
    for now in matches(patterns[0], args[0], found):
        yield from _all(patterns[1:], args[1:], now)
