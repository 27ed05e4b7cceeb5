"""Decks, tables, sheets, pictures and records that somebody made to do harm."""
