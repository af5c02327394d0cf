"""Tries at numbers what was proven of a formula, by another way than the proof: by balls put through the formula."""
