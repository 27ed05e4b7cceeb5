"""Qt models over tuples of frozen values, and the small pure functions that prepare those values."""
