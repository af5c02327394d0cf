"""Curves of activations: as SVG (light and dark), as data, and as characters for a terminal. NumPy is enough."""

from actfn.plot.curves import Curve as Curve
from actfn.plot.curves import curves as curves
from actfn.plot.curves import record as record
from actfn.plot.drawing import curve_card as curve_card
from actfn.plot.drawing import save as save
from actfn.plot.drawing import svg as svg
from actfn.plot.terminal import text as text
