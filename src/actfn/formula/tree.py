"""A formula as a tree: numbers, x, parameters, words and `where`.

Equal trees are one object (they are interned), so `is` compares them, shared parts cost nothing and a derivative of a
deep formula stays small. Arithmetic on trees makes trees, and drops what is plainly idle (0·u, u + 0, 2·3); the real
work on forms is rewrite.py's.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Any

from actfn import words
from actfn.errors import OperandError

RELATIONS: dict[str, Callable[[Any, Any], Any]] = {
    ">": lambda a, b: a > b,
    "<": lambda a, b: a < b,
    ">=": lambda a, b: a >= b,
    "<=": lambda a, b: a <= b,
}

MOST_BITS = 2**14  # of a power of a number that is written out as a number


class DivisionByZero(ZeroDivisionError):
    """A formula divides by what is exactly zero, so that there is no tree of it: mathematics, and no fault."""


_interned: weakref.WeakValueDictionary[Any, Expression] = weakref.WeakValueDictionary()


class Expression:
    """A node: its `head`, the `args` under it, and for a number or a name its `value`.

    Heads: `number` (a Fraction), `constant` (`pi` or `e`), `x`, `parameter` (a name), `+ - * / ^ neg`, a word,
    `where` (condition, then, otherwise), and the relations `> < >= <=`, which stand in conditions alone.
    """

    __slots__ = ("__weakref__", "args", "has_x", "head", "slope", "value")
    head: str
    args: tuple[Expression, ...]
    value: Any
    has_x: bool  # whether x is in it
    slope: Expression | None  # the derivative by x, once derive.py has found it

    def __new__(cls, head: str, args: tuple[Expression, ...] = (), value: Any = None) -> Expression:
        key = (head, tuple(map(id, args)), value)
        found = _interned.get(key)
        if found is None:
            found = super().__new__(cls)
            found.head, found.args, found.value, found.slope = head, args, value, None
            found.has_x = head == "x" or any(arg.has_x for arg in args)
            _interned[key] = found
        return found

    # ---- Arithmetic, as formulas are written in.

    def __add__(self, other: Any) -> Expression:
        return _sum(self, _tree(other))

    def __radd__(self, other: Any) -> Expression:
        return _sum(_tree(other), self)

    def __sub__(self, other: Any) -> Expression:
        return _difference(self, _tree(other))

    def __rsub__(self, other: Any) -> Expression:
        return _difference(_tree(other), self)

    def __mul__(self, other: Any) -> Expression:
        return _product(self, _tree(other))

    def __rmul__(self, other: Any) -> Expression:
        return _product(_tree(other), self)

    def __truediv__(self, other: Any) -> Expression:
        return _quotient(self, _tree(other))

    def __rtruediv__(self, other: Any) -> Expression:
        return _quotient(_tree(other), self)

    def __pow__(self, other: Any) -> Expression:
        return _power(self, _tree(other))

    def __rpow__(self, other: Any) -> Expression:
        return _power(_tree(other), self)

    def __neg__(self) -> Expression:
        if self.head == "neg":
            return self.args[0]
        if self.head == "*" and self.args[0].head == "number":
            return number(-self.args[0].value) * self.args[1]
        return number(-self.value) if self.head == "number" else Expression("neg", (self,))

    def __pos__(self) -> Expression:
        return self

    def __gt__(self, other: Any) -> Expression:
        return Expression(">", (self, _tree(other)))

    def __lt__(self, other: Any) -> Expression:
        return Expression("<", (self, _tree(other)))

    def __ge__(self, other: Any) -> Expression:
        return Expression(">=", (self, _tree(other)))

    def __le__(self, other: Any) -> Expression:
        return Expression("<=", (self, _tree(other)))

    def __bool__(self) -> bool:
        raise OperandError("a formula has no truth value: use where(condition, then, otherwise)")

    def where(self, then: Any, otherwise: Any) -> Expression:
        """Make the choice that is `then` where this condition holds and `otherwise` elsewhere.

        Parameters
        ----------
        then : Expression or number
            The formula where the condition holds.
        otherwise : Expression or number
            The formula elsewhere.

        Returns
        -------
        Expression
            The formula with both branches.
        """
        a, b = self.args
        chosen: tuple[Expression, Expression] = (_tree(then), _tree(otherwise))
        if a.head == b.head == "number":
            return chosen[0] if RELATIONS[self.head](a.value, b.value) else chosen[1]
        if a is b:
            return chosen[0] if RELATIONS[self.head](0, 0) else chosen[1]
        return chosen[0] if chosen[0] is chosen[1] else Expression("where", (self, *chosen))

    def constant(self, value: Any) -> Expression:
        """Make the tree of a constant: a Fraction, `"pi"` or `"e"`.

        Parameters
        ----------
        value : Fraction or str
            A number, or `"pi"` or `"e"`.

        Returns
        -------
        Expression
            Its tree.
        """
        return _tree(value)

    def word(self, name: str) -> Expression:
        """Apply a word, such as `tanh`, to this formula.

        Parameters
        ----------
        name : str
            The name of the word.

        Returns
        -------
        Expression
            The word of this formula.
        """
        if self.head == "number":
            value = words.registry[name].rational_values.get(self.value)
            if value is not None:
                return number(value)
        return Expression(name, (self,))

    # ---- What it is.

    def nodes(self) -> Iterator[Expression]:
        """Yield each distinct node of the tree once, the nodes under it first.

        Returns
        -------
        list of Expression
            The nodes.
        """
        seen: set[int] = set()
        stack = [(self, False)]
        while stack:
            node, ready = stack.pop()
            if ready:
                yield node
            elif id(node) not in seen:
                seen.add(id(node))
                stack.append((node, True))
                stack += [(arg, False) for arg in reversed(node.args)]

    @property
    def is_constant(self) -> bool:
        """Whether a tree holds neither x nor a parameter."""
        return not any(node.head in ("x", "parameter") for node in self.nodes())

    @property
    def parameters(self) -> list[str]:
        """List the names of the parameters in a tree, in the order in which they are met."""
        return [node.value for node in self.nodes() if node.head == "parameter"]

    def evaluate(self, x: Any, parameters: Mapping[str, Any], leaf: Callable[[Any], Any] | None = None) -> Any:
        """Evaluate a formula at a number of any kind that words know; `where` computes the branch in force alone.

        Parameters
        ----------
        x : Any
            A number of any kind.
        parameters : mapping
            A value for each name.
        leaf : callable, optional
            What makes such a number of a Fraction, `"pi"` or `"e"`; words.constant by default.

        Returns
        -------
        Any
            A number of the kind of x.
        """
        leaf = leaf or (lambda value: words.constant(value, x))
        known: dict[int, Any] = {}

        def of(node: Expression) -> Any:
            if id(node) not in known:
                known[id(node)] = compute(node)
            return known[id(node)]

        def compute(node: Expression) -> Any:
            if node.head in ("number", "constant"):
                return leaf(node.value)
            if node is X:
                return x
            if node.head == "parameter":
                return parameters[node.value]
            if node.head == "where":
                condition = of(node.args[0])
                if isinstance(condition, bool):
                    return of(node.args[1] if condition else node.args[2])
                return words.where(condition, of(node.args[1]), of(node.args[2]))
            return APPLY[node.head](*map(of, node.args))

        return of(self)

    @property
    def size(self) -> int:
        """The number of nodes when the formula is written out, shared parts each time they are met."""
        sizes: dict[int, int] = {}
        for node in self.nodes():
            sizes[id(node)] = 1 + sum(sizes[id(arg)] for arg in node.args)
        return sizes[id(self)]

    @property
    def depth(self) -> int:
        """The greatest number of operations that stand within each other."""
        depths: dict[int, int] = {}
        for node in self.nodes():
            depths[id(node)] = 1 + max((depths[id(arg)] for arg in node.args), default=0)
        return depths[id(self)]

    def substitute(self, x: Expression, parameters: Mapping[str, Expression] | None = None) -> Expression:
        """Replace x and parameters of a formula by other trees.

        Parameters
        ----------
        x : Expression
            What is put in the place of x.
        parameters : mapping of str to Expression, optional
            What is put in the places of parameters.

        Returns
        -------
        Expression
            The formula with these put in.
        """
        given = {name: Expression("parameter", (), name) for name in self.parameters} | dict(parameters or {})
        result: Expression = self.evaluate(x, given, leaf=_tree)
        return result

    def __reduce__(self) -> tuple[Any, ...]:
        return Expression, (self.head, self.args, self.value)


def _word(name: str) -> Callable[[Any], Any]:
    return lambda u: words.registry[name](u)


# What each head does to numbers of any kind.
APPLY: dict[str, Callable[..., Any]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "^": lambda a, b: words.power(a, b),
    "neg": lambda a: -a,
    **{name: _word(name) for name in words.registry},
    **RELATIONS,
}


def number(value: int | Fraction) -> Expression:
    """Make the tree of an exact rational number."""
    return Expression("number", (), Fraction(value))


ZERO, ONE = number(0), number(1)
X = Expression("x")
PI, E = Expression("constant", (), "pi"), Expression("constant", (), "e")


def parameter(name: str) -> Expression:
    """Make the tree of a parameter with this name."""
    return Expression("parameter", (), name)


def _tree(value: Any) -> Expression:
    if isinstance(value, Expression):
        return value
    if isinstance(value, str):
        return Expression("constant", (), value)
    return number(Fraction(value))  # of a float too, exactly


def _both(a: Expression, b: Expression) -> bool:
    return a.head == b.head == "number"


def _sum(a: Expression, b: Expression) -> Expression:
    if _both(a, b):
        return number(a.value + b.value)
    if a is ZERO or b is ZERO:
        return b if a is ZERO else a
    if b.head == "neg":
        return _difference(a, b.args[0])
    if a is b:
        return number(2) * a
    return Expression("+", (a, b))


def _difference(a: Expression, b: Expression) -> Expression:
    if _both(a, b):
        return number(a.value - b.value)
    if a is b:
        return ZERO
    if b is ZERO:
        return a
    if a is ZERO:
        return -b
    if b.head == "neg":
        return _sum(a, b.args[0])
    return Expression("-", (a, b))


def _product(a: Expression, b: Expression) -> Expression:
    if _both(a, b):
        return number(a.value * b.value)
    if a is ZERO or b is ZERO:
        return ZERO
    if a is ONE or b is ONE:
        return b if a is ONE else a
    if b.head == "number":
        a, b = b, a
    if a.head == "number" and a.value == -1:
        return -b
    if a.head == "number" and b.head == "*" and b.args[0].head == "number":
        return number(a.value * b.args[0].value) * b.args[1]
    if a.head == "neg" or b.head == "neg":
        signs = (a.head == "neg") != (b.head == "neg")
        product = (a.args[0] if a.head == "neg" else a) * (b.args[0] if b.head == "neg" else b)
        return -product if signs else product
    if a is b:
        return _power(a, number(2))
    return Expression("*", (a, b))


def _quotient(a: Expression, b: Expression) -> Expression:
    if b is ZERO:
        raise DivisionByZero("division by zero")
    if _both(a, b):
        return number(a.value / b.value)
    if a is ZERO or b is ONE:
        return a
    if a.head == "neg":
        return -(a.args[0] / b)
    if b.head == "neg":
        return -(a / b.args[0])
    if b.head == "number" and _is_power_of_two(b.value):
        return number(1 / b.value) * a
    return ONE if a is b else Expression("/", (a, b))


def _bits(value: Fraction) -> int:
    return max(value.numerator.bit_length(), value.denominator.bit_length())


def _is_power_of_two(value: Fraction) -> bool:
    return all(n & (n - 1) == 0 for n in (abs(value.numerator), value.denominator))


def _power(a: Expression, b: Expression) -> Expression:
    if b is ZERO:
        return ONE
    if b is ONE:
        return a
    if a is E:
        return b.word("exp")
    if b.head == "number" and b.value == Fraction(1, 2):
        return a.word("sqrt")
    if _both(a, b) and b.value.denominator == 1 and abs(b.value) <= 64 and _bits(a.value) * abs(b.value) < MOST_BITS:
        if a is ZERO and b.value < 0:
            raise DivisionByZero("division by zero")
        return number(a.value ** int(b.value))
    if a is ZERO or a is ONE:
        return a
    return Expression("^", (a, b))


@lru_cache(maxsize=256)
def of(activation: Any) -> Expression:
    """The tree of an Activation's formula, in x and its parameters.

    Parameters
    ----------
    activation : Activation
        The function.

    Returns
    -------
    Expression
        Its formula's tree.
    """
    made = activation.body(X, *map(parameter, activation.parameters))
    return _tree(made)
