"""The word `exp` of formulas: the exponential function."""

import math

from actfn.words.taylor import exponential
from actfn.words.word import WHOLE_LINE, Interval, Printed, Spellings, Word, primitive, words

exp = Word(
    name="exp",
    meaning="the exponential function",
    definition=primitive,
    derivative=lambda u: words.exp(u),
    rational_values={0: 1},
    parity="neither",
    direction="increasing",
    domain=WHOLE_LINE,
    range=Interval(0, math.inf),
    limits=(0, math.inf),
    far=(lambda u: words.exp(u), lambda u: words.exp(u)),
    taylor=exponential,
    complex_ball=lambda u: u.exp(),
    algebraic=lambda u: words.exp(u),
    float64=math.exp,
    risky=True,
    kernel="exp",
    spellings=Spellings(
        python="math.exp({})",
        numpy="np.exp({})",
        torch="torch.exp({})",
        jax="jnp.exp({})",
        keras="ops.exp({})",
        javascript="Math.exp({})",
    ),
    printed=Printed(style="power of e", name="exp"),
    sympy="exp",
)
