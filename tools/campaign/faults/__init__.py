"""Faults of the disk: a call that fails in the middle of every act, and what must be true afterwards."""
