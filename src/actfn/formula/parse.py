"""Text to tree. Nothing in the text is run: it is read letter by letter by the grammar below, and all else refused.

formula  = sum [ relation sum ]                 a relation only as the first argument of `where`
sum      = product { ("+" | "-") product }
product  = sign { ("*" | "/") sign }
sign     = { "-" | "+" } power
power    = atom [ ("**" | "^") sign ]
atom     = number | name | name "(" formula { "," formula } ")" | "(" formula ")"
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import cache
from typing import NoReturn

from actfn.activation.functions_by_name import functions
from actfn.errors import FormulaError
from actfn.formula.tree import PI, DivisionByZero, E, Expression, X, number, parameter
from actfn.words import ShortForm, Word, registry, short_forms

LONGEST, DEEPEST, LARGEST_EXPONENT = 1000, 60, 300  # letters, parentheses within each other, decimal exponent
MOST_LEVELS = 120
LARGEST = 10**LARGEST_EXPONENT
MOST_NODES = 2000  # abs(u) holds u three times, so that nested words grow fast
TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?P<name>[^\W\d]\w*)|(?P<sign>\*\*|<=|>=|[-+*/^(),<>≤≥]))"
)
TYPOGRAPHY = str.maketrans({"−": "-", "·": "*", "×": "*"})
TWO_LETTERS = {"≤": "<=", "≥": ">="}  # in the translation they would shift the caret


@cache
def _aliases() -> dict[str, str]:
    records: list[Word | ShortForm] = [*registry.values(), *short_forms.values()]
    return {"power": "pow"} | {alias: record.name for record in records for alias in record.aliases}


def _arguments(name: str) -> tuple[int, int]:
    """The least and the greatest number of arguments of a word."""
    if name == "where":
        return 3, 3
    if name in short_forms:
        return short_forms[name].arguments, short_forms[name].arguments
    if name in registry:
        return 1, 1
    return 1, 1 + len(functions.find(name).parameters)


def parse(text: str, parameters: Iterable[str] = (), *, computed: bool = False) -> Expression:
    """Read a formula from text as a tree, without running it as code.

    Parameters
    ----------
    text : str
        A formula in `x`, such as `"x * tanh(log(1 + exp(x)))"`: numbers, `pi`, `e`, `+ - * / ** ^`, the words exp, log,
        tanh, … of `actfn.words`, `where(x > 0, x, 0)`, and the functions of the registry, with their parameters
        by position.
    parameters : iterable of str
        The names that may stand in it beside x.
    computed : bool
        Keep the words of forms that are computed, as those of rules.py need them.

    Returns
    -------
    Expression
        The tree.

    Raises
    ------
    FormulaError
        If it cannot be read; the message has a caret under the place.
    """
    try:
        return _Reader(text, tuple(parameters), computed).whole()
    except FormulaError as error:
        # The place stands in the message; hundreds of the reader's frames would keep dask from pickling it.
        raise error.with_traceback(None) from None


class _Reader:
    def __init__(self, text: str, parameters: tuple[str, ...], computed: bool) -> None:
        self.computed = computed
        if len(text) > LONGEST:
            raise FormulaError(f"the formula has {len(text)} letters, allowed are {LONGEST}", text[:72], 0)
        self.text, self.parameters = text, parameters
        plain = text.translate(TYPOGRAPHY)
        self.tokens: list[tuple[str, str, int]] = []  # kind, what, where
        at = 0
        while plain[at:].strip():
            found = TOKEN.match(plain, at)
            if found is None:
                at += len(plain[at:]) - len(plain[at:].lstrip())
                self.fail(f"{text[at]!r} has no meaning in a formula", at)
            kind = found.lastgroup or ""
            self.tokens.append((kind, TWO_LETTERS.get(found[kind], found[kind]), found.start(kind)))
            at = found.end()
        self.tokens.append(("end", "", len(text.rstrip())))
        self.position = self.depth = 0

    def fail(self, problem: str, at: int) -> NoReturn:
        raise FormulaError(problem, self.text, at)

    @property
    def now(self) -> tuple[str, str, int]:
        return self.tokens[self.position]

    def take(self, *signs: str) -> str | None:
        """Take the next sign from the text if it is one of these, else return None."""
        kind, what, _ = self.now
        if kind != "sign" or what not in signs:
            return None
        self.position += 1
        return what

    def expect(self, sign: str) -> None:
        if self.take(sign) is None:
            what = self.now[1] or "the end"
            self.fail(
                f"{what!r} where {sign!r} is expected" if what != "the end" else f"{sign!r} is missing", self.now[2]
            )

    def whole(self) -> Expression:
        if len(self.tokens) == 1:
            self.fail("the formula is empty", 0)
        tree = self.sum()
        kind, what, at = self.now
        if kind != "end":
            reason = (
                "a comparison stands only in where(x > 0, …)" if what in "<>=" else "an operator is missing before it"
            )
            self.fail(f"{what!r} is one too many: {reason}", at)
        if not tree.has_x:
            cancels = any(kind == "name" and what == "x" for kind, what, _ in self.tokens)
            self.fail("x cancels, and the formula is constant" if cancels else "there is no x in the formula", 0)
        if tree.depth > MOST_LEVELS:
            self.fail(f"{tree.depth} operations stand within each other, allowed are {MOST_LEVELS}", 0)
        if any(node.head == "number" and abs(node.value) > LARGEST for node in tree.nodes()):
            self.fail(f"a number in it is too large, allowed are {float(LARGEST):g} at most", 0)
        if tree.size > MOST_NODES:
            self.fail(f"written out the formula has {tree.size} parts, allowed are {MOST_NODES}", 0)
        return tree

    def checked(self, operation: Callable[..., Expression], at: int, *args: Expression) -> Expression:
        try:
            return operation(*args)
        except DivisionByZero:
            self.fail("division by zero", at)

    def sum(self) -> Expression:
        tree = self.product()
        while sign := self.take("+", "-"):
            right = self.product()
            tree = tree + right if sign == "+" else tree - right
        return tree

    def product(self) -> Expression:
        tree = self.sign()
        while sign := self.take("*", "/"):
            at, right = self.tokens[self.position - 1][2], self.sign()
            tree = tree * right if sign == "*" else self.checked(lambda a, b: a / b, at, tree, right)
        return tree

    def sign(self) -> Expression:
        negative = False
        while sign := self.take("-", "+"):
            negative ^= sign == "-"
        tree = self.power()
        return -tree if negative else tree

    def power(self) -> Expression:
        base = self.atom()
        if self.take("**", "^"):
            at = self.tokens[self.position - 1][2]
            with_depth = self.deeper(at, self.sign)
            return self.checked(lambda a, b: a**b, at, base, with_depth)
        return base

    def deeper(self, at: int, read: Callable[[], Expression]) -> Expression:
        self.depth += 1
        if self.depth > DEEPEST:
            self.fail(f"more than {DEEPEST} parentheses within each other", at)
        tree = read()
        self.depth -= 1
        return tree

    def atom(self) -> Expression:
        kind, what, at = self.now
        self.position += kind != "end"
        if kind == "number":
            exponent = what.lower().partition("e")[2]
            if len(exponent) > 4 or abs(int(exponent or 0)) > LARGEST_EXPONENT:
                self.fail(f"{what} is too large or too small, allowed are exponents up to {LARGEST_EXPONENT}", at)
            return number(Fraction(what))
        if kind == "name":
            return self.name(_aliases().get(what, what), at)
        if what == "(":
            tree = self.deeper(at, self.sum)
            self.expect(")")
            return tree
        return self.fail("the formula ends too early" if kind == "end" else f"{what!r} where a value is expected", at)

    def name(self, name: str, at: int) -> Expression:
        called = self.now[:2] == ("sign", "(")
        if not called:
            if name in self.parameters:
                return parameter(name)
            if name in ("x", "pi", "e", "π"):
                return {"x": X, "e": E}.get(name, PI)
        function = None
        if name not in registry and name not in short_forms and name not in ("where", "pow"):
            function = functions.find(name)
            if function is None:
                self.fail(self.unknown(name, called), at)
        if not called:
            self.fail(f"{name} is a function: {name}(…)", at)
        args = self.arguments(name, at)
        if name == "where":
            return args[0].where(*args[1:])
        if name == "pow":
            return self.checked(lambda a, b: a**b, at, *args)
        if name in registry:
            word = registry[name]
            meant: Expression = args[0].word(name) if word.is_written or self.computed else word.definition(args[0])
            return meant
        if name in short_forms:
            expanded = short_forms[name](*args)
            return expanded if isinstance(expanded, Expression) else number(expanded)
        assert function is not None, "all else is a word"
        defaults = [number(Fraction(p)) for p in list(function.parameters.values())[len(args) - 1 :]]
        made: Expression = function.body(*args, *defaults)
        return made

    def arguments(self, name: str, at: int) -> list[Expression]:
        self.expect("(")
        args = [self.deeper(at, self.condition if name == "where" else self.sum)]
        while self.take(","):
            args.append(self.deeper(at, self.sum))
        self.expect(")")
        least, most = (2, 2) if name == "pow" else _arguments(name)
        if not least <= len(args) <= most:
            allowed = f"{least}" if least == most else f"{least} to {most}"
            self.fail(f"{name} is given {len(args)} arguments, allowed are {allowed}", at)
        return args

    def condition(self) -> Expression:
        left = self.sum()
        at, relation = self.now[2], self.take(">", "<", ">=", "<=")
        if relation is None:
            self.fail("where needs a comparison first, such as x > 0", at)
        return Expression(relation, (left, self.sum()))

    def unknown(self, name: str, called: bool) -> str:
        if reason := functions.why_not(name):
            return reason
        words = {*registry, *short_forms, "where", "pow", *functions.names(), "x", "pi", *self.parameters}
        near = difflib.get_close_matches(name, words, n=2, cutoff=0.6)
        hint = f"; the nearest are: {', '.join(near)}" if near else ""
        if called or near:
            return f"unknown name {name!r}{hint}"
        default = f"a parameter needs a default ({name}=1, in a terminal --{name} 1)"
        return f"unknown name {name!r}: the variable is x, and {default}"
