"""Reads decks written in Markdown and finds the bundled ones."""
