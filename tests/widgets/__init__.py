"""The shared widgets: by real keys, in both directions, in every scheme."""
