"""What a document was made from, so that it can be carried inside and read again."""
