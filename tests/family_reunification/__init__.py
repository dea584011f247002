"""Family reunification: reckoning, records, who sees what, pages and papers."""
