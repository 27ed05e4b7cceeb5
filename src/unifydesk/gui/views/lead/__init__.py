"""The parts of the Lead page."""
