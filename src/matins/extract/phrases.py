"""Tables of the phrases by which pages and feeds say that there is more, or nothing, to read."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """Ways to say one thing; `hints` are small letters of which some stand in all of them, and soon tell what has none.

    `tail` is how many characters at the end of a text can say it; 0 where all can.
    """

    pattern: re.Pattern[str]
    hints: tuple[str, ...]
    tail: int = 0

    def search(self, text: str) -> re.Match[str] | None:
        """Return where `text` says it, or None."""
        start = max(0, len(text) - self.tail) if self.tail else 0
        near = text[start:].lower()
        return self.pattern.search(text, start) if any(hint in near for hint in self.hints) else None


def _phrase(hints: str, *patterns: str, tail: int = 0) -> Phrase:
    return Phrase(re.compile("|".join(patterns), re.IGNORECASE), tuple(hints.split()), tail)


_MORE = "|".join(
    (
        r"(?:continue|keep) reading(?: .{1,80})?",
        r"(?:read|see|view|learn) more",
        r"read (?:the )?(?:full|whole|entire|rest)\b[^.!?]{0,60}",
        r"full (?:story|article)",
        r"weiterlesen|mehr lesen|lesen sie (?:mehr|weiter)|zum (?:ganzen )?artikel",
        r"lire (?:la suite|plus|l['’]article)|en savoir plus",
        r"leer más|seguir leyendo|sigue leyendo",
        r"leggi (?:tutto|l['’]articolo|di più)|continua a leggere",
        r"leia mais|continue lendo",
        r"lees (?:meer|verder)",
        r"läs (?:mer|vidare)|les mer|læs (?:mere|videre)|lue lisää",
        r"czytaj (?:dalej|więcej)|celý článek",
        r"читать (?:далее|дальше|полностью)",
        r"devamını oku",
        r"阅读(?:更多|全文)|続きを読む|더 보기",
    )
)

CUT = _phrase(
    "… ... read more full lesen artikel lire savoir leer leyendo legg leia lendo lees läs les læs lue czytaj článek "
    "читать devam 阅读 続きを 더",
    r"(?:…|\.\.\.|[\[(]\s*(?:…|\.\.\.)\s*[\])])[\s→»›>|]*$",
    rf"(?:^|[.!?…:|>»)\]]\s*|[(\[])(?:{_MORE})[\s→»›>….:!\])]*$",
    rf"\b(?:{_MORE})\s*[→»›>…][\s→»›>….:!\])]*$",
    tail=300,
)
"""The end of a text that was cut off."""

WALL = _phrase(
    "subscri sign log regist member premium free unlock lesen abonn vous suscr abbonati assinantes подпис",
    r"(?:subscribe|sign ?up|register|log ?in|sign in)\b[^.!?]{0,40}\b"
    r"(?:to (?:continue|keep|read|unlock|access|view)|for (?:full|unlimited) access)",
    r"(?:article|story|content|post) is (?:for|available (?:only )?to|only available to|exclusive to|reserved for)\b"
    r"[^.!?]{0,30}\b(?:subscribers|members)",
    r"(?:subscribers?|members?|premium)[- ]only (?:article|content|story|post)",
    r"for (?:paid|paying) (?:subscribers|members) only",
    r"already an? (?:subscriber|member)\?",
    r"you have (?:reached|read|used)[^.!?]{0,40}\bfree articles",
    r"unlock (?:this|the) (?:article|story)",
    r"to (?:continue|keep) reading[^.!?]{0,40}\bsubscri",
    r"(?:weiterlesen|lesen sie) [^.!?]{0,30}\b(?:abo|plus|testen)\b",
    r"(?:artikel|inhalt) ist (?:nur |exklusiv )?für [^.!?]{0,30}abonnent",
    r"(?:article|contenu)[^.!?]{0,20}réservé (?:à nos|aux) abonnés",
    r"il vous reste [^.!?]{0,60} à (?:lire|découvrir)",
    r"(?:contenido|artículo)[^.!?]{0,20}(?:exclusivo|solo) para suscriptores|suscríbete para (?:seguir|continuar)",
    r"abbonati per (?:continuare|leggere)|riservato agli abbonati",
    r"exclusiv[oa] para assinantes",
    r"alleen voor abonnees",
    r"доступен (?:только )?(?:по подписке|подписчикам)",
)
"""A paywall's notice."""

SCRIPT = _phrase(
    "script",
    r"(?:enable|activate|requires?|needs?|turn on|without|disabled?|support)[^.!?]{0,40}\bjava ?script",
    r"java ?script[^.!?]{0,60}\b(?:enabled?|disabled|required?|aktivier|désactivé|activ|habilit|necess|erforderlich)",
    r"(?:aktivieren|activer|activez|active|habilite|abilita|включите)[^.!?]{0,30}\bjava ?script",
)
"""A page that shows nothing without JavaScript."""

CONSENT = _phrase(
    "cookie before akzeptieren accepter aceptar",
    r"(?:we|our partners|this (?:web)?site|wir|nous|usamos|utilizamos|utilizziamo|wij)\b[^.!?]{0,120}\bcookies?\b",
    r"(?:accept|reject|manage)\b[^.!?]{0,20}\bcookies",
    r"before you continue to\b",
    r"alles? akzeptieren|tout accepter|aceptar (?:todo|y continuar)",
)
"""A notice that asks for consent."""

BARRIER = _phrase(
    "verif checking robot unusual captcha denied 404 found",
    r"verif(?:y|ying) (?:that )?you(?:'re| are)? (?:a )?(?:not a robot|human)",
    r"checking your browser|are you a robot|unusual (?:traffic|activity)|captcha",
    r"access (?:to this page has been )?denied",
    r"^(?:error )?404\b|page (?:you (?:requested|are looking for) )?(?:was |could )?not (?:be )?found",
)
"""A barrier against machines, or an error page."""
