"""A document to its summary and points."""
