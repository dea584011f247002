"""The sample centre: an invented town, its services and its people, the same for the same seed."""
