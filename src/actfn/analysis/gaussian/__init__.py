"""Expectations of a formula whose input is normally distributed: proven integrals, fast quadrature, and moments."""
