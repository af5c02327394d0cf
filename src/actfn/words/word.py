"""What a word of formulas is: the record that `words/NAME.py` fills for each of them, and the words by their names.

Every room reads the records; none keeps a table of its own. A word is added by its file and by its name in the list
below.

A word is also a function of numbers of any kind: `words.exp(u)` is the exponential of a tree, a SymPy symbol, a ball, a
power series or an exact constant, since the number brings its own function of that name, or the word's `definition`
makes it from other words.

Fields that need python-flint are functions that take its balls, so that the words themselves import nothing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from importlib import import_module
from typing import Any, Literal, TypeVar

Record = TypeVar("Record")
Number = Any  # of any kind: a tree, a SymPy symbol, a ball, a power series, an exact constant
Ball = Any  # an arb of python-flint
ComplexBall = Any  # an acb of python-flint
Formula = Callable[[Number], Number]  # written in words, so that it takes numbers of any kind


@dataclass(frozen=True)
class Interval:
    """An interval of real numbers; an end that is irrational is given as the nearest float64.

    Attributes
    ----------
    low, high : float
        The ends.
    includes_low, includes_high : bool
        Whether the end itself belongs to the interval.
    """

    low: float = -math.inf
    high: float = math.inf
    includes_low: bool = False
    includes_high: bool = False


@dataclass(frozen=True)
class Domain:
    """The real arguments for which a word has a real value.

    Attributes
    ----------
    interval : Interval
        Outside of which it has none.
    operation : str
        What is not possible there, for messages: "the logarithm".
    poles : str
        The arguments within the interval for which it has none, for messages; empty if there are none.
    """

    interval: Interval = Interval()
    operation: str = ""
    poles: str = ""

    @property
    def is_whole_line(self) -> bool:
        """Whether every real number has a value under the word."""
        return self.interval == Interval() and not self.poles

    def excludes(self, u: float) -> bool:
        """Whether a number lies outside of the interval."""
        ends = self.interval
        return u < ends.low or u > ends.high or (u == ends.low and not ends.includes_low)

    @property
    def reason(self) -> str:
        """Say why a word has no value outside of the interval, as the end of a sentence."""
        if self.poles:
            return f"{self.operation} of a number that may be {self.poles}"
        number = "a negative number" if self.interval.includes_low else "a number that is not positive"
        return f"{self.operation} of {number}"


WHOLE_LINE = Domain()


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Spellings:
    """How other languages and libraries write a word; `{}`, or `{0}` if needed twice, is its argument.

    Attributes
    ----------
    python : str
        With the standard module `math`, of a float.
    numpy : str
        With NumPy as `np`, and SciPy's `scipy.special` where NumPy lacks it.
    torch, jax, keras : str
        With `torch`, with `jax` and `jax.numpy` as `jnp`, with `keras.ops` as `ops`.
    javascript : str
        With `Math`, or a function that `javascript_source` defines.
    javascript_source : str
        The definition of that function; empty if `Math` has what is needed.
    """

    python: str
    numpy: str
    torch: str
    jax: str
    keras: str
    javascript: str
    javascript_source: str = ""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Printed:
    """How a word is written in TeX and MathML.

    Attributes
    ----------
    style : str
        `call`: its name and its argument in parentheses; `power of e`; `root`; `definition`: as the word's definition.
    name : str
        What it is called there.
    power : int
        To which the name is raised: sech².
    """

    style: Literal["call", "power of e", "root", "definition"] = "call"
    name: str = ""
    power: int = 1


def primitive(u: Number) -> Number:
    """The definition of a word that no other words define: numbers without a function of its own cannot take it."""
    raise AttributeError(f"{type(u).__name__} has no function of its own for this word, and no other words define it")


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Word:
    """All that actfn knows of one word of formulas: meaning, derivative, enclosures, limits and spellings.

    Attributes
    ----------
    name : str
        As it is written in a formula.
    meaning : str
        What it is, in a line.
    aliases : tuple of str
        Other names that mean the same in a formula.
    definition : Formula
        What it is in other words; `primitive` if no other words define it.
    derivative : Formula
        Its derivative by its argument, in a form that neither cancels nor overflows.
    rational_values : mapping of int to Fraction or int
        Its exact values at arguments that trees replace at once.
    parity : str
        `even`, `odd` or `neither`.
    direction : str
        Whether it is strictly `increasing` or `decreasing` on its domain, or `neither`.
    domain : Domain
        The real arguments for which it has a real value.
    kinks : tuple of float
        Where in its domain it is not differentiable.
    range : Interval
        Its values over the domain, and no smaller interval.
    limits : pair of float
        Its limits towards -inf and +inf; nan where there is none, or where it has no real values. An irrational limit
        is given as the nearest float64.
    far : pair of Formula
        Forms equal to the word for arguments far below and far above zero, in which nothing cancels and only what
        vanishes is exponentiated; the word itself if its expansion at infinity is not made of others'.
    taylor : callable
        From a ball in the domain and an order n: balls that hold f, f′, f″/2, … f⁽ⁿ⁾/n! over the whole ball, tight
        although the ball is wide.
    complex_ball : callable
        Its analytic continuation on a complex ball, not finite where a branch cut is touched.
    algebraic : Formula
        What it is over exp, log, powers, sin, cos, erf and atan, with as few and as simple of them as possible.
    float64 : callable
        Its value in Python's floats, of an argument in its domain. Raises OverflowError where that is the result.
    risky : bool
        Whether the spelling of some framework, or its automatic derivative, is inf or nan for some finite argument, so
        that a branch that is not taken needs a harmless argument.
    kernel : str
        What compute/words.h calls it.
    spellings : Spellings
        How other languages and libraries write it.
    printed : Printed
        How it is written in print.
    sympy : str
        The function of SymPy that it is; "definition" if its definition takes the place of one.
    """

    name: str
    meaning: str
    aliases: tuple[str, ...] = ()
    definition: Formula
    derivative: Formula
    rational_values: Mapping[Fraction | int, Fraction | int]
    parity: Literal["even", "odd", "neither"]
    direction: Literal["increasing", "decreasing", "neither"]
    domain: Domain
    kinks: tuple[float, ...] = ()
    range: Interval
    limits: tuple[float, float]
    far: tuple[Formula, Formula]
    taylor: Callable[[Ball, int], list[Ball]]
    complex_ball: Callable[[ComplexBall], ComplexBall]
    algebraic: Formula
    float64: Callable[[float], float]
    risky: bool
    kernel: str
    spellings: Spellings
    printed: Printed
    sympy: str

    def __call__(self, x: Number) -> Number:
        """Apply the word to a number: by the number's own function of that name, else by the word's definition."""
        if hasattr(x, "word"):
            return x.word(self.name)
        if hasattr(x, "free_symbols"):
            if self.sympy == "definition":
                return self.definition(x)
            import sympy

            return getattr(sympy, self.sympy)(x)
        if hasattr(x, self.name):
            return getattr(x, self.name)()
        return self.definition(x)

    @property
    def is_written(self) -> bool:
        """Whether the word stays when a formula is read; other words are replaced by their definitions."""
        return self.name in WRITTEN

    @property
    def is_positive(self) -> bool:
        """Whether all values of the word are greater than zero."""
        return self.range.low > 0 or (self.range.low == 0 and not self.range.includes_low)

    @property
    def has_sign_of_argument(self) -> bool:
        """Whether the word's value is negative, zero or positive where its argument is."""
        return self.direction == "increasing" and self.rational_values.get(0) == 0

    @property
    def oscillates(self) -> bool:
        """Whether the word has values, but no limit, towards infinity."""
        return math.isnan(self.limits[1]) and self.domain.interval.high == math.inf


