"""An hour of workshops at ten times their pace: memory and descriptors must stay flat."""
