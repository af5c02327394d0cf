"""The names of functions of a row of numbers, such as softmax: known, so that they are not taken for misspelt ones."""

from __future__ import annotations

from actfn.activation.rows import row_functions
from actfn.errors import NotElementwise
from actfn.functions.vector import glu as glu  # they declare themselves when they are imported
from actfn.functions.vector import softmax as softmax

# Those that the package does not compute yet, and what the declared ones are called besides.
MORE: dict[str, tuple[str, ...]] = {
    "softmax": ("torch.nn.Softmax2d", "keras.activations.softmax", "keras.layers.Softmax", "tf.nn.softmax"),
    "log_softmax": (
        "torch.nn.LogSoftmax",
        "torch.nn.functional.log_softmax",
        "jax.nn.log_softmax",
        "keras.activations.log_softmax",
        "tf.nn.log_softmax",
        "scipy.special.log_softmax",
        "onnx.LogSoftmax",
    ),
    "softmin": ("torch.nn.Softmin", "torch.nn.functional.softmin"),
    "gumbel_softmax": ("torch.nn.functional.gumbel_softmax",),
    "logsumexp": ("torch.logsumexp", "jax.nn.logsumexp", "scipy.special.logsumexp", "tf.math.reduce_logsumexp"),
    "hardmax": ("onnx.Hardmax",),
    "sparsemax": ("keras.activations.sparsemax",),
    "entmax15": (),
    "glu": ("keras.activations.glu",),
    "reglu": (),
    "geglu": (),
    "swiglu": (),
    "bilinear": (),
    "crelu": ("tf.nn.crelu",),
    "maxout": (),
    "solu": (),
}


def names_of_rows() -> dict[str, tuple[str, ...]]:
    """The functions of a row, each with the names that it has in the frameworks.

    Returns
    -------
    dict of str to tuple of str
        By their own names.
    """
    declared = {name: made.names for name, made in row_functions.items()}
    return {name: (*declared.get(name, ()), *MORE.get(name, ())) for name in {**declared, **MORE}}


def refused(name: str) -> NotElementwise:
    """The error that says of a function of a row what it is, and that no verb takes it.

    Parameters
    ----------
    name : str
        As it was written.

    Returns
    -------
    NotElementwise
        To be raised.
    """
    said = f"{name} is a function of a row of numbers, not of each by itself: no verb takes such functions yet"
    return NotElementwise(f"{said}, allowed are functions of one number")
