"""The house itself: who may import whom, how big a thing may grow, and what every slice owes the others."""
