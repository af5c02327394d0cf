"""Trees as mathematics: in TeX, and in presentation MathML, which a browser typesets without any library.

One walk (`_write`) knows how tightly things hold together; a dialect knows how each is spelt.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Protocol

from actfn.formula.tree import RELATIONS, Expression, number
from actfn.formula.write import ATOM, POWER, PRODUCT, SUM, decimal
from actfn.words import registry

Pieces = Sequence[tuple[str, str]]  # what, and the condition

GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π",
    "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
}  # fmt: skip
RELATION = {">": ("&gt;", ">"), "<": ("&lt;", "<"), ">=": ("≥", r"\ge"), "<=": ("≤", r"\le")}
assert RELATION.keys() == RELATIONS.keys()


class Dialect(Protocol):
    """How numbers, fractions, powers and calls are written in a notation for print."""

    def number(self, value: str) -> str:
        """Write a decimal number, given as text, in this notation."""

    def symbol(self, name: str) -> str:
        """Write the name of a variable, a parameter or a constant."""

    def sign(self, sign: str) -> str:
        """Write an operator such as `+ − · >`; an empty one means that factors stand side by side."""

    def fraction(self, above: str, below: str) -> str:
        """The spelling of a fraction, one part above the other."""

    def power(self, base: str, exponent: str) -> str:
        """The spelling of a power: the base and its exponent."""

    def root(self, of: str) -> str:
        """Write the square root of what is already written."""

    def held(self, what: str) -> str:
        """Put parentheses around what is already written."""

    def call(self, name: str, power: str, argument: str) -> str:
        """Write a function of an argument, the function raised to a power where one is given."""

    def minus(self) -> str:
        """The sign of negation, in front of what it negates."""

    def cases(self, pieces: Pieces) -> str:
        """Write the pieces of a formula, with their conditions, behind a brace."""


class Tex:
    """How formulas are written in TeX; choices need the amsmath environment `cases`."""

    def number(self, value: str) -> str:
        """Write a decimal number in TeX, its exponent as a power of ten."""
        mantissa, _, exponent = value.partition("e")
        return rf"{mantissa} \cdot 10^{{{int(exponent)}}}" if exponent else value

    def symbol(self, name: str) -> str:
        """Write a name in TeX: one letter in italics, a Greek one by its command, a word upright."""
        if name in GREEK:
            return rf"\{name}"
        escaped = name.replace("_", r"\_")
        return name if len(name) == 1 else rf"\mathrm{{{escaped}}}"

    def sign(self, sign: str) -> str:
        """The sign of a relation in TeX, by its command."""
        return {"": r"\,", "−": " - ", "·": r" \cdot ", "+": " + "}.get(sign) or f" {RELATION[sign][1]} "

    def fraction(self, above: str, below: str) -> str:
        r"""Write a fraction in TeX, by the command \frac."""
        return rf"\frac{{{above}}}{{{below}}}"

    def power(self, base: str, exponent: str) -> str:
        """Write a power in TeX, with the exponent after a caret."""
        return f"{{{base}}}^{{{exponent}}}"

    def root(self, of: str) -> str:
        r"""Write a square root in TeX, by the command \sqrt."""
        return rf"\sqrt{{{of}}}"

    def held(self, what: str) -> str:
        """Put parentheses in TeX that grow with what stands in them."""
        return rf"\left({what}\right)"

    def call(self, name: str, power: str, argument: str) -> str:
        """Write a call in TeX by the command operatorname, which sets the name upright and spaces around it."""
        raised = f"^{{{power}}}" if power else ""
        return rf"\operatorname{{{name}}}{raised}{self.held(argument)}"

    def minus(self) -> str:
        """The minus sign in TeX, which is a hyphen."""
        return "-"

    def cases(self, pieces: Pieces) -> str:
        """A function in pieces in TeX, by the environment `cases`."""
        rows = [rf"{what} & {condition or chr(92) + 'text{otherwise}'}" for what, condition in pieces]
        return rf"\begin{{cases}} {(' ' + chr(92) * 2 + ' ').join(rows)} \end{{cases}}"


class MathML:
    """How formulas are written in MathML, by elements of its Core that all browsers know."""

    def number(self, value: str) -> str:
        """Write a decimal number in MathML, its exponent as a power of ten."""
        mantissa, _, exponent = value.partition("e")
        if not exponent:
            return f"<mn>{value}</mn>"
        power = f"<mn>{int(exponent)}</mn>" if int(exponent) > 0 else f"<mo>−</mo><mn>{-int(exponent)}</mn>"
        return f"<mrow><mn>{mantissa}</mn><mo>·</mo><msup><mn>10</mn><mrow>{power}</mrow></msup></mrow>"

    def symbol(self, name: str) -> str:
        """Write a name in MathML; a browser sets a name of one letter in italics."""
        return f"<mi>{escape(GREEK.get(name, name))}</mi>"

    def sign(self, sign: str) -> str:
        """Write an operator in MathML; factors side by side get a thin space, so that names do not run together."""
        return f"<mo>{RELATION.get(sign, (sign,))[0]}</mo>" if sign else '<mo>&#x2062;</mo><mspace width="0.17em"/>'

    def fraction(self, above: str, below: str) -> str:
        """Write a fraction in MathML, by the element mfrac."""
        return f"<mfrac><mrow>{above}</mrow><mrow>{below}</mrow></mfrac>"

    def power(self, base: str, exponent: str) -> str:
        """Write a power in MathML, by the element msup."""
        return f"<msup><mrow>{base}</mrow><mrow>{exponent}</mrow></msup>"

    def root(self, of: str) -> str:
        """Write a square root in MathML, by the element msqrt."""
        return f"<msqrt><mrow>{of}</mrow></msqrt>"

    def held(self, what: str) -> str:
        """Put parentheses in MathML, which grow with what stands in them."""
        return f"<mrow><mo>(</mo>{what}<mo>)</mo></mrow>"

    def call(self, name: str, power: str, argument: str) -> str:
        """A call in MathML, with the function's name upright."""
        head = f'<mi mathvariant="normal">{name}</mi>'
        return f"<mrow>{self.power(head, power) if power else head}<mo>&#x2061;</mo>{self.held(argument)}</mrow>"

    def minus(self) -> str:
        """Write the minus sign of a negation in MathML, without the space that a difference has."""
        return '<mo form="prefix">−</mo>'

    def cases(self, pieces: Pieces) -> str:
        """Write cases in MathML as a table behind a brace, which pages draw by the class if fonts cannot stretch it."""
        left = '<mtd style="text-align:left">'
        rows = [
            f"<mtr>{left}<mrow>{what}</mrow></mtd>{left}"
            + (f"<mrow><mtext>for&#160;</mtext>{condition}</mrow>" if condition else "<mtext>otherwise</mtext>")
            + "</mtd></mtr>"
            for what, condition in pieces
        ]
        table = f'<mtable class="cases" displaystyle="true">{"".join(rows)}</mtable>'
        return f'<mrow><mo class="brace" stretchy="true">{{</mo>{table}</mrow>'


