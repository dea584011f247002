"""Packs: reading them, computing with them, and what those of the program say."""
