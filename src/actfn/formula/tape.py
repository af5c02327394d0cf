"""How a tree becomes the tape that compute/tape.h runs: the ufuncs of value and derivatives."""

from __future__ import annotations

import contextlib
import math
import random
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from actfn import compute
from actfn.activation.facets import attached
from actfn.compute import tape_places
from actfn.errors import ArgumentError
from actfn.formula.derive import derivative
from actfn.formula.float64 import constant
from actfn.formula.rewrite import everywhere, rebuilt, stable, tidied, without_branch
from actfn.formula.tree import ONE, ZERO, Expression, X, number, parameter
from actfn.words import Word, registry

BINARY = {"+": "add", "-": "subtract", "*": "multiply", "/": "divide"}
RELATIONS = {">": "where_greater", ">=": "where_greater_equal", "<": "where_greater", "<=": "where_greater_equal"}
# Inputs that are no names of a formula: what a derivative is multiplied by, and x kept finite.
G, BOUNDED = parameter("g′"), parameter("x′")
# How small a result counts as zero at -inf and at +inf, and nan where there is no limit.
Ends = tuple[float, float]
AS_COMPUTED, IF_SMALL, ALWAYS = 0.0, 1e-6, math.inf


class TooLong(ArgumentError):
    """A formula has more intermediate results at a time than a tape has places for."""


class Tapes:
    """The ufuncs of a formula by operation, its parameters as further operands: as `compute.Kernels` of a header.

    The derivatives are derived, brought into a stable form and made into a tape when they are first asked for.

    Parameters
    ----------
    name : str
        Of the function, for messages.
    tree : Expression
        The formula as written; it is brought into a stable form first.
    parameters : mapping of str to float
        Their defaults, in the order of the operands.
    accuracy : {"high", "fast", "proven"}
        "fast" computes numbers of fewer bits than float64 in float32; with "proven", float32 goes by cells of the
        formula's own, which `attached.cells` finds.
    """

    def __init__(self, name: str, tree: Expression, parameters: Mapping[str, float], accuracy: str = "high") -> None:
        self.name, self.tree, self.parameters, self.accuracy = name, tree, dict(parameters), accuracy
        self.proofs: list[Any] = []
        self._made: dict[str, np.ufunc] = {}
        self._plain: dict[str, np.ufunc] = {}
        self._cells: dict[int, Any] = {}
        self._slope: Expression | None = None

    @property
    def operations(self) -> tuple[str, ...]:
        """The names of all operations, every one of which can be derived from a formula."""
        return ("value", "grad", "vjp", "second", *(f"by_{i}" for i in range(len(self.parameters))))

    def __call__(self, operation: str, /) -> np.ufunc:
        """Make the ufunc of an operation, or return it if it was made before.

        Raises
        ------
        TooLong
            If it takes more than some 60 intermediate results at a time.
        """
        if operation not in self._made:
            self._made[operation] = self._proven(operation) if self.accuracy == "proven" else self._tape(operation)
        return self._made[operation]

    def _proven(self, operation: str) -> np.ufunc:
        """The ufunc of an operation by cells, with the tape for what is beyond them; others go by the tape alone."""
        like = self._tape(operation)
        if operation not in ("value", "grad", "vjp"):
            return like
        order = int(operation != "value")
        beyond = self._tape("grad" if order else "value")
        if order not in self._cells:
            self._cells[order] = attached.cells(self.name, self.tree, order, beyond)
            self.proofs.append(self._cells[order].proof)
        return compute.by_cells(like.__name__, like, beyond, self._cells[order].numbers)

    def _tape(self, operation: str) -> np.ufunc:
        if operation not in self._plain:
            given = [parameter(p) for p in self.parameters]
            inputs = [X, G, *given] if operation == "vjp" else [X, *given]
            name = self.name if operation == "value" else f"{self.name}.{operation}"
            defaults = list(self.parameters.values())
            quick = self.accuracy == "fast"
            self._plain[operation] = _ufunc(name, self._tree(operation), inputs, defaults, quick)
        return self._plain[operation]

    def _tree(self, operation: str) -> Expression:
        """Derive the formula of an operation, and bring it into the stable form in which it is computed."""
        if operation == "value":
            return everywhere(stable(without_branch(self.tree)), _power)
        if operation in ("grad", "vjp"):
            if self._slope is None:
                self._slope = everywhere(stable(derivative(tidied(self.tree))), _power)
            return self._slope
        if operation == "second":
            return everywhere(stable(derivative(tidied(derivative(tidied(self.tree))))), _power)
        by = parameter(list(self.parameters)[self.operations.index(operation) - self.operations.index("by_0")])
        return everywhere(stable(derivative(tidied(self.tree), by=by)), _power)


