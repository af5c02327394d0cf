"""Trees as text, in the syntax that parse.py reads."""

from __future__ import annotations

from decimal import MAX_EMAX, MIN_EMIN, Decimal, localcontext
from fractions import Fraction

from actfn.formula.tree import Expression

PLACES = 40  # of an exact decimal
MOST_BITS = 2**12  # of a number that is written out; Python writes none of more than 4300 digits
SUM, PRODUCT, SIGN, POWER, ATOM = range(5)  # how tightly what is written holds together


def text(tree: Expression) -> str:
    """Write a formula as one line of text; `parse` reads it back, unless it holds words that are only computed."""
    return _write(tree)[0]


Expression.__repr__ = text  # type: ignore[method-assign, assignment]


def decimal(value: Fraction) -> str:
    """Write a rational number: whole, as a decimal where that is exact and not long, else as a quotient."""
    if value.denominator == 1 and abs(value.numerator) < 10**16:
        return str(value.numerator)
    if max(value.numerator.bit_length(), value.denominator.bit_length()) > MOST_BITS:
        return _rounded(value)
    short = _shortest(value)
    if Fraction(short) == value:
        return short
    if value.denominator == 1 or 10**PLACES % value.denominator:
        return str(value)
    digits = str(abs(value.numerator) * 10**PLACES // value.denominator).rjust(PLACES + 1, "0")
    return ("-" if value < 0 else "") + f"{digits[:-PLACES]}.{digits[-PLACES:]}".rstrip("0")


def _rounded(value: Fraction) -> str:
    """Write a number of thousands of digits by its rounded value, which `parse` refuses."""
    with localcontext() as context:
        context.prec, context.Emax, context.Emin = 17, MAX_EMAX, MIN_EMIN
        ratio = Decimal(value.numerator) / Decimal(value.denominator)
    return f"~{ratio:.16e}"


def _shortest(value: Fraction) -> str:
    try:
        return repr(float(value))
    except OverflowError:
        return str(value)


def _write(tree: Expression) -> tuple[str, int]:
    def held(child: Expression, least: int) -> str:
        written, strength = _write(child)
        return written if strength >= least else f"({written})"

    args = tree.args
    match tree.head:
        case "number":
            written = decimal(tree.value)
            return written, (PRODUCT if "/" in written else ATOM) if tree.value >= 0 else SUM
        case "constant" | "parameter":
            return str(tree.value), ATOM
        case "x":
            return "x", ATOM
        case "+" | "-":
            return f"{held(args[0], SUM)} {tree.head} {held(args[1], SUM if tree.head == '+' else PRODUCT)}", SUM
        case "*":
            return f"{held(args[0], PRODUCT)}*{held(args[1], SIGN)}", PRODUCT
        case "/":
            return f"{held(args[0], PRODUCT)}/{held(args[1], POWER)}", PRODUCT
        case "neg":
            return f"-{held(args[0], PRODUCT)}", SUM
        case "^":
            return f"{held(args[0], ATOM)}**{held(args[1], POWER)}", POWER
        case ">" | "<" | ">=" | "<=":
            return f"{held(args[0], SUM)} {tree.head} {held(args[1], SUM)}", SUM
    return f"{tree.head}({', '.join(_write(arg)[0] for arg in args)})", ATOM
