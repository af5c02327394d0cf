"""Functions of a whole row of numbers."""
