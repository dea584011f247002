"""Integration Desk: the desk of a migrant resource centre."""

__version__ = "0.1.0"
