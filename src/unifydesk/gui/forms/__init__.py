"""Compiled from ui/ by tools/build_forms.py; never edited."""
