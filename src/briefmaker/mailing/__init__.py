"""Briefs on their way to people: who gets which copy, and what must not go to whom."""
