"""What follows from a formula, proven: from exact numbers, balls, expansions at infinity and algebra to facts."""
