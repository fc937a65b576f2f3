"""Document -> summary and key points, in the article's own words; importing this loads nothing heavy."""

from matins.summary.summarising import explain_summary, summarise

__all__ = ["explain_summary", "summarise"]
