"""Articles and documents as text, Markdown and JSON."""
