"""Passages: found in a text or by its seal, exact after folding, or missed and why."""
