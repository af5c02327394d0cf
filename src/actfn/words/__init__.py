"""The words a formula is written in: `exp`, `log`, `tanh`, …, and `where`; a file for each, which says all of it.

A formula is a plain Python expression over these words and arithmetic. What it means depends on the number it is
given: a SymPy symbol makes it an expression, a tree (`formula.tree`) a tree, a ball or a power series of python-flint a
proven enclosure. Nothing is imported here; the numbers bring their own library, and a word's file is read when the word
is first used.
"""

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

from actfn.words.arithmetic import constant as constant
from actfn.words.arithmetic import power as power
from actfn.words.arithmetic import where as where
from actfn.words.short_form import ShortForm as ShortForm
from actfn.words.short_form import short_forms as short_forms
from actfn.words.word import COMPUTED as COMPUTED
from actfn.words.word import WRITTEN as WRITTEN
from actfn.words.word import Word as Word
from actfn.words.word import registry as registry

if TYPE_CHECKING:
    from actfn.words.abs import abs as abs
    from actfn.words.absolute import absolute as absolute
    from actfn.words.atan import atan as atan
    from actfn.words.clip import clip as clip
    from actfn.words.cos import cos as cos
    from actfn.words.cosh import cosh as cosh
    from actfn.words.erf import erf as erf
    from actfn.words.erfc import erfc as erfc
    from actfn.words.exp import exp as exp
    from actfn.words.exp_minus_half_square import exp_minus_half_square as exp_minus_half_square
    from actfn.words.exp_minus_square import exp_minus_square as exp_minus_square
    from actfn.words.expm1 import expm1 as expm1
    from actfn.words.log import log as log
    from actfn.words.log1p import log1p as log1p
    from actfn.words.max import max as max
    from actfn.words.min import min as min
    from actfn.words.normal_cdf import normal_cdf as normal_cdf
    from actfn.words.relu import relu as relu
    from actfn.words.sech2 import sech2 as sech2
    from actfn.words.sigmoid import sigmoid as sigmoid
    from actfn.words.sigmoid_slope import sigmoid_slope as sigmoid_slope
    from actfn.words.sign import sign as sign
    from actfn.words.sin import sin as sin
    from actfn.words.sinh import sinh as sinh
    from actfn.words.softplus import softplus as softplus
    from actfn.words.sqrt import sqrt as sqrt
    from actfn.words.square import square as square
    from actfn.words.tan import tan as tan
    from actfn.words.tanh import tanh as tanh
    from actfn.words.tanh_softplus import tanh_softplus as tanh_softplus
    from actfn.words.tanh_softplus_slope import tanh_softplus_slope as tanh_softplus_slope


def __getattr__(name: str) -> Any:
    for records in (registry, short_forms):
        if name in records:
            return records[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


class _Package(ModuleType):
    """A package in which `tanh` is the word, and not the file tanh.py, whoever read the file first."""

    def __setattr__(self, name: str, value: Any) -> None:
        if isinstance(value, ModuleType):
            value = getattr(value, name, value)
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
