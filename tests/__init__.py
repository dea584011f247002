"""What a person at the desk would notice, package by package."""
