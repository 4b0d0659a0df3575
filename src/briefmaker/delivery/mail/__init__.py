"""Mail: messages as they are written, and sent, once."""
