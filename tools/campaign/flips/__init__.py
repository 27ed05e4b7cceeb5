"""Sealed workshop files with one bit the other way round."""
