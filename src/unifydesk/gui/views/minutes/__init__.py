"""The parts of the Minutes page."""
