"""Ballot panels, one file per way of voting."""
