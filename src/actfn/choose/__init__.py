"""Which activation function suits my data? Networks are trained, paired over (seed, fold), and compared."""

from __future__ import annotations

from actfn.choose.command import add_arguments as add_arguments
from actfn.choose.command import run as run
from actfn.choose.question import Result as Result
from actfn.choose.question import choose as choose
from actfn.errors import UserCodeError as ModelError  # the name by which users catch it

__all__ = ["ModelError", "Result", "add_arguments", "choose", "run"]
