"""What a workshop is: frozen values and errors, with no Qt, no SQL and no files."""
