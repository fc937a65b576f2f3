"""What the words over a list announce: an article's key points, steps, changes, or something else."""

import re
from functools import cache
from typing import Literal

Kind = Literal["key", "lead-in", "steps", "changes", "other"]

# Headings of lists that say what the article says, by language; more words may follow.
_KEY_POINTS: dict[str, str] = {
    "en": (
        r"key (?:\w+ )?(?:points?|take-?aways?|facts|findings|insights|messages?|learnings|conclusions|ideas|lessons)|"
        r"(?:main|biggest|top) (?:points?|take-?aways?|findings|lessons)|(?:quick|fast) (?:facts|take|summary)|"
        r"take-?aways?|in brief|in short|in a nutshell|executive summary|the (?:short version|gist|essentials)|"
        r"(?:report|study|survey|story|article|post|news) (?:highlights|summary)"
    ),
    "de": (
        r"das wichtigste(?: in kürze| auf einen blick| in \w+ punkten)?|kurz (?:gesagt|gefasst|zusammengefasst)|"
        r"in (?:aller )?kürze|kern(?:punkte|aussagen)|wichtigsten? (?:punkte|fakten|erkenntnisse|ergebnisse|aussagen)|"
        r"darum geht['’]?s|darum geht es"
    ),
    "fr": (
        r"l['’]essentiel(?: à retenir)?|(?:les )?points (?:clés|essentiels)|en (?:bref|résumé)|à retenir|"
        r"ce qu['’]il faut retenir"
    ),
    "es": (
        r"(?:puntos|ideas|datos) clave|claves|en resumen|en breve|lo (?:esencial|más importante)|de un vistazo|"
        r"ideas principales"
    ),
    "it": r"punti (?:chiave|principali|salienti)|in (?:sintesi|breve|pillole)|l['’]essenziale",
    "pt": (
        r"pontos[- ]chave|principais (?:pontos|destaques)|pontos principais|em (?:resumo|síntese)|o essencial|"
        r"resumo da notícia"
    ),
    "ca": r"punts clau|en resum",
    "nl": r"in het kort|kort samengevat|in een notendop|(?:de )?(?:belangrijkste|hoofd) ?punten|de kern",
    "pl": r"najważniejsze (?:informacje|wnioski|fakty)|kluczowe (?:informacje|wnioski|fakty)|w (?:skrócie|pigułce)",
    "cs": r"ve zkratce|hlavní (?:body|zjištění)|klíčové (?:body|poznatky)|to nejdůležitější",
    "sk": r"v skratke|hlavné body|to najdôležitejšie",
    "sv": r"snabbversionen|kortversionen|i korthet|det viktigaste|(?:viktigaste|viktiga) punkterna",
    "da": r"kort fortalt|det vigtigste|i korte træk|hovedpunkter(?:ne)?",
    "no": r"kortversjonen|det viktigste|kort oppsummert|hovedpunkter?|hovedpunktene",
    "fi": r"lyhyesti|tiivistettynä|pääkohdat|olennaisimmat asiat|ydinasiat",
    "hu": r"röviden|a lényeg(?: röviden)?|legfontosabb pontok",
    "ro": r"pe scurt|puncte(?:le)? cheie|idei(?:le)? principale",
    "tr": r"öne çıkanlar|kısaca|(?:önemli|ana) noktalar|haberin özeti",
    "el": r"με λίγα λόγια|συνοπτικά|(?:τα )?(?:βασικά|κύρια) σημεία",
    "ru": (
        r"(?:самое )?(?:главное|важное)|кратко|коротко(?: о главном)?|вкратце|"
        r"(?:основные|ключевые|главные) (?:тезисы|моменты|выводы|факты)"
    ),
    "uk": r"(?:найголовніше|головне)|коротко|(?:основні|ключові|головні) (?:тези|моменти|висновки|факти)",
    "vi": r"(?:những |các )?điểm (?:chính|nổi bật|quan trọng)|tóm lại|nội dung chính",
    "id": r"poin[- ](?:penting|utama)|inti ?sari(?: berita)?|ringkasan berita|singkatnya",
    "zh": (
        r"(?:核心|本文|文章|新闻|新聞)?(?:要点|要點|重点|重點)(?:速览|速覽|整理|一览|一覽)?|"
        r"内容提要|內容提要|太长不看"
    ),
    "ja": r"(?:この|本)?(?:記事)?の?(?:要点|ポイント)|要約|[3三]行(?:まとめ|要約)",
    "ko": r"핵심 ?(?:요약|내용|포인트)|주요 ?내용|요점|[3세] ?줄 ?요약",
    "ar": r"أ(?:برز|هم) النقاط|النقاط الرئيسية|نقاط رئيسية|باختصار|الخلاصة",
    "fa": r"نکات (?:کلیدی|مهم)|به طور خلاصه",
    "hi": r"मुख्य (?:बातें|बिंदु)|संक्षेप में",
    "he": r"בקצרה|עיקרי הדברים|הנקודות המרכזיות",
    "th": r"ประเด็น(?:สำคัญ|หลัก)|สรุปประเด็น|สาระสำคัญ",
}

