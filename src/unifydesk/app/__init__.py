"""Use cases: everything a person can do, without a window."""
