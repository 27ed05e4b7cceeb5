"""Power cuts: what is left on the disk (`disk.py`), and what must be true of it (`checks.py`)."""
