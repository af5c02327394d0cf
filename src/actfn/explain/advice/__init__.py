"""Which functions suit a goal: the goals with their rules as data, and their application to facts."""
