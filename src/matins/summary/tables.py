"""Words that tell what a sentence is like, by language; data for scoring, points and trimming."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SUBJECTS = _words("i he she it we they you there who i'm he's she's it's we're they're there's")
"""English words beside which a verb stands."""

FIRST_PERSON: dict[str, frozenset[str]] = {
    "en": _words("i i'm i've i'd i'll we we're we've my our me us"),
    "de": _words("ich wir mein meine unser unsere mir uns mich"),
    "fr": _words("je j nous mon ma mes notre nos moi j'ai"),
    "es": _words("yo nosotros mi mis nuestro nuestra me nos"),
    "it": _words("io noi mio mia nostro nostra mi ci"),
    "pt": _words("eu nós meu minha nosso nossa me nos"),
    "nl": _words("ik wij we mijn ons onze mij"),
    "id": _words("saya kami kita aku"),
    "vi": _words("tôi chúng"),
}
"""Words of someone speaking for themselves."""

REPORTING = _words(
    "said says say told tells added announced reported according claimed claims stated explained confirmed "
    "a déclaré déclare explique expliqué selon indiqué indique affirme affirmé assure assuré précise précisé raconte "
    "ajoute ajouté estime sagte sagt laut erklärte teilte dijo según señaló afirmó explicó disse secondo zei aldus "
    "katanya ujar kata menurut ujarnya jelas nói cho theo"
)
"""Words of any language by which a report names who says it."""

FINITE_VERBS: dict[str, frozenset[str]] = {
    "en": _words(
        "is are was were am has have had does do did will would can could may might must shall should "
        "isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't "
        "couldn't shouldn't says said say tells told tell makes made make takes took take gives gave "
        "goes went go gets got get comes came come sees saw finds found keeps kept leaves left begins "
        "began begun becomes became brings brought thinks thought knows knew shows showed means meant "
        "holds held stands stood runs ran sets pays paid meets met leads led loses lost wins won rises "
        "rose falls fell grows grew sends sent spends spent builds built buys bought sells sold writes "
        "wrote speaks spoke breaks broke drives drove chooses chose wants needs seems remains appears "
        "includes plans hopes expects calls asks claims argues believes warns faces offers plays works "
        "lives starts stops opens closes aims allows helps uses continues follows hit hits cut cuts put "
        "puts let lets read reads"
    ),
    "de": _words(
        "ist sind war waren bin bist hat haben hatte hatten habe wird werden wurde wurden würde würden "
        "kann können konnte konnten muss müssen musste mussten soll sollen sollte sollten will wollen "
        "wollte wollten darf dürfen durfte mag mögen möchte gibt gab geht ging kommt kam steht stand "
        "liegt lag bleibt blieb sagt sagte sagten macht machte heißt hieß zeigt zeigte sieht sah nimmt "
        "nahm lässt ließ hält hielt findet fand"
    ),
    "fr": _words(
        "est sont était étaient a ont avait avaient sera seront serait seraient fut furent aura auront "
        "aurait auraient fait font faisait va vont allait peut peuvent pouvait doit doivent devait veut "
        "veulent voulait dit disent disait a-t-il a-t-elle devient reste semble annonce explique indique "
        "affirme assure précise estime reconnaît raconte prend met mis permet vient viennent n'est n'a "
        "c'est s'est qu'il"
    ),
    "es": _words(
        "es son era eran fue fueron será serán sería está están estaba estaban estuvo ha han había "
        "habían habrá tiene tienen tenía tuvo hay hubo hace hizo va van iba puede pueden podía podrá "
        "debe deben dijo dice dicen dio quiere sigue llegó anunció afirmó señaló explicó aseguró"
    ),
}
"""Common finite verbs, where trimming must know whether a clause still has one."""

FINITE_ENDINGS: dict[str, tuple[str, ...]] = {
    "en": ("ed",),
    "de": ("te", "ten", "iert", "ieren"),
    "fr": ("ait", "aient", "èrent", "era", "eront", "erait"),
    "es": ("ó", "aron", "ieron", "aba", "aban", "ará", "arán", "erá", "irá"),
}
"""Endings that most often are a finite verb's."""

DANGLING: dict[str, frozenset[str]] = {
    "en": _words(
        "a an the and or but nor of in on at by for with from to into onto over under about as than that "
        "which who whose whom where when while if because since although though unless until after "
        "before between among through during without within against toward towards per via not no his "
        "her its their our my your this these those is are was were be been being has have had will "
        "would can could may might must should very more most also both either neither"
    ),
    "de": _words(
        "der die das den dem des ein eine einen einem einer eines und oder aber doch denn von in im an "
        "am auf aus bei mit nach vor zu zum zur für über unter durch gegen ohne um seit bis als wie dass "
        "ob weil wenn nicht kein keine sehr mehr sowie"
    ),
    "fr": _words(
        "le la les l un une des de du d et ou mais ni car que qui dont où à au aux en dans par pour sur "
        "sous avec sans chez entre vers depuis comme si ne pas plus très son sa ses leur leurs ce cette "
        "ces"
    ),
    "es": _words(
        "el la los las un una unos unas y e o u pero ni que quien de del a al en por para con sin sobre "
        "entre hacia desde hasta según como si cuando donde no muy más su sus este esta"
    ),
}
"""Words that no point may end with."""
