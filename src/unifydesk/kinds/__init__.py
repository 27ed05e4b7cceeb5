"""Question kinds, one file each, found by walking this folder."""
