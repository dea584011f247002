"""Referrals: asking a service for help for a client, the letter that the client takes along, and the answer."""
