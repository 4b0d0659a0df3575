"""What each family of charts can hold and what it needs; one module for each."""
