"""Coming back to finished documents: unpack, verify, compare."""