# Headings that announce key points where they stand alone: with more words, they may sum up one part.
_SUMMARIES = (
    r".{0,100}\btl; ?dr\b.{0,100}|highlights|(?:quick )?(?:summary|recap)|at a glance|"
    r"what (?:we know(?: so far)?|(?:you need )?to know)|"
    r"(?:the )?bottom line|the facts|lessons learn(?:ed|t)|overblik|zusammenfassung|zusammengefasst|auf einen blick|"
    r"(?:was|das) (?:wir wissen|sie wissen müssen)|résumé|le récap|ce qu['’]il faut savoir|resumen|lo que sabemos|"
    r"riassunto|cosa sappiamo|cosa sapere|resumo|destaques|o que (?:se sabe|você precisa saber)|samenvatting|"
    r"samengevat|podsumowanie|co wiemy|shrnutí|stručně|zhrnutie|sammanfattning|sammendrag|oppsummert|oppsummering|"
    r"resumé|tiivistelmä|összefoglaló|rezumat|özet|σύνοψη|итоги|что (?:известно|нужно знать)|підсумки|що відомо|"
    r"tóm tắt|ringkasan|摘要|总结|總結|概要|まとめ|요약|ملخص|خلاصه|خلاصہ|सारांश|תקציר|สรุป"
)

# How a line ends, before its colon, that brings in what was found.
_FINDINGS = (
    r"(?:study|research(?:ers)?|report|survey|authors|analysis|team|review)(?: has| have)? (?:also )?"
    r"(?:found|finds|shows?|showed|concluded|concludes|revealed|reveals)(?: that)?|"
    r"(?:findings|insights|conclusions|results|lessons)(?: \w+){0,2} (?:are|were|include)(?: \w+)?|"
    r"(?:studie|untersuchung|bericht|umfrage|forscher\w*) (?:zeigt|zeigen|ergab|ergaben)|"
    r"(?:ergebnisse|erkenntnisse)(?: im überblick)?|"
    r"(?:étude|rapport|enquête|chercheurs) (?:montrent?|révèlent?)(?: que)?|"
    r"(?:estudio|informe|encuesta) (?:muestra|revela|concluye)(?: que)?"
)

# Headings of the steps of instructions, which are what such an article says.
_STEPS = (
    r"(?:step[- ]by[- ]step )?(?:instructions?|directions|method|procedure)|steps?(?: to .{1,60})?|"
    r"how (?:to|do i) .{1,60}|"
    r".{0,60}\b(?:tips|steps|ways|rules|tricks|conseils|astuces|tipps|consejos|trucos|consigli|dicas)\b.{1,80}|"
    r"(?:so geht(?:'|’)?s|anleitung|zubereitung|schritt für schritt)|(?:préparation|étapes|instructions|recette)|"
    r"(?:instrucciones|pasos(?: a seguir)?|preparación|elaboración)|(?:procedimento|preparazione|istruzioni)|"
    r"(?:modo de preparo|preparação|passo a passo)|(?:bereiding|bereidingswijze|stappen|werkwijze)|"
    r"(?:przygotowanie|sposób przygotowania|krok po kroku)|(?:postup|příprava)|gör så här|så gör du|fremgangsmåde|"
    r"slik gjør du|ohjeet|valmistus|hazırlanışı|yapılışı|приготовление|инструкция|приготування|cách làm|cara membuat|"
    r"步骤|做法|手順|作り方|만드는 법|طريقة التحضير"
)

# Headings of what a new version changes, which is what release notes say.
_CHANGES = (
    r"what['’]s (?:new|changed)(?: in .{1,40})?|(?:change ?log|changes|release notes|new features|improvements|"
    r"bug ?fixes|fixed|added|changed)|(?:das ist neu|neuerungen|änderungen|neue funktionen)|(?:nouveautés|changements)|"
    r"(?:novedades|cambios)|(?:novità|modifiche)|(?:novidades|mudanças)|(?:nieuw|wijzigingen)|nyheter|nyheder|zmiany|"
    r"novinky|что нового|изменения|що нового|yenilikler|更新内容|更新日志|新機能|変更点|변경 ?사항"
)

