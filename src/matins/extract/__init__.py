"""HTML or text to documents; importing this package loads no parser."""

from matins.model.document import Document


def extract_document(body: bytes | str, *, url: str | None = None, content_type: str | None = None) -> Document:
    """Return the article of a page, or plain text, as a document; its status says honestly what was found.

    `url` is the address the page came from in the end, `content_type` its HTTP header.  Raises nothing, whatever the
    bytes are: what is no article is a document with status EMPTY and the reason.
    """
    from matins.extract.page import document_of_page  # trafilatura takes 0.3 s to load

    return document_of_page(body, url=url, content_type=content_type)
