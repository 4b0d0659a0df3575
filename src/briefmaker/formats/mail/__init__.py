"""Letters that a document travels with: subject, plain text, HTML, pictures."""
