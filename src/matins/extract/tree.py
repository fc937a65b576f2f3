"""A page's text to a tree that is ready to be read: links absolute, what no browser shows left out."""

from lxml import etree
from lxml import html as lxml_html

from matins.extract.walk import is_invisible

_NEVER_DROPPED = frozenset({"html", "head", "body", "main", "article"})


def page_tree(html: str, *, huge: bool = False) -> tuple[lxml_html.HtmlElement | None, bool]:
    """Return a page's tree, None where there is none, and whether the parser got through all of it."""
    parser = lxml_html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=huge
    )
    try:
        tree = lxml_html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None, True
    return tree, not any(error.level_name == "FATAL" for error in parser.error_log)


def resolve_links(tree: lxml_html.HtmlElement, address: str) -> None:
    """Make the links of `tree` absolute."""
    # trafilatura resolves against the site's root, whatever the page's own folder and base.
    try:
        tree.make_links_absolute(address, handle_failures="ignore")
    except ValueError:
        tree.make_links_absolute(address, handle_failures="ignore", resolve_base_href=False)


def drop_invisible(tree: lxml_html.HtmlElement) -> None:
    """Take out of `tree` what a browser would not show."""
    # Some sites hide the article itself until their script has run; what holds that much of the page is no trick.
    most = len(tree.text_content()) // 3
    for element in [element for element in tree.iter(etree.Element) if is_invisible(element)]:
        if element.tag not in _NEVER_DROPPED and element.getparent() is not None:
            if len(element.text_content()) <= most:
                element.drop_tree()
            else:
                _show(element)


def _show(element: lxml_html.HtmlElement) -> None:
    for name in ("hidden", "aria-hidden", "style"):
        element.attrib.pop(name, None)
