"""Measurements against peers, run by hand with ``make bench``."""
