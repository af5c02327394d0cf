"""The antiderivative where it is elementary: guessed, and believed when its derivative is proven to be the formula.

The guess is a sum of unknown constants times powers of x times the formula's own terms: exp(…), log(…), erf(…), the
logarithms and the reciprocals of its denominators. Their derivatives are polynomials over a common denominator, so
that the constants solve linear equations, exactly. What this misses SymPy may find, in a process of its own that is
ended when time is over.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from fractions import Fraction
from typing import Any

from flint import arb, fmpq_mat

from actfn.analysis import structure
from actfn.analysis.algebra import equality as algebra
from actfn.analysis.algebra.equality import normal
from actfn.analysis.algebra.quotient import CONTEXT, Quotient
from actfn.analysis.algebra.to_quotient import Field
from actfn.analysis.deadline import Deadline
from actfn.analysis.fact import Fact, unknown
from actfn.analysis.interval import Enclosure
from actfn.analysis.line import Line, between
from actfn.analysis.numbers.fraction import as_fraction
from actfn.analysis.piece import Piece
from actfn.analysis.undecided import Undecided, Undefined, Unsupported
from actfn.errors import FormulaError
from actfn.formula import parse
from actfn.formula.derive import derivative
from actfn.formula.tree import ONE, PI, RELATIONS, ZERO, DivisionByZero, Expression, X, number
from actfn.formula.write import text

LOW, HIGHEST, MOST_TERMS = 2, 3, 400  # powers of x, and terms, in a guess


def antiderivative(tree: Expression, parameters: Mapping[str, Fraction] | None = None, seconds: float = 5.0) -> Fact:
    """Find an antiderivative of a formula, and prove that its derivative is the formula.

    Parameters
    ----------
    tree : Expression
        The formula.
    parameters : mapping of str to Fraction, optional
        A value for each parameter in it.
    seconds : float
        The time limit. Guesses take milliseconds; SymPy, asked where they fail, seconds.

    Returns
    -------
    Fact
        The antiderivative as text, continuous at the borders of `where` and zero at x = 0 where it is defined there;
        proven by algebra. Not established where none was found: that proves nothing.
    """
    deadline = Deadline(seconds)
    parameters = {name: value for name, value in (parameters or {}).items() if name in tree.parameters}
    try:
        line = Line(tree, parameters, deadline)
        borders_move = any(node.head in RELATIONS and node.parameters for node in tree.nodes())
        found = []
        for piece in line.pieces:
            values = piece.tree.substitute(X, {name: number(value) for name, value in parameters.items()})
            # The formula with its parameters' names is tried first: what holds for all values is shorter to read.
            trees = [values] if borders_move else dict.fromkeys((piece.tree, values))
            candidates = ((find(piece, tree, deadline), tree) for find in (_guessed, _sympys) for tree in trees)
            whole = next((w for w, tree in candidates if w is not None and _holds(piece, w, tree, deadline)), None)
            if whole is None:
                return unknown(
                    "no combination of its own terms is one" + (", and SymPy finds none" if seconds > 1 else "")
                )
            found.append(whole)
        written = text(_joined(line, found))
        _read(written, tree)
        return Fact(written, "symbolic", "its derivative is proven to be f, branch by branch")
    except Undecided as error:
        return unknown(error.reason)
    except DivisionByZero as error:
        return unknown(str(error))
    except RecursionError:
        return unknown("the formula is nested too deep")


def _holds(piece: Piece, whole: Expression, tree: Expression, deadline: Deadline) -> bool:
    """Whether a found antiderivative is defined on the whole piece, and its derivative proven to be the formula."""
    try:
        Piece(whole, piece.parameters, piece.left, piece.right).check_defined(deadline)
    except Undecided:
        return False
    return proves(whole, tree)


def proves(whole: Expression, tree: Expression) -> bool:
    """Whether the derivative of one formula is proven to be the other."""
    return algebra.equal(derivative(whole), tree) is True


def _joined(line: Line, found: list[Expression]) -> Expression:
    """The antiderivatives of the pieces as one formula, each shifted by a constant so that they meet at the borders."""
    middle = next(
        (i for i, p in enumerate(line.pieces) if (p.right is None or float(p.right) > 0)), len(found) - 1
    )  # the piece that holds 0, or begins there
    shifted = list(found)
    with suppress(DivisionByZero):
        shifted[middle] = found[middle] - found[middle].substitute(ZERO)
    for i in range(middle + 1, len(found)):
        at = _place(line, i - 1)
        shifted[i] = found[i] - (found[i].substitute(at) - shifted[i - 1].substitute(at))
    for i in range(middle - 1, -1, -1):
        at = _place(line, i)
        shifted[i] = found[i] - (found[i].substitute(at) - shifted[i + 1].substitute(at))
    shifted = [algebra.neat(part) for part in shifted]
    result = shifted[0]
    for i, part in enumerate(shifted[1:]):
        result = Expression(">", (X, _place(line, i))).where(part, result)
    return result


def _place(line: Line, i: int) -> Expression:
    """Return the border that ends the i-th piece, as a constant formula."""
    exact = line.borders[i].exact
    if exact is None:
        raise Undecided(f"the constant that joins the pieces at x = {float(line.borders[i]):g}")
    return _read(f"x + ({exact})", line.tree).substitute(ZERO)


def _read(written: str, of: Expression) -> Expression:
    """Read a text that was made here. Raises Undecided where it is longer or larger than a formula may be."""
    try:
        return parse(written, of.parameters, computed=True)
    except FormulaError as error:
        raise Undecided(f"it cannot be written as a formula: {error.problem}") from None


def _guessed(piece: Piece, tree: Expression, deadline: Deadline) -> Expression | None:
    """A combination of terms, proven; with rational constants first, then with the formula's own."""
    for own_constants, small in ((False, True), (True, True), (False, False), (True, False)):
        try:
            _, (goal,) = normal(tree)
            if goal.above.is_zero():
                return ZERO
            terms = list(dict.fromkeys(_terms(piece, tree, own_constants, small)))[:MOST_TERMS]
            field, (goal, *slopes) = normal(tree, *(derivative(term) for term in terms))
        except (Unsupported, DivisionByZero):
            return None
        deadline.check()
        found = _combination(field, goal, slopes)
        if found is not None:
            whole = ZERO
            for factor, term in zip(found, terms, strict=True):
                if factor:
                    whole = whole + number(factor) * term
            return whole
    return None


