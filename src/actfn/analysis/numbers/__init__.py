"""The numbers of proofs: exact constants, balls, points, germs at infinity, and units in the last place."""
