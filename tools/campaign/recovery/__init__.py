"""Trouble during the recovery from trouble: a second fault, kill or cut while a workshop is put in order."""