def _terms(piece: Piece, tree: Expression, own_constants: bool, small: bool) -> Iterator[Expression]:
    """The terms that a guessed antiderivative is a sum of; with `small`, low powers without products."""
    field, (quotient,) = normal(tree)
    constants, own, logs = [ONE], [], []
    for made in field.trees:
        if made is X:
            continue
        if not made.has_x:
            constants += [made, ONE / made] if own_constants else []
        else:
            own += [made, *_partners(made)]
    if own_constants and not small:
        constants += [PI.word("sqrt"), ONE / PI.word("sqrt")]
        constants = list(dict.fromkeys(a * b for a in constants for b in constants))
    for factor in _factors(field, quotient.below):
        own.append(ONE / factor)
        logs.append((-factor if _negative(piece, factor) else factor).word("log"))
    if not small:
        own += [a * b for i, a in enumerate(own) for b in own[i:] if a.head != "/" or b.head != "/"]
    for constant in constants:
        for part in dict.fromkeys([ONE, *logs, *own]):
            for n in range((LOW if small else HIGHEST) + 1):
                term = constant * X ** number(n) * part
                if term.has_x:
                    yield term


def _partners(made: Expression) -> list[Expression]:
    """The terms that appear when a term is integrated or differentiated, such as cos for sin."""
    u = made.args[0]
    match made.head:
        case "exp":
            square = algebra.tidy(u / X**2)  # exp(-a x²) is the derivative of an erf
            side, never = structure.sign(square, {}) if not square.has_x else (0, False)
            root = (square if side > 0 else -square).word("sqrt")
            return [ONE / made, *([(root * X).word("erf")] if never else [])]
        case "erf":
            return [(-(u**2)).word("exp")]
        case "sin" | "cos":
            return [u.word("cos" if made.head == "sin" else "sin")]
        case "atan":
            return [(ONE + u**2).word("log")]
        case "sqrt":
            return [(X + made).word("log")]
    return []


