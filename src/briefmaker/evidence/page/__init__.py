"""What the page itself says: its bare figures, directions and one-sided values."""
