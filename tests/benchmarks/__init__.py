"""Measurements against peers, in the same run on the same machine: read the ratios, not the times.

Run with ``make bench``; ``python -m tests.benchmarks --only save`` for one of them.
"""
