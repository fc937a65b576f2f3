"""The query language: words about articles, parsed once, asked of the database or of one article."""