def _power(node: Expression) -> Expression:
    """Add the steps of a power other than a square: by products, a root, or exp and log."""
    if node.head != "^" or node.is_constant:
        return node
    base, exponent = node.args
    if exponent.head == "number" and exponent.value < 0:
        return ONE / _power(base**-exponent)
    if exponent.head != "number" or exponent.value.denominator > 2 or exponent.value > 64:
        return (exponent * base.word("log")).word("exp")
    whole, half = divmod(exponent.value, 1)
    result, square = base.word("sqrt") if half else ONE, base
    for bit in bin(int(whole))[:1:-1]:  # the lowest first
        if bit == "1":
            result = square if result is ONE else Expression("*", (result, square))
        square = Expression("^", (square, number(2)))
    return result


def _ufunc(
    name: str, tree: Expression, inputs: Sequence[Expression], defaults: Sequence[float], quick: bool
) -> np.ufunc:
    """The plainest tape of those with the fewest wrong nan; 0 · inf and inf / inf cost a step where they are met."""
    operands = [*(1.0 for _ in inputs[1 : len(inputs) - len(defaults)]), *defaults]
    best = compute.tape(name, len(inputs), *_Tape(name, inputs, vanishing=False).steps_of(tree, None), quick=quick)
    with contextlib.suppress(TooLong):  # what is longer than the plainest is better only where it fits
        ends = (AS_COMPUTED, AS_COMPUTED)
        if any(_oscillates(node) for node in tree.nodes()):
            ends = _ends(name, tree, inputs, operands)
        least = _wrong_nans(best, operands, ends)
        for bounded in (False, True):
            if not least:
                break
            if bounded:
                ends = _ends(name, tree, inputs, operands)
            steps = _Tape(name, inputs, vanishing=True).steps_of(tree, ends if bounded else None)
            made = compute.tape(name, len(inputs), *steps, quick=quick)
            wrong = _wrong_nans(made, operands, ends)
            if wrong < least:
                best, least = made, wrong
    return best


def _wrong_nans(made: np.ufunc, operands: Sequence[float], ends: Ends) -> int:
    """Count the numbers far out at which a tape gives nan although the formula has a value, or the reverse."""
    return sum(_wrong_nan(made, kind, far, operands, ends) for kind, far in FAR.items())


def _wrong_nan(made: np.ufunc, kind: Any, far: Any, operands: Sequence[float], ends: Ends) -> int:
    with np.errstate(all="ignore"):
        found = np.isnan(made(far.astype(kind), *map(kind, operands)))
    expected = np.zeros(len(far), bool)
    for end, side in zip(ends, (-np.inf, np.inf), strict=True):
        expected[far == side] = math.isnan(end)
    return int((found != expected).sum())


def _oscillates(node: Expression) -> bool:
    return node.head in registry and registry[node.head].oscillates


def _ends(name: str, tree: Expression, inputs: Sequence[Expression], operands: Sequence[float]) -> Ends:
    """Try the formula at -inf and at +inf: whether it has a limit there, and whether it vanishes.

    A word that oscillates is replaced by several numbers where its argument does not settle: what then depends on them
    has no limit. This is tried at the defaults of the parameters, and at numbers beside them.
    """
    found = []
    for side in (-math.inf, math.inf):
        tries = [_tries(name, tree, inputs, v, side) for v in (operands, [1.13 * v + 0.21 for v in operands])]
        if any(max(at_end) - min(at_end) > 1e-9 for at_end, _ in tries):  # of infinities and nan, which are equal, nan
            found.append(math.nan)
        elif all(abs(y) < 1e-20 and abs(y) <= abs(before) / 2 for y, before in zip(*tries[0], strict=True)):
            found.append(IF_SMALL if len(inputs) > 1 + (G in inputs) else ALWAYS)
        else:
            found.append(AS_COMPUTED)
    return found[0], found[1]


MOST_INPUTS = 30  # of a tape
SETTLING = (1e60, 1e90)  # where an argument differs that has no limit


def _tries(
    name: str, tree: Expression, inputs: Sequence[Expression], operands: Sequence[float], side: float
) -> tuple[list[float], list[float]]:
    """Evaluate the formula at an infinity and before it, with numbers of its range for each oscillating word."""
    waves: dict[Expression, Word] = {}

    def value(part: Expression, at: float, samples: Sequence[float]) -> float:
        given = [*inputs, *waves]
        steps = _Tape(name, given, True, scaled=False).steps_of(part, (AS_COMPUTED, AS_COMPUTED))
        values = map(np.float64, (at, *operands, *samples))
        with np.errstate(all="ignore"):
            return float(compute.tape(name, len(given), *steps)(*values))

    made: dict[int, Expression] = {}
    for node in tree.nodes():
        changed = rebuilt(node, tuple(made[id(arg)] for arg in node.args))
        if _oscillates(changed) and not changed.is_constant:
            a, b = (value(changed.args[0], math.copysign(at, side), [0.37] * len(waves)) for at in SETTLING)
            if not abs(a - b) <= 1e-9 * (1 + abs(a)):
                if len(inputs) + len(waves) >= MOST_INPUTS:
                    raise TooLong(f"{name}: the formula is too long: too much of it oscillates")
                word, changed = registry[changed.head], parameter(f"w′{len(waves)}")
                waves[changed] = word
        made[id(node)] = changed
    chosen, whole = random.Random(name), made[id(tree)]
    samples = [[_sample(word, chosen) for word in waves.values()] for _ in range(8 if waves else 1)]
    before = math.copysign(SETTLING[0], side)
    return [value(whole, side, given) for given in samples], [value(whole, before, given) for given in samples]


