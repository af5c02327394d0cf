"""The facts that a card shows, gathered from the analysis, the declaration and measurements."""
