"""The pages of the console and their parts: they show values and send use cases, and hold no rule."""
