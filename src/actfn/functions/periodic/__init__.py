"""Waves, and what is made of them: sine and the functions of its kind."""
