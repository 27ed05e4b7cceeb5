"""Secrecy: confidential rounds are played at random, and everything on the disk is searched for them."""
