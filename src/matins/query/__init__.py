"""The query language: words about articles, parsed once, asked of the database or of one article."""

from matins.query.fields import FIELDS, Field
from matins.query.language import Query, QueryError, parse
from matins.query.terms import EVERYTHING, Condition, Subject, fold

__all__ = ["EVERYTHING", "FIELDS", "Condition", "Field", "Query", "QueryError", "Subject", "fold", "parse"]
