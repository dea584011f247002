"""What is promised about clients."""