# Headings of lists that are something else.
_OTHER = (
    r"(?:related|read|see|watch|also|more|further|external|recommended|popular)\b.{0,40}|"
    r"(?:latest|recent|trending) (?:posts?|articles?|stories|news)|"
    r"references?|(?:key )?(?:references|sources)|notes|footnotes|bibliography|citations|(?:table of )?contents|"
    r"(?:in|what) (?:this|you(?:['’]ll)?) (?:article|post|story|guide|episode|will learn|learn)\b.{0,30}|on this page|"
    r"topics(?: covered)?|(?:jump|skip) (?:to|into)\b.{0,60}|(?:frequently asked |common )?questions|faqs?|"
    r"ingredients|you(?:'|’)?ll need|what you(?:['’]ll)? need|materials|tools|equipment|parts|supplies|shopping list|"
    r"links|tags|share.*|contacts?|about (?:the|our|us)\b.{0,40}|speakers|participants|attendees|panel|cast|credits|"
    r"(?:upcoming |important |key )?(?:dates|events)|agenda|schedule|program(?:me)?|timeline|"
    r"(?:key |main |standout |top |product )?(?:features?|specs|specifications|services|components)(?: of .{1,40})?|"
    r"pros|cons|pros (?:and|&) cons|prices?|pricing|where to buy|deals|our (?:top )?picks|best .{1,60}|"
    r"testimonials|reviews|quotes?|what (?:our )?(?:people|customers|clients|readers) (?:are )?say.{0,20}|"
    r"how we (?:picked|tested|chose|researched|rate).{0,60}|methodology|examples?|"
    r"zutaten|quellen|literatur|inhalt(?:sverzeichnis)?|in diesem artikel|mehr zum thema.{0,40}|das brauchen sie|"
    r"weblinks|einzelnachweise|termine|teilnehmer|vorteile|nachteile|technische daten|häufige fragen|"
    r"ingrédients|sommaire|références|voir aussi|à lire aussi|dans cet article|caractéristiques|foire aux questions|"
    r"ingredientes|fuentes|índice|referencias|en este artículo|preguntas frecuentes|características|"
    r"ingredienti|fonti|indice|riferimenti|in questo articolo|domande frequenti|"
    r"fontes|referências|neste artigo|perguntas frequentes|ingrediënten|bronnen|inhoud|in dit artikel|"
    r"składniki|źródła|spis treści|ingredience|zdroje|obsah|ingredienser|källor|innehåll|kilder|indhold|innhold|"
    r"ainekset|lähteet|sisällys|malzemeler|kaynaklar|içindekiler|ингредиенты|источники|содержание|інгредієнти|"
    r"nguyên liệu|nguồn|mục lục|bahan(?:-bahan)?|sumber|daftar isi|"
    r"参考文献|参考资料|目录|材料|目次|재료|목차|المصادر|المكونات"
)

# What may stand before the words ("the five", "recap of"), and what may follow where they speak of a part.
_COUNTED = (
    r"(?:(?:recap|summary|overview)\s(?:of\s)?)?(?:(?:the|our|its|die|les|las|los|le|i|as|os|de)\s)?"
    r"(?:(?:\d+|three|four|five|drei|vier|fünf|trois|quatre|cinq|tres|cuatro|cinco)\s)?"
)
_MORE = (
    r"\s*[:：.–—|-].*|\s(?:for|from|of|on|about|in|aus|zu[mr]?|von|vom|de|du|des|del|della|sobre|da|do|su|van|uit"
    r"|over|z|ze|o|о|об|из|för|från|fra|om|av)\s.*"
)


@cache
def heading(kind: Kind) -> re.Pattern[str]:
    """Return the expression that a heading of `kind` matches as a whole, and a lead-in with its end up to the colon.

    A heading that names key points and goes on ("Key takeaways on prices") has the group `rest`.
    """
    return re.compile(_expression(kind), re.IGNORECASE | re.DOTALL)


def _expression(kind: Kind) -> str:
    named = "|".join(_KEY_POINTS.values())
    if kind == "key":
        key = rf"{_COUNTED}(?:{named})"
        return (
            rf"\W*{_COUNTED}(?:{_SUMMARIES})\W*|\W*{key}(?P<rest>(?!\W*$)(?:{_MORE}))?\W*"
            rf"|.{{1,100}}[:：|–—-]\s*(?:{key}|{_SUMMARIES})\W*"
        )
    if kind == "lead-in":
        return rf"\b(?:{named}|{_FINDINGS})(?: (?:include|includes|are|were|is|sind|sont|son|sono|são))?\s*[:：]$"
    words = {"steps": _STEPS, "changes": _CHANGES, "other": _OTHER}[kind]
    return rf"\W*(?:{words})\W*"
