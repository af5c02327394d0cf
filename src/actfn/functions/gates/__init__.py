"""Functions that are x times a soft step: the sigmoid, the normal distribution, and their like."""
