"""What a person at the desk would notice of this part."""
