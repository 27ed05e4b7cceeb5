"""Seeded events on every widget of the windows, and what must hold after them."""
