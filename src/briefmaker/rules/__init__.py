"""Editorial rules: what a good brief keeps to, each a small function with an origin."""
