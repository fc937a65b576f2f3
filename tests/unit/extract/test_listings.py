"""Code in a page."""

import pytest
from lxml import etree

from matins.extract.listings import is_listing, listing_language, listing_text


def element(markup: str, tag: str = "pre") -> etree._Element:
    found = etree.fromstring(f"<body>{markup}</body>", etree.XMLParser()).find(f".//{tag}")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<pre>  x = 1\n\ty</pre>", "  x = 1\n    y"),
        ("<pre>\n\na\n\n b\n</pre>", "a\n\n b"),
        ("<pre>a<br/>b</pre>", "a\nb"),
        ("<pre><code>def f():\n  return 1\n</code></pre>", "def f():\n  return 1"),
        ("<pre><b>x</b> <i>=</i>  1</pre>", "x =  1"),
        ("<pre><div>a</div><div>  b</div></pre>", "a\n  b"),
        ('<pre><span class="line">a</span><span class="line"> b</span></pre>', "a\n b"),
        ('<pre><span class="line">a</span>\n<span class="line">b</span></pre>', "a\nb"),
        ('<pre><span class="lineno">1</span>a\n<span class="lineno">2</span>b</pre>', "a\nb"),
        ('<pre><span class="hljs-ln-numbers gutter">1\n2</span><code>a\nb</code></pre>', "a\nb"),
        ("<pre><span aria-hidden='true'>1</span>a</pre>", "a"),
        ("<pre><button>Copy</button>a<span class='copy'>Copied!</span></pre>", "a"),
        ("<pre><span class='ln'>x = 1</span></pre>", "x = 1"),
        ("<pre>x\u202ey\u200b</pre>", "xy"),
    ],
)
def test_a_listing_keeps_its_lines_and_nothing_else(markup: str, text: str) -> None:
    assert listing_text(element(markup)) == text


@pytest.mark.parametrize("numbers", ["1\n2\n3", "7\n8", "  9\n 10\n 11\n"])
def test_a_gutter_of_line_numbers_is_no_listing(numbers: str) -> None:
    assert listing_text(element(f"<pre>{numbers}</pre>")) == ""


@pytest.mark.parametrize("numbers", ["1", "1\n1", "3\n2\n1", "1\n2 x"])
def test_figures_that_count_nothing_are_a_listing(numbers: str) -> None:
    assert listing_text(element(f"<pre>{numbers}</pre>")) == numbers


@pytest.mark.parametrize(
    ("markup", "language"),
    [
        ('<pre class="language-python">x</pre>', "python"),
        ('<pre><code class="lang-C++">x</code></pre>', "c++"),
        ('<div class="highlight-source-rust"><pre>x</pre></div>', "rust"),
        ('<div class="highlight-python notranslate"><div class="highlight"><pre>x</pre></div></div>', "python"),
        ('<pre class="brush: php; gutter: true">x</pre>', "php"),
        ('<pre data-lang="Go">x</pre>', "go"),
        ('<div data-language="sql"><pre>x</pre></div>', "sql"),
        ('<pre><code class="hljs json">x</code></pre>', "json"),
        ('<pre><code class="bash hljs">x</code></pre>', "bash"),
        ('<pre class="sourceCode haskell">x</pre>', "haskell"),
        ('<pre class="src src-elisp">x</pre>', "elisp"),
        ('<pre class="language-plaintext">x</pre>', None),
        ('<div class="highlight-default"><pre>x</pre></div>', None),
        ('<div class="lang-en"><pre>x</pre></div>', None),
        ('<section class="language-en"><pre>x</pre></section>', None),
        (f'<pre class="language-x{"y" * 30}" data-lang="{"z" * 50}">x</pre>', None),
        ("<pre>x</pre>", None),
    ],
)
def test_the_language_is_what_the_page_calls_it(markup: str, language: str | None) -> None:
    assert listing_language(element(markup)) == language


@pytest.mark.parametrize(
    ("markup", "whole"),
    [
        ("<code>alone</code>", True),
        ("<blockquote><code>alone</code></blockquote>", True),
        ("<div><code>a<br/>b</code></div>", True),
        ("<p><code>a\nb</code></p>", True),
        ("<p><code>alone</code></p>", False),
        ("<p>call <code>f()</code></p>", False),
        ("<p><code>f</code> and <code>g</code></p>", False),
        ("<p>run <code>a<br/>b</code></p>", False),
        ("<p>wrapped <code>in the\nsource</code> of the page</p>", False),
        ("<p><code>a\nb</code><b>c</b></p>", False),
        ("<b><code>a\nb</code></b>", False),
    ],
)
def test_code_is_a_listing_where_it_stands_alone(markup: str, whole: bool) -> None:
    assert is_listing(element(markup, "code")) is whole
