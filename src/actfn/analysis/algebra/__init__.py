"""Formulas as quotients of polynomials: made from trees, compared for equality, and turned back into trees."""
