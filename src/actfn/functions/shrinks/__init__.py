"""Functions that are zero about zero: shrinkage, for sparse codes."""
