"""Parsers that are led by the lines their inputs reach, to where no list and no blind chance comes."""
