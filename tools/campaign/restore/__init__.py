"""Workshop files that were damaged in every way, and the backups that were made while they were led."""
