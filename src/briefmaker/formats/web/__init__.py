"""A document for the screen: one HTML file that needs nothing but itself."""
