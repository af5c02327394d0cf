"""Which function is this? A callable, a layer, an ONNX file or numbers, and the functions that give the same."""

from actfn.identification.fit import Identified, Match, fitted, identify

__all__ = ["Identified", "Match", "fitted", "identify"]