def tex(tree: Expression) -> str:
    """Write a formula in TeX.

    Parameters
    ----------
    tree : Expression
        The formula.

    Returns
    -------
    str
        The formula in TeX, without dollars.
    """
    return _write(tree, Tex())[0]


def mathml(tree: Expression, name: str = "") -> str:
    """Write a formula as a `<math>` element; with a name such as `f′`, as the equation of f′(x).

    Parameters
    ----------
    tree : Expression
        The formula.
    name : str
        What the left-hand side is called; without it there is none.

    Returns
    -------
    str
        The element.
    """
    head = ""
    if name:
        primes = f'<mo lspace="0" rspace="0">{name[1:]}</mo>' if name[1:] else ""
        head = f"<mi>{name[0]}</mi>{primes}<mo>(</mo><mi>x</mi><mo>)</mo><mo>=</mo>"
    return f'<math display="block"><mrow>{head}{_write(tree, MathML())[0]}</mrow></math>'


def pieces(tree: Expression) -> list[tuple[Expression, Expression | None]]:
    """Split a formula with `where` into its pieces, each with its condition; the last one has none.

    Parameters
    ----------
    tree : Expression
        The formula.

    Returns
    -------
    list of (Expression, Expression or None)
        Each piece with its condition.
    """
    found: list[tuple[Expression, Expression | None]] = []
    while tree.head == "where":
        found.append((tree.args[1], tree.args[0]))
        tree = tree.args[2]
    return [*found, (tree, None)]


