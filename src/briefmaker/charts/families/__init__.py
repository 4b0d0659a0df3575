"""One module for each family of charts: from points to shapes in mm."""
