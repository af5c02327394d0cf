"""The word `erfc` of formulas: the complementary error function."""

import math

from actfn.words.arithmetic import constant
from actfn.words.taylor import monotone
from actfn.words.word import WHOLE_LINE, Interval, Printed, Spellings, Word, words

erfc = Word(
    name="erfc",
    meaning="1 - erf(u), without the cancellation for large u",
    definition=lambda u: 1 - words.erf(u),
    derivative=lambda u: -2 / words.sqrt(constant("pi", u)) * words.exp(-(u**2)),
    rational_values={0: 1},
    parity="neither",
    direction="decreasing",
    domain=WHOLE_LINE,
    range=Interval(0, 2),
    limits=(2, 0),
    far=(lambda u: 2 - words.erfc(-u), lambda u: words.erfc(u)),
    taylor=lambda u, order: [
        monotone(lambda v: v.erfc(), u),
        *(-c for c in words.erf.taylor(u, order)[1:]),
    ],
    complex_ball=lambda u: u.erfc(),
    algebraic=lambda u: 1 - words.erf(u),
    float64=math.erfc,
    risky=False,
    kernel="erfc",
    spellings=Spellings(
        python="math.erfc({})",
        numpy="scipy.special.erfc({})",
        torch="torch.erfc({})",
        jax="jax.scipy.special.erfc({})",
        keras="1 - ops.erf({})",
        javascript="erfc({})",
        # Beyond 2 a continued fraction, from its end: of many terms near 2, of few far out.
        javascript_source="""\
function erfc(x) {
  if (!(x >= 2)) return 1 - erf(x);
  let tail = 0;
  for (let n = Math.ceil(20 + 800 / (x * x)); n > 0; n--) tail = n / 2 / (x + tail);
  return Math.exp(-x * x) / (x + tail) / Math.sqrt(Math.PI);
}""",
    ),
    printed=Printed(name="erfc"),
    sympy="erfc",
)
