"""Common functions that the package has no kernel for yet: their formulas, and the names that they go by elsewhere.

Each is computed from its formula, and recognised where another formula equals it. A name with an argument that is a
constant, such as `torch.nn.GELU(approximate='tanh')`, is the framework's function when it is given that argument.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class CommonFormula(NamedTuple):
    """A function as the frameworks and papers state it.

    Attributes
    ----------
    formula : str
        In x and the parameters, as `actfn.define` takes it.
    parameters : dict of str to str
        The parameters and their defaults, as decimal numbers.
    names : dict of str to dict
        The names it goes by elsewhere, each with the defaults that differ there, as in a declared function.
    """

    formula: str
    parameters: Mapping[str, str] = {}
    names: Mapping[str, Mapping[str, float]] = {}


FORMULAS: dict[str, CommonFormula] = {
    "mish": CommonFormula(
        "x*tanh(softplus(x))",
        names={
            "torch.nn.Mish": {},
            "torch.nn.functional.mish": {},
            "jax.nn.mish": {},
            "keras.activations.mish": {},
            "onnx.Mish": {},
        },
    ),
    "onnx_hardsigmoid": CommonFormula(
        "clip(alpha*x + beta, 0, 1)",
        {"alpha": "0.2", "beta": "0.5"},
        {
            "onnx.HardSigmoid": {},
            "keras.backend.hard_sigmoid": {},
        },
    ),
    "tanhshrink": CommonFormula(
        "x - tanh(x)",
        names={
            "torch.nn.Tanhshrink": {},
            "torch.nn.functional.tanhshrink": {},
            "keras.activations.tanh_shrink": {},
        },
    ),
    "elish": CommonFormula(
        "where(x >= 0, x*sigmoid(x), (exp(x) - 1)*sigmoid(x))",
    ),
    "exponential": CommonFormula(
        "exp(x)",
        names={
            "torch.exp": {},
            "jax.numpy.exp": {},
            "keras.activations.exponential": {},
            "tf.exp": {},
            "tf.math.exp": {},
            "onnx.Exp": {},
            "numpy.exp": {},
            "exp": {},
        },
    ),
    "gaussian": CommonFormula(
        "exp(-x**2)",
    ),
    "snake": CommonFormula(
        "x + sin(a*x)**2/a",
        {"a": "1"},
    ),
    "squareplus": CommonFormula(
        "(x + sqrt(x**2 + b))/2",
        {"b": "4"},
        {
            "jax.nn.squareplus": {},
            "keras.activations.squareplus": {},
        },
    ),
    "isru": CommonFormula(
        "x/sqrt(1 + alpha*x**2)",
        {"alpha": "1"},
    ),
    "bent_identity": CommonFormula(
        "(sqrt(x**2 + 1) - 1)/2 + x",
    ),
    "lisht": CommonFormula(
        "x*tanh(x)",
    ),
    "serf": CommonFormula(
        "x*erf(softplus(x))",
    ),
    "tanhexp": CommonFormula(
        "x*tanh(exp(x))",
        names={
            "telu": {},
        },
    ),
    "gcu": CommonFormula(
        "x*cos(x)",
    ),
    "arctan": CommonFormula(
        "atan(x)",
        names={
            "torch.atan": {},
            "jax.numpy.arctan": {},
            "tf.atan": {},
            "tf.math.atan": {},
            "onnx.Atan": {},
            "numpy.arctan": {},
            "atan": {},
        },
    ),
    "sine": CommonFormula(
        "sin(x)",
        names={
            "torch.sin": {},
            "jax.numpy.sin": {},
            "tf.sin": {},
            "tf.math.sin": {},
            "onnx.Sin": {},
            "numpy.sin": {},
            "sin": {},
        },
    ),
    "linear": CommonFormula(
        "x",
        names={
            "torch.nn.Identity": {},
            "jax.nn.identity": {},
            "keras.activations.linear": {},
            "onnx.Identity": {},
            "identity": {},
        },
    ),
    "abs": CommonFormula(
        "abs(x)",
        names={
            "torch.abs": {},
            "jax.numpy.abs": {},
            "tf.abs": {},
            "tf.math.abs": {},
            "onnx.Abs": {},
            "numpy.abs": {},
        },
    ),
    "step": CommonFormula(
        "where(x > 0, 1, 0)",
        names={
            "binary_step": {},
            "heaviside": {},
        },
    ),
    "sign": CommonFormula(
        "sign(x)",
        names={
            "torch.sign": {},
            "jax.numpy.sign": {},
            "tf.sign": {},
            "tf.math.sign": {},
            "onnx.Sign": {},
            "numpy.sign": {},
        },
    ),
}
