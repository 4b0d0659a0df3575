"""Sources into the library: kept, sealed, pinned and compared with the live page."""
