"""Functions of the frameworks whose arguments are not simply our parameters, each with the framework's own signature.

Called with the arguments that the framework's function would take, a function here answers which of ours that is. What
has no default there has none here; what changes no value (`inplace`) is taken and dropped.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from actfn.errors import OperandError, ParameterError, short

LEARNED = "in training the slope is learned, for each channel its own; this is the function at one value of it."
DRAWN = (
    "in training the slope is drawn at random between lower and upper; this is the function otherwise, at their mean."
)
KERAS_3 = "this is the function of Keras 3; that of Keras 2 is onnx.HardSigmoid."


class Meant(NamedTuple):
    """What a framework's function is at some arguments.

    Attributes
    ----------
    function : str
        The name of our function.
    parameters : mapping of str to float
        Those of its parameters that differ from its defaults.
    remark : str
        What must be said of it besides; may be empty.
    """

    function: str
    parameters: Mapping[str, Any] = {}
    remark: str = ""


def prelu_of_torch(num_parameters: int = 1, init: float = 0.25, device: Any = None, dtype: Any = None) -> Meant:
    """PyTorch's layer PReLU, whose slopes all begin at `init`."""
    if isinstance(num_parameters, bool) or not isinstance(num_parameters, int) or num_parameters < 1:
        raise ParameterError(
            f"torch.nn.PReLU: num_parameters is {short(num_parameters)}, allowed are whole numbers of at least 1;"
            " the slope is init"
        )
    return Meant("prelu", {"weight": init}, f"torch.nn.PReLU: {LEARNED}")


def prelu_of_functional(weight: float) -> Meant:
    """PyTorch's function prelu with the slope given."""
    return Meant("prelu", {"weight": weight})


def prelu_of_keras(alpha_initializer: Any = "zeros", **options: Any) -> Meant:
    """Keras's layer PReLU, whose slopes begin at 0."""
    first = {"zeros": 0.0, "ones": 1.0}.get(str(alpha_initializer).lower())
    if first is None:
        raise OperandError(
            f"keras.layers.PReLU: alpha_initializer is {short(alpha_initializer)}, allowed are zeros and ones"
        )
    return Meant("prelu", {"weight": first}, f"keras.layers.PReLU: {LEARNED}")


def prelu_of_flax(negative_slope_init: float = 0.01) -> Meant:
    """Flax's layer PReLU with its one slope."""
    return Meant("prelu", {"weight": negative_slope_init}, f"flax's PReLU: {LEARNED}")


def prelu_of_onnx(slope: float) -> Meant:
    """ONNX's operator PRelu, whose slope is an input."""
    return Meant("prelu", {"weight": slope})


def rrelu(lower: float = 1 / 8, upper: float = 1 / 3, training: Any = False, inplace: Any = False) -> Meant:
    """Randomised leaky ReLU, which outside training has the mean of its two slopes."""
    for name, value in {"lower": lower, "upper": upper}.items():
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise OperandError(f"rrelu: {name} is {short(value)}, allowed are numbers")
    if not lower <= upper:
        raise ParameterError(f"rrelu: lower is {lower!r} and upper is {upper!r}, allowed is lower <= upper")
    return Meant("rrelu", {"lower": lower, "upper": upper}, f"RReLU: {DRAWN}")


def rrelu_of_torch(lower: float = 1 / 8, upper: float = 1 / 3, inplace: Any = False) -> Meant:
    """PyTorch's layer RReLU, whose third argument is `inplace`."""
    return rrelu(lower, upper)


def threshold(threshold: float, value: float, inplace: Any = False) -> Meant:
    """PyTorch's Threshold, whose arguments have no defaults."""
    return Meant("threshold", {"threshold": threshold, "value": value})


def threshold_of_keras(threshold: float, default_value: float) -> Meant:
    """Keras's threshold, whose arguments have no defaults."""
    return Meant("threshold", {"threshold": threshold, "value": default_value})


def softplus_of_torch(beta: float = 1.0, threshold: float = 20.0) -> Meant:
    """PyTorch's softplus, which is the line y = x above its threshold; at 20 that is a matter of rounding."""
    if threshold != 20:
        raise OperandError(
            f"torch.nn.Softplus: threshold is {short(threshold)}, allowed is 20: at others it is another function"
        )
    return Meant("softplus", {"beta": beta})


def relu_of_keras_layer(max_value: Any = None, negative_slope: float = 0.0, threshold: float = 0.0) -> Meant:
    """Keras's layer ReLU, which by the argument that it is given is another function each."""
    given = {"max_value": max_value, "negative_slope": negative_slope, "threshold": threshold}
    changed = [key for key, value in given.items() if value is not None and (value != 0 or key == "max_value")]
    value: Any = given[changed[0]] if changed else None
    is_positive = type(value) in (int, float) and value > 0
    if not changed:
        return Meant("relu")
    if changed == ["negative_slope"]:
        return Meant("leaky_relu", {"negative_slope": value})
    if changed == ["max_value"] and is_positive:
        return Meant("relu6") if value == 6 else Meant("hardtanh", {"min_val": 0.0, "max_val": value})
    if changed == ["threshold"] and is_positive:
        return Meant("thresholded_relu", {"theta": value})
    said = ", ".join(f"{key}={value!r}" for key, value in given.items())
    raise OperandError(f"keras's ReLU({said}) is no function that is known here, allowed is one of them")


