"""The workshop file: SQLite through sqlite-utils, and nobody else's business."""
