"""Workshop files with other bytes, other rows and other programs in them."""
