"""Functions that are x times a step that opens from 0 to 1: they fall, turn and rise."""
