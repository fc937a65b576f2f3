"""Whatever stands in a JSON-LD script, reading it raises nothing."""

import json

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from matins.extract.json_ld import ld_article, ld_values
from matins.text.clean import is_clean

signs = [*'{}[],:"\\', "\\'", "\\u12", "//", "/*", "*/", "\n", "&quot;", "<![CDATA[", "-->", "<p>", "&amp;"]
names = ["@type", "@graph", "@id", "mainEntity", "headline", "author", "name", "articleBody", "hasPart", "publisher"]
more_names = ["inLanguage", "datePublished", "isAccessibleForFree", "description", "articleSection", "text", "creator"]
scraps = st.lists(
    st.sampled_from([*signs, *(f'"{name}":' for name in names), '"Article"', "null", "7e999", "\ud800", "é"]),
    max_size=60,
).map("".join)
keys = st.sampled_from([*names, *more_names])
leaves = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=20), st.just("Article")
)
values = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=6), max_leaves=30
)


@given(scraps)
def test_mending_never_raises(text: str) -> None:
    assert isinstance(ld_values(text), list)


@given(values)
def test_sound_json_is_read_as_it_is(value: object) -> None:
    assert ld_values(json.dumps([value])) == [[value]]


@given(values)
def test_any_shape_gives_an_article_of_clean_text_or_none(value: object) -> None:
    tree = html.document_fromstring("<p>x</p>")
    script = tree.makeelement("script", {"type": "application/ld+json"})
    script.text = json.dumps({"@type": "Article", "mainEntity": value, "author": value, "articleBody": value})
    tree.append(script)
    found = ld_article(tree)
    assert found is not None
    assert all(map(is_clean, (found.headline, found.section, *found.authors, *found.sites)))
    assert is_clean(found.body.replace("\n", ""))
