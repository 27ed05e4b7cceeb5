"""The stage: the public window on the projector."""