def relu_of_keras(negative_slope: float = 0.0, max_value: Any = None, threshold: float = 0.0) -> Meant:
    """Keras's function relu, whose first argument is the slope."""
    return relu_of_keras_layer(max_value, negative_slope, threshold)


def selu_of_torch(inplace: Any = False) -> Meant:
    """PyTorch's SELU, whose only argument is `inplace`."""
    return Meant("selu")


def selu_elsewhere() -> Meant:
    """The function selu of JAX, Keras and TensorFlow, which takes nothing but x."""
    return Meant("selu")


def hardtanh_of_torch(
    min_val: float = -1.0, max_val: float = 1.0, inplace: Any = False, min_value: Any = None, max_value: Any = None
) -> Meant:
    """PyTorch's layer Hardtanh, whose ends have older names too."""
    return hardtanh(min_val if min_value is None else min_value, max_val if max_value is None else max_value)


def hardtanh(min_val: float = -1.0, max_val: float = 1.0, inplace: Any = False) -> Meant:
    """PyTorch's function hardtanh, which refuses ends in the wrong order."""
    numbers = all(isinstance(value, int | float) for value in (min_val, max_val))
    if numbers and not min_val <= max_val:
        raise ParameterError(
            f"hardtanh: min_val is {min_val!r} and max_val is {max_val!r}, allowed is min_val <= max_val"
        )
    return Meant("hardtanh", {"min_val": min_val, "max_val": max_val})


def hard_sigmoid_of_keras() -> Meant:
    """Keras's hard_sigmoid, which Keras 2 had with another slope."""
    return Meant("hardsigmoid", remark=f"keras.activations.hard_sigmoid: {KERAS_3}")


SIGNATURES: dict[str, Callable[..., Meant]] = {
    "PReLU": prelu_of_torch,
    "torch.nn.PReLU": prelu_of_torch,
    "torch.nn.functional.prelu": prelu_of_functional,
    "keras.layers.PReLU": prelu_of_keras,
    "flax.linen.PReLU": prelu_of_flax,
    "flax.nnx.PReLU": prelu_of_flax,
    "onnx.PRelu": prelu_of_onnx,
    "RReLU": rrelu_of_torch,
    "torch.nn.RReLU": rrelu_of_torch,
    "torch.nn.functional.rrelu": rrelu,
    "torch.nn.Threshold": threshold,
    "torch.nn.functional.threshold": threshold,
    "keras.activations.threshold": threshold_of_keras,
    "torch.nn.Softplus": softplus_of_torch,
    "torch.nn.functional.softplus": softplus_of_torch,
    "keras.activations.relu": relu_of_keras,
    "keras.layers.ReLU": relu_of_keras_layer,
    "keras.activations.hard_sigmoid": hard_sigmoid_of_keras,
    "torch.nn.SELU": selu_of_torch,
    "torch.nn.functional.selu": selu_of_torch,
    "jax.nn.selu": selu_elsewhere,
    "keras.activations.selu": selu_elsewhere,
    "tf.nn.selu": selu_elsewhere,
    "torch.nn.Hardtanh": hardtanh_of_torch,
    "torch.nn.functional.hardtanh": hardtanh,
}


def arguments_of(name: str) -> list[str]:
    """The names of the arguments that a framework's function takes, of those that have a signature here.

    Parameters
    ----------
    name : str
        The framework's function, as it is spelled in `SIGNATURES`.

    Returns
    -------
    list of str
        The names, in order.
    """
    kinds = (inspect.Parameter.VAR_KEYWORD, inspect.Parameter.VAR_POSITIONAL)
    return [p.name for p in inspect.signature(SIGNATURES[name]).parameters.values() if p.kind not in kinds]


def meant(name: str, positional: tuple[Any, ...], keywords: Mapping[str, Any]) -> Meant:
    """Which of our functions a framework's is at these arguments.

    Parameters
    ----------
    name : str
        The framework's function, as it is spelled in `SIGNATURES`.
    positional, keywords
        The arguments of the call.

    Returns
    -------
    Meant
        Our function and its parameters.

    Raises
    ------
    OperandError
        If the framework's function takes no such arguments, or needs others.
    """
    function = SIGNATURES[name]
    try:
        bound = inspect.signature(function).bind(*positional, **keywords)
    except TypeError as error:
        allowed = ", ".join(arguments_of(name)) or "none"
        raise OperandError(f"{name}: {error}; its arguments are: {allowed}") from None
    return function(*bound.args, **bound.kwargs)