def _write(tree: Expression, into: Dialect) -> tuple[str, int]:
    """Write a tree in a notation, and say how tightly it binds, so that parentheses are set where needed."""

    def held(child: Expression, least: int) -> str:
        written, strength = _write(child, into)
        return written if strength >= least else into.held(written)

    args = tree.args
    match tree.head:
        case "number":
            return _number(tree, into)
        case "constant" | "parameter":
            return into.symbol(tree.value), ATOM
        case "x":
            return into.symbol("x"), ATOM
        case "+" | "-":
            positive = _opposite(args[1])
            sign = "+" if (tree.head == "+") == (positive is None) else "−"
            right = held(args[1] if positive is None else positive, SUM if sign == "+" else SUM + 1)
            return f"{held(args[0], SUM)}{into.sign(sign)}{right}", SUM
        case "neg":
            return f"{into.minus()}{held(args[0], PRODUCT)}", SUM
        case "*" | "/" if (positive := _opposite(tree)) is not None:
            return f"{into.minus()}{held(positive, PRODUCT)}", SUM
        case "*":
            side_by_side = not _digit_first(args[1])
            return f"{held(args[0], PRODUCT)}{into.sign('' if side_by_side else '·')}{held(args[1], PRODUCT)}", PRODUCT
        case "/":
            return into.fraction(held(args[0], SUM), held(args[1], SUM)), PRODUCT
        case "^":
            return into.power(held(args[0], ATOM), held(args[1], SUM)), POWER
        case "where":
            rows = [[_write(part, into)[0] if part is not None else "" for part in row] for row in pieces(tree)]
            return into.cases([(what, condition) for what, condition in rows]), SUM
    if tree.head in RELATIONS:
        return f"{held(args[0], SUM)}{into.sign(tree.head)}{held(args[1], SUM)}", SUM
    word = registry[tree.head]
    match word.printed.style:
        case "power of e":
            return into.power(into.symbol("e"), held(args[0], SUM)), POWER
        case "root":
            return into.root(held(args[0], SUM)), ATOM
        case "definition":
            return _write(word.definition(args[0]), into)
        case "call":
            power = into.number(str(word.printed.power)) if word.printed.power != 1 else ""
            return into.call(word.printed.name, power, held(args[0], SUM)), ATOM


def _number(tree: Expression, into: Dialect) -> tuple[str, int]:
    above, _, below = decimal(abs(tree.value)).partition("/")
    written = into.fraction(into.number(above), into.number(below)) if below else into.number(above)
    if tree.value < 0:
        return f"{into.minus()}{written}", SUM
    return written, PRODUCT if below or "e" in above else ATOM


def _opposite(tree: Expression) -> Expression | None:
    """The negative of a tree that is written with a minus in front, so that the sum can be a difference; else None."""
    if tree.head == "neg" or (tree.head == "number" and tree.value < 0):
        return tree.args[0] if tree.args else number(-tree.value)
    if tree.head in ("*", "/") and (left := _opposite(tree.args[0])) is not None:
        return left * tree.args[1] if tree.head == "*" else left / tree.args[1]
    return None


def _digit_first(tree: Expression) -> bool:
    """Whether a tree is written with a digit in front, so that a factor before it needs a dot."""
    while tree.head in ("*", "^"):
        tree = tree.args[0]
    return tree.head == "number"
