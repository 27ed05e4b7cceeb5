"""Pure statistics on counts and pairs, each with its source."""
