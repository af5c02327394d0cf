"""The word `expm1` of formulas: the exponential function less one."""

import math

from actfn.words.taylor import exponential, monotone
from actfn.words.word import WHOLE_LINE, Interval, Printed, Spellings, Word, words

expm1 = Word(
    name="expm1",
    meaning="exp(u) - 1, without the cancellation near zero",
    definition=lambda u: words.exp(u) - 1,
    derivative=lambda u: words.exp(u),
    rational_values={0: 0},
    parity="neither",
    direction="increasing",
    domain=WHOLE_LINE,
    range=Interval(-1, math.inf),
    limits=(-1, math.inf),
    far=(lambda u: words.exp(u) - 1, lambda u: words.exp(u) - 1),
    taylor=lambda u, order: [monotone(lambda v: v.expm1(), u), *exponential(u, order)[1:]],
    complex_ball=lambda u: u.expm1(),
    algebraic=lambda u: words.exp(u) - 1,
    float64=math.expm1,
    risky=True,
    kernel="expm1",
    spellings=Spellings(
        python="math.expm1({})",
        numpy="np.expm1({})",
        torch="torch.expm1({})",
        jax="jnp.expm1({})",
        keras="ops.expm1({})",
        javascript="Math.expm1({})",
    ),
    printed=Printed(style="definition"),
    sympy="definition",
)
