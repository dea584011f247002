"""Whole mornings at the desk, by real key presses."""
