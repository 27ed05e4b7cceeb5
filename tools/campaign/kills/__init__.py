"""Killed at any moment: the writer of a workshop alone, and the whole program with its windows."""
