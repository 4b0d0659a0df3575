"""Real printers: what they can do, what is sent to them, and what became of it."""
