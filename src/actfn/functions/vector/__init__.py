"""Functions of a whole row of numbers; they are not among the public names yet."""