def _negative(piece: Piece, tree: Expression) -> bool:
    try:
        return bool(Enclosure(tree, piece.parameters)(arb(between(piece.left, piece.right)), 0)[0] < 0)
    except Undefined:
        return False


def _factors(field: Field, polynomial: Any) -> list[Expression]:
    if polynomial.is_constant():
        return []
    return [field.back.tree(Quotient(factor)) for factor, _ in polynomial.factor()[1] if _has_x(field, factor)]


def _has_x(field: Field, polynomial: Any) -> bool:
    return any(field.trees[i].has_x for i, n in enumerate(polynomial.degrees()) if n and i < len(field.trees))


def _combination(field: Field, goal: Quotient, parts: list[Quotient]) -> list[Fraction] | None:
    """Rational factors with which the parts sum to the goal."""
    below = CONTEXT.constant(1)
    for quotient in (goal, *parts):
        below = below * quotient.below / below.gcd(quotient.below)
        if len(below) > 200:
            return None
    rows: dict[tuple[int, ...], int] = {}
    entries: list[dict[int, Any]] = []
    for quotient in (*parts, goal):
        column = {}
        above = field.reduced(Quotient(quotient.above * (below / quotient.below)))
        if not above.below.is_constant():
            return None
        for powers, factor in above.above.terms():
            column[rows.setdefault(tuple(map(int, powers)), len(rows))] = factor
        entries.append(column)
    matrix = fmpq_mat(len(rows), len(entries))
    for j, column in enumerate(entries):
        for i, factor in column.items():
            matrix[i, j] = factor
    reduced, rank = matrix.rref()
    found = [Fraction(0)] * len(parts)
    for i in range(rank):
        lead = next(j for j in range(len(entries)) if reduced[i, j] != 0)
        if lead == len(parts):
            return None  # the goal is independent of the parts
        found[lead] = as_fraction(reduced[i, len(parts)])
    return found


SYMPY = """
import sys, sympy
from actfn.formula import FormulaError, parse
x = sympy.Symbol("x", real=True)
try:
    tree = parse(sys.argv[1])
except FormulaError:  # it has parameters, or no x
    raise SystemExit(0)
formula = sympy.sympify(tree.evaluate(x, {}))
try:
    whole = sympy.integrate(formula, x)
    print("" if whole.has(sympy.Integral) else sympy.simplify(whole))
except Exception:  # SymPy's own: it finds none
    pass
"""


def _sympys(piece: Piece, tree: Expression, deadline: Deadline) -> Expression | None:
    """Ask SymPy, in a process of its own, for an antiderivative within the time that is left; None if it finds none.

    What is raised there, but by SymPy's integration, is a fault of actfn and is raised here.
    """
    left = deadline.left
    if left < 1:
        return None
    try:
        out = subprocess.run(
            [sys.executable, "-c", SYMPY, text(tree)], capture_output=True, text=True, timeout=left, check=False
        )
    except subprocess.TimeoutExpired:
        return None
    if out.returncode > 0:  # below 0 a signal ended it, as where memory is short
        raise RuntimeError(f"the process that asks SymPy failed:\n{out.stderr}")
    try:
        return parse(out.stdout.strip())
    except FormulaError:  # there is none, or it is in words that formulas lack
        return None
