"""Functions that rise from one bound to another in the shape of an S."""
