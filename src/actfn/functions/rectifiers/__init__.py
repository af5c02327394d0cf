"""Functions that are the identity, or nearly so, above zero and something smaller below."""