def _sample(word: Word, chosen: random.Random) -> float:
    """Draw a number of a word's range, often an end of it."""
    low, high = max(word.range.low, -3), min(word.range.high, 3)
    return chosen.choice((low, high, chosen.uniform(low, high)))


def _reach(powers: range) -> np.ndarray[Any, np.dtype[np.float64]]:
    far = np.array([*(2.0**p for p in powers), np.inf])
    return np.concatenate([-far, far])


FAR = {np.float32: _reach(range(4, 128)), np.float64: _reach(range(4, 1024, 4))}


class _Tape:
    """The places of a tape for inputs, constants and results; a place is used again once its number is not needed."""

    def __init__(self, name: str, inputs: Sequence[Expression], vanishing: bool, scaled: bool = True) -> None:
        self.name, self.inputs = name, {id(node): place for place, node in enumerate(inputs)}
        self.vanishing, self.scaled = vanishing, scaled and G in inputs
        self.constants: dict[float, int] = {}

    def steps_of(self, tree: Expression, ends: Ends | None) -> tuple[list[float], list[list[int]]]:
        """Make a tape's constants and steps; with `ends` given, x is kept finite, and infinities give the limits."""
        words: list[tuple[Expression, str, tuple[Expression, ...]]] = []
        if ends is not None:
            words.append((BOUNDED, "finite", (X,)))
            tree = tree.substitute(BOUNDED)
        fused = self.fusible(tree)
        for node in tree.nodes():
            if node.args and not node.is_constant and node.head not in RELATIONS and id(node) not in fused:
                words.append((node, *self.word(node, fused)))
        if tree.is_constant or tree.head in ("x", "parameter"):
            words.append((Expression("+", (tree, ZERO)), "add", (tree, ZERO)))
        result = words[-1][0]
        if ends is not None:
            result = Expression("at ends", (X, result, *(Expression("number", (), end) for end in ends)))
            words.append((result, "at_ends", result.args))
        if self.scaled:
            result = Expression("*", (G, result))
            words.append((result, "multiply", result.args))
        for _, _, args in words:
            for arg in args:
                if arg.is_constant:
                    self.constants.setdefault(constant(arg), len(self.inputs) + len(self.constants))
        return list(self.constants), self.placed(words)

    def word(self, node: Expression, fused: set[int]) -> tuple[str, tuple[Expression, ...]]:
        """The kernel's word for a node, and the arguments that it is given."""
        args = node.args
        if node.head == "where":
            relation = args[0]
            sides = relation.args if relation.head in (">", ">=") else relation.args[::-1]
            return RELATIONS[relation.head], (*sides, args[1], args[2])
        if node.head == "+":
            for product, rest in (args, args[::-1]):
                if id(product) in fused:
                    return "multiply_add", (*product.args, rest)
        if node.head == "/" and args[1].is_constant:
            return "multiply", (args[0], ONE / args[1])
        if node.head == "neg":
            return "negative", args
        if node.head == "^":
            return "square", args[:1]
        if node.head == "*" and self.vanishing:
            return "multiply_vanishing", args
        return BINARY.get(node.head) or registry[node.head].kernel, args

    def fusible(self, tree: Expression) -> set[int]:
        """Find the products that only one sum needs, which are rounded once together with it."""
        if self.vanishing:
            return set()
        users: dict[int, list[Expression]] = {}
        for node in tree.nodes():
            for arg in node.args:
                users.setdefault(id(arg), []).append(node)
        found: set[int] = set()
        for node in tree.nodes():
            if node.head == "+" and not node.is_constant:
                for arg in node.args:
                    alone = len(users[id(arg)]) == 1
                    if arg.head == "*" and alone and not arg.is_constant:
                        found.add(id(arg))
                        break
        return found

    def placed(self, words: list[tuple[Expression, str, tuple[Expression, ...]]]) -> list[list[int]]:
        numbers = {name: number for number, (name, _) in enumerate(compute.tape_words())}
        last = {id(arg): step for step, (_, _, args) in enumerate(words) for arg in args}
        first = len(self.inputs) + len(self.constants)
        free, place, steps = list(range(tape_places - 1, first - 1, -1)), dict(self.inputs), []
        for step, (node, word, args) in enumerate(words):
            given = [self.constants[constant(a)] if a.is_constant else place[id(a)] for a in args]
            for arg in {id(a): a for a in args}.values():
                if last[id(arg)] == step and place.get(id(arg), -1) >= first:
                    free.append(place.pop(id(arg)))
            if not free:
                raise TooLong(
                    f"{self.name}: the formula is too long: more than {tape_places - first} results at a time"
                )
            place[id(node)] = free.pop()
            steps.append([numbers[word], place[id(node)], *given, *[given[0]] * (4 - len(given))])
        return steps
