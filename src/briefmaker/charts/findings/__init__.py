"""What the data of a chart show, as short texts; one module for each family."""
