"""The truth about an activation function, from its formula alone, by ball arithmetic.

A ball (python-flint's `arb`) is a midpoint and a radius that provably hold the exact value; a derivative is a
coefficient of a power series put through the same formula. The precision is doubled until the ball leaves no doubt
(Ziv's strategy). Why not mpmath: at 80 bits its intervals take 8 times as long for a value and offer no derivatives;
its plain numbers take 3 times as long, for a derivative by differences 10 times, and prove nothing.

Conventions, here and nowhere else:

- At a kink, the "otherwise" branch of `where` decides value and derivatives.
- A result that underflows to zero has the sign of the exact value. An exact zero has no sign of its own (`ulp`); that
  given here at x = ±0 is the one that the function has next to zero on that side (tanh, elu, leaky_relu keep the sign
  of x; relu gives +0); every other exact zero is +0.
- x = ±inf is evaluated at ±2**2300, beyond every float64 times any slope; the tests compare with SymPy's limits. Of
  a formula with a word that oscillates, all of its values from there to twice as far out are looked at: where they are
  not next to one it has no limit, and gives nan.
- Where a value underflows beyond x = ±64 and `TAIL_BITS` bits cannot tell its sign (tanh'(1e38), some 4 exp(-2e38)),
  its zero takes the sign at the farthest power of two where it is known, from ±64 on to that of x (at ±32, … where
  that at ±64 is not): this one thing is assumed, not proven.
- Parameters are operands: they are rounded to the dtype of x first.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from actfn.errors import MissingPackage

try:
    import flint
    from flint import arb
except ImportError:
    raise MissingPackage("the oracle needs python-flint: pip install 'actfn[lab]'") from None

from actfn.analysis.deadline import Deadline
from actfn.analysis.numbers.ball import evaluate
from actfn.analysis.numbers.rounding import round_ball
from actfn.analysis.numbers.ulp import FORMATS, format_of, round_to
from actfn.analysis.precision_search import resolve


def enclose(
    activation: Any, x: float | arb, order: int = 0, *, parameters: Sequence[float] | None = None, bits: int = 128
) -> arb:
    """A ball that provably holds f(x), or its derivative of the given order, computed with `bits` bits.

    Parameters
    ----------
    activation : Activation
        Or anything with a `body` and `parameters`.
    x : float or flint.arb
        The point, or a ball of points that lies on one side of every kink.
    order : int
        The order of the derivative.
    parameters : sequence of float, optional
        In the order of declaration; the defaults otherwise.
    bits : int
        Working precision. The ball is wider than this suggests where the formula cancels.

    Returns
    -------
    flint.arb
        The ball.

    Raises
    ------
    TooWide
        If the bits do not tell on which side of a kink x lies.
    """
    with flint.ctx.workprec(bits):
        return evaluate(activation.body, arb(x), order, _given(activation, parameters))


def rounded(
    activation: Any, x: ArrayLike, order: int = 0, *, dtype: DTypeLike, parameters: Sequence[float] | None = None
) -> NDArray[Any]:
    """The correctly rounded f(x), or derivative: ties to even, subnormals kept, overflow to infinity, nan to nan.

    Parameters
    ----------
    activation, order, parameters
        As for `enclose`.
    x : array_like
        Points.
    dtype : dtype
        Of the result: float16, bfloat16 (needs ml_dtypes), float32 or float64.

    Returns
    -------
    array
        The results in that dtype, of the shape of x.

    Raises
    ------
    ArithmeticError
        If `MOST_BITS` bits do not resolve a point, as where an irrational formula gives exactly zero or exactly a tie.
    """
    form = format_of(dtype)
    results = resolve(
        activation.body, x, order, _given(activation, parameters, x), lambda ball: round_ball(ball, form), form
    )
    if dtype == "bfloat16":
        import ml_dtypes

        dtype = ml_dtypes.bfloat16
    with np.errstate(all="ignore"):  # every result is a number of the format already
        return results.astype(dtype)


def exact(
    activation: Any,
    x: ArrayLike,
    order: int = 0,
    *,
    parameters: Sequence[float] | None = None,
    deadline: Deadline | None = None,
    undecided: bool = False,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """f(x), or a derivative, as an unevaluated sum `hi + lo` of float64, with a relative error below 2**-100.

    Below about 2**-970 the low part is itself rounded to the least subnormal, 2**-1074: the sum is then within
    2**-1075, which is half a unit of a subnormal float64 and 2**-23 units at 2**-1000. A value nearer to zero than
    that, but not zero, is 2**-1074 - 2**-1074 with its sign: `hi` is zero only where the value, or the limit, is
    exactly zero. Beyond the largest float64 both parts are that infinity and zero. For
    parameters and errors see `rounded`.

    Parameters
    ----------
    activation, order, parameters
        As for `enclose`.
    x : array_like
        Points.
    deadline : Deadline, optional
        When it passes, Undecided is raised.
    undecided : bool
        Whether what no precision resolves is nan, where otherwise Undecided is raised.

    Returns
    -------
    tuple of two arrays of float64
        `hi` and `lo`, of the shape of x.
    """

    tiny, least = arb(2) ** -1077, math.ulp(0.0)

    def split(ball: arb) -> complex | None:
        if ball.rel_accuracy_bits() < 104 and not abs(ball) < tiny:
            return None
        hi = float(ball.mid())
        if hi == 0:
            return complex(-least, least) if ball < 0 else complex(least, -least)
        return complex(hi, float(ball.mid() - hi) if math.isfinite(hi) else 0.0)

    given = _given(activation, parameters, x)
    pairs = resolve(activation.body, x, order, given, split, FORMATS["float64"], deadline, undecided)
    high, low = pairs.real.astype(np.float64), pairs.imag.astype(np.float64)
    with np.errstate(invalid="ignore"):  # signalling nans
        vanished = np.isinf(np.asarray(x, np.float64)) & (high != 0) & (high + low == 0)  # a limit of exactly zero
    return np.where(vanished, np.copysign(0.0, high), high), np.where(vanished, 0.0, low)


def _given(activation: Any, parameters: Sequence[float] | None, x: Any = 0.0) -> list[float]:
    values = activation.parameters.values() if parameters is None else parameters
    name = np.asarray(x).dtype.name
    return [float(p) for p in round_to(list(values), name if name in FORMATS else "float64")]
