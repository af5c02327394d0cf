"""Functions that most know from elsewhere: the identity, the absolute value, the sign, a step, the exponential."""
