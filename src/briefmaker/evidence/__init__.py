"""Stage 2, verify: from a Brief and its library to Evidence."""
