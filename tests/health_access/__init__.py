"""Tests of health access."""
