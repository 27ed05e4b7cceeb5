"""Geometry of every chart, computed once without Qt or reportlab."""
