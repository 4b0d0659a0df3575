"""A meeting: many briefs through stages 1 to 4, then one typesetting."""
