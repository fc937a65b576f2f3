"""The texts of an article that one key goes round: the one in the list, with its hidden lines, the other; pure."""

from dataclasses import dataclass

from matins.model.article import Article
from matins.model.document import Status


@dataclass(frozen=True, slots=True)
class Text:
    """A text of an article, with its hidden lines or without, and its name."""

    article: Article
    name: str
    hidden: bool = False


def round_of(article: Article, other: Article | None) -> tuple[Text, ...]:
    """Return the texts of `article` in the order of the round; what does not exist is left out."""
    texts = [Text(article, _name(article))]
    count = sum(block.hidden for block in article.document.blocks)
    if count:
        texts.append(Text(article, f"{count:,} hidden line{'s' if count > 1 else ''}", hidden=True))
    if other is not None:
        texts.append(Text(other, _name(other)))
    return tuple(texts)


def place_in(texts: tuple[Text, ...], shown: Article, *, hidden: bool) -> int | None:
    """Return which of `texts` is shown, None where it has been replaced meanwhile."""
    for number, text in enumerate(texts):
        if text.hidden == hidden and text.article.document == shown.document:
            return number
    return None


def said(texts: tuple[Text, ...], at: int, key: str, *, fetch: bool) -> str:
    """Return which text is shown and what `key` does next, in words; `fetch`: the round ends with a fetch."""
    shown = f"{texts[at].name}{' shown' if texts[at].hidden else ''}"
    if at == len(texts) - 1 and fetch:
        return f"{shown}; {key} fetches the page"
    return shown if len(texts) == 1 else f"{shown}; {key} shows {texts[(at + 1) % len(texts)].name}"


def _name(article: Article) -> str:
    said = "teaser" if article.document.status is Status.TEASER else "text"
    return f"the {'page' if article.of_page else 'feed'}'s {said}"
