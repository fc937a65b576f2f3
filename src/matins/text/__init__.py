"""Text as people read it: cleaned, split, measured."""
