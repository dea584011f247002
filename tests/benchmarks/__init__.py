"""Measurements against peers, in the same run on the same machine: read the ratios, not the times.

Run with ``make bench``; ``python -m tests.benchmarks --clients 100000`` for a centre of that size.
"""
