"""Races: the same ballot is sent again and again, at once and later, and must count once."""
