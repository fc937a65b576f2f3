"""matins: quick morning skims of the feeds you follow, summarised in their own words."""

__version__ = "0.1.0"

HOME = "https://matins.example/"
"""Where matins is at home; servers are told it with every request."""
