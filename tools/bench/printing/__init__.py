"""The same record through our own exporter, WeasyPrint and Typst: what is measured, and by whom it is set."""
