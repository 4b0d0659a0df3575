"""Stage 1, load: from YAML to a Brief, with a place for every key and value."""
