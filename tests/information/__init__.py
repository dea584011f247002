"""Tests of information sheets."""
