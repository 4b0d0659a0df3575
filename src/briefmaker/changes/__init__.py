"""What two editions of a document say differently."""
