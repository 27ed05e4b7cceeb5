"""Reliability campaigns: long seeded runs that try to break what is promised; see docs/reliability.md."""
