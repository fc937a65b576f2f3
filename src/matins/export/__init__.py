"""Articles, summaries and lists as JSON, plain text and Markdown; pure functions from values to text."""
