"""HTML or text to a document."""
