"""Conversions of the command line's arguments, with messages that say what is wrong with the text that was given."""

from __future__ import annotations

import argparse


def whole_number(text: str) -> int:
    """Convert an option's text to an integer; argparse tells the user of a text that is none."""
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number") from None


def number(text: str) -> float:
    """Convert an option's text to a number; argparse tells the user of a text that is none."""
    try:
        return float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no number") from None
