"""The word `erf` of formulas: the error function."""

import math
from typing import Any

from actfn.words.arithmetic import constant
from actfn.words.taylor import even, gaussian, integral, monotone
from actfn.words.word import WHOLE_LINE, Interval, Printed, Spellings, Word, primitive, words


def _taylor(u: Any, order: int) -> list[Any]:
    value = monotone(lambda v: v.erf(), u)
    if not order:
        return [value]
    g = (-even(lambda v: v * v, u, 0)).exp() * 2 / type(u).pi().sqrt()
    return integral(value, gaussian(g, u, 2, order - 1))


erf = Word(
    name="erf",
    meaning="the error function",
    definition=primitive,
    derivative=lambda u: 2 / words.sqrt(constant("pi", u)) * words.exp(-(u**2)),
    rational_values={0: 0},
    parity="odd",
    direction="increasing",
    domain=WHOLE_LINE,
    range=Interval(-1, 1),
    limits=(-1, 1),
    far=(lambda u: words.erfc(-u) - 1, lambda u: 1 - words.erfc(u)),
    taylor=_taylor,
    complex_ball=lambda u: u.erf(),
    algebraic=lambda u: words.erf(u),
    float64=math.erf,
    risky=False,
    kernel="erf",
    spellings=Spellings(
        python="math.erf({})",
        numpy="scipy.special.erf({})",
        torch="torch.erf({})",
        jax="jax.scipy.special.erf({})",
        keras="ops.erf({})",
        javascript="erf({})",
        # A series whose terms all have one sign: nothing cancels.
        javascript_source="""\
function erf(x) {
  if (x !== x) return x;
  if (Math.abs(x) >= 2) return x > 0 ? 1 - erfc(x) : erfc(-x) - 1;
  let term = x, sum = x;
  for (let n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) sum += term *= 2 * x * x / (2 * n + 1);
  return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
}""",
    ),
    printed=Printed(name="erf"),
    sympy="erf",
)
