"""Referrals through their door."""
