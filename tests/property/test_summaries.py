"""For any article: a summary keeps the rules, is always the same, and is not changed by what stands below the text."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from matins.model.document import Block, BlockKind, Document, Status
from matins.summary import explain_summary, summarise
from matins.summary.algorithms import ALGORITHMS
from matins.text.clean import clean_line, clean_text
from summary_rules import broken_rules

SENTENCES = (
    "The city of Harborough will close its last coal plant in March, the mayor announced on Tuesday.",
    "He said that the plant has supplied heat to some forty thousand homes.",
    "However, critics say that the council has moved too fast.",
    "“We have waited for years,” said Ada Keeper, who leads the union.",
    "“We have waited for years.",
    "What will it cost?",
    "A new network of pumps, which were tested in a school, will take its place (if the money is there).",
    "HARBOROUGH (Gazette) — The ferry left the harbour at 9.30 a.m. on Monday with 212 people on board.",
    "Two engineers of the shipyard took the works of the clock apart in a single weekend",
    "Der Rat beschloss am Dienstag, die alte Brücke bis zum Frühjahr zu erneuern.",
    "Er sagte, das werde teuer.",
    "Le conseil a décidé mardi de reconstruire le vieux pont, qui date de 1902, avant le printemps.",
    "Mais il n'a pas dit combien cela coûtera.",
    "El ayuntamiento anunció el martes que reconstruirá el viejo puente del puerto.",
    "市政府星期二宣布，明年春天将重建旧桥。",
    "しかし、費用はまだ決まっていない。",
    "أعلنت المدينة يوم الثلاثاء أنها ستعيد بناء الجسر القديم قبل الربيع.",
    "Город объявил во вторник, что старый мост будет построен заново.",
    "ประชาชนจำนวนมากเดินทางกลับบ้านในช่วงวันหยุดยาว การจราจรบนถนนสายหลักติดขัดตั้งแต่เช้า",
    "🎉 The ferry is back in the harbour after a year of repairs 🎉",
    "Heat: The pumps will draw warmth from the harbour, even in winter.",
    "1.",
    "…",
    "Photo: Ada Keeper",
    "Pictured above is the harbour of the town in the spring of last year.",
)
FURNITURE = (
    "Share this article",
    "Sign up for our newsletter",
    "Subscribe now.",
    "12 comments",
    "Leave a Reply",
    "Comments are closed.",
    "Let us know in the comments.",
    "Thank you for reading!",
    "Tags: harbour, coal",
    "Related articles",
    "Read more: Ten ferries that never came back",
    "Reporting by Ada Keeper in Harborough; editing by Tom Miller.",
    "This article was originally published by the Harbour Gazette.",
    "© 2026 The Gazette. All rights reserved.",
    "Teilen",
    "Newsletter abonnieren",
    "Lesen Sie auch: Zehn Fähren",
    "Alle Rechte vorbehalten.",
    "Partager cet article",
    "Merci de votre lecture.",
    "À lire aussi : dix bateaux",
    "Tous droits réservés.",
    "Compartir",
    "Gracias por leernos.",
    "Lea también: diez barcos",
    "Bagikan artikel ini",
    "Hak cipta dilindungi undang-undang.",
    "Xem thêm",
    "Mời bạn đọc xem thêm các tin khác.",
    "关注我们的微信公众号。",
    "無断転載を禁じます。",
    "تابعونا على فيسبوك وتويتر.",
)
LANGUAGES = st.sampled_from([None, "en", "de", "fr", "es", "zh", "ar", "vi", "xx"])
PARAGRAPHS = st.one_of(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map(" ".join), st.text(max_size=80))
BLOCKS = st.builds(
    Block,
    st.sampled_from([*[BlockKind.PARAGRAPH] * 6, BlockKind.LIST_ITEM, BlockKind.LIST_ITEM, *BlockKind]),
    PARAGRAPHS.map(clean_text).filter(bool),
    level=st.integers(0, 2),
    hidden=st.integers(0, 9).map(lambda number: number == 0),
    number=st.sampled_from([None, None, 1]),
)
DOCUMENTS = st.builds(
    Document,
    st.lists(BLOCKS, max_size=14).map(tuple),
    title=st.one_of(st.none(), st.sampled_from(SENTENCES).map(clean_line)),
    lang=LANGUAGES,
    status=st.sampled_from([Status.FULL, Status.FULL, Status.FEED, Status.TEASER]),
)
AMOUNTS = st.one_of(st.none(), st.integers(0, 6))
WORDS = st.one_of(st.none(), st.integers(0, 120))


def articles(most: int) -> st.SearchStrategy[Document]:
    """Return articles in paragraphs of whole sentences, in one language that they name."""
    paragraphs = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join)
    blocks = paragraphs.map(lambda text: Block(BlockKind.PARAGRAPH, clean_line(text, 2000)))
    return st.builds(Document, st.lists(blocks, min_size=1, max_size=most).map(tuple), lang=LANGUAGES)


@settings(deadline=None, max_examples=150)
@given(DOCUMENTS, AMOUNTS, WORDS, st.integers(0, 9), st.sampled_from(["matins", "matins", "lead"]))
def test_a_summary_keeps_the_rules(
    document: Document, sentences: int | None, words: int | None, points: int, algorithm: str
) -> None:
    summary = summarise(document, sentences=sentences, words=words, points=points, algorithm=algorithm)
    assert broken_rules(summary, sentences=sentences, words=words, points=points) == []


@settings(deadline=None, max_examples=60)
@given(DOCUMENTS, st.sampled_from(sorted(set(ALGORITHMS) - {"matins", "lead"})))
def test_a_summary_of_any_algorithm_keeps_the_rules(document: Document, algorithm: str) -> None:
    summary = summarise(document, algorithm=algorithm)
    assert broken_rules(summary) == []
    assert bool(summary.sentences) is bool(summarise(document).sentences)


@settings(deadline=None, max_examples=40)
@given(DOCUMENTS)
def test_the_same_document_gives_the_same_summary_explained_or_not(document: Document) -> None:
    summary = summarise(document)
    explained, judged = explain_summary(document)
    assert summary == summarise(document) == explained
    assert [one.rank for one in judged] == list(range(1, len(judged) + 1))
    told = {(sentence.block, sentence.spans) for sentence in summary.sentences}
    assert {(one.block, one.spans) for one in judged if one.chosen} == told


@settings(deadline=None, max_examples=80)
@given(articles(8), st.lists(st.sampled_from(FURNITURE), min_size=1, max_size=8), st.data())
def test_furniture_below_an_article_changes_nothing(document: Document, lines: list[str], data: st.DataObject) -> None:
    kinds = st.sampled_from([BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING, BlockKind.CAPTION])
    below = tuple(Block(data.draw(kinds), clean_line(line), level=1) for line in lines)
    bare, dressed = summarise(document), summarise(replace(document, blocks=(*document.blocks, *below)))
    assert (dressed.sentences, dressed.points, dressed.gist) == (bare.sentences, bare.points, bare.gist)
