"""UnifyDesk leads a room from slides to signed minutes, offline, in one file."""

__version__ = "0.1.0"
