"""How a ufunc is pickled: by its name, as an attribute of a module.

NumPy pickles a ufunc by its `__name__`, which must lead from a module to the ufunc itself: `elu` is an attribute of
the module `actfn.compute.compiled`, and `elu.grad` an attribute of that. Containers that send ufuncs to other
processes (dask, distributed, joblib), or make names of their pickles (dask's tokens), rely on it. It is why NumPy 2.2
is needed: before, a ufunc could have neither a module nor attributes.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

# A name's dots lead to attributes; where it holds a number, it has one-dot leaders instead, which look alike.
DOT, LEADER = ".", "\u2024"


def located(module: str, value: np.ufunc, derivatives: Mapping[str, np.ufunc]) -> np.ufunc:
    """Give a ufunc the module that it is an attribute of, and its derivatives as attributes.

    Parameters
    ----------
    module : str
        The name of a module that has the ufunc as an attribute of the ufunc's name.
    value : numpy.ufunc
        The ufunc of the value.
    derivatives : mapping of str to numpy.ufunc
        The ufuncs whose names begin with the value's and a dot, by the rest of their names.

    Returns
    -------
    numpy.ufunc
        The value's ufunc.
    """
    for name, ufunc in {"": value, **derivatives}.items():
        ufunc.__module__ = module
        if name:
            setattr(value, name, ufunc)
    return value