class Registry(MutableMapping[str, Record]):
    """Records by their names, each read from its file, `actfn/words/NAME.py`, when it is first asked for.

    Parameters
    ----------
    names : sequence of str
        What there is, in the order in which it is listed.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self._names, self._read = dict.fromkeys(names), dict[str, Record]()

    def __getitem__(self, name: str) -> Record:
        found = self._read.get(name)
        if found is None:
            if name not in self._names:
                raise KeyError(name)
            found = self._read[name] = getattr(import_module(f"actfn.words.{name}"), name)
        return found

    def __setitem__(self, name: str, record: Record) -> None:
        self._names[name], self._read[name] = None, record

    def __delitem__(self, name: str) -> None:
        del self._names[name], self._read[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


# Words that may be written in a formula, and stay words when it is read.
WRITTEN = (
    *("exp", "expm1", "log", "log1p", "sqrt", "sin", "cos", "tan", "atan", "sinh", "cosh", "tanh", "sech2"),
    *("sigmoid", "softplus", "erf", "erfc"),
)
# Words of forms that are computed: read, they are replaced by their definitions, and rewriting brings them back.
COMPUTED = (
    *("tanh_softplus", "tanh_softplus_slope", "absolute"),
    *("sigmoid_slope", "normal_cdf", "exp_minus_square", "exp_minus_half_square"),
)
registry: Registry[Word] = Registry((*WRITTEN, *COMPUTED))


class _Words:
    """The words as attributes, by which records of words call each other; each is found when it is called."""

    def __getattr__(self, name: str) -> Word:
        try:
            return registry[name]
        except KeyError:
            raise AttributeError(f"there is no word {name!r} in actfn.words") from None


words = _Words()
