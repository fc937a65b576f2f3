"""The clauses that a French sentence may lose."""

import re

from matins.summary.clauses import CAPITAL, COMMA, Clauses, asides_after, tails_after, word_set

_DAY = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_MONTH = r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
_WHEN = (
    rf"(?:(?:ce |le )?{_DAY}(?: (?:matin|soir|après-midi|dernier))?(?: \d\d?(?:er)? {_MONTH})?"
    rf"|(?:la semaine|le mois) derni(?:er|ère)|hier(?: soir)?)"
)
_RELATIVE = (
    r"(?:qui|dont|où|ce qui|ce que|laquelle|lequel|lesquel(?:le)?s|(?:à|pour|avec|par|dans"
    r"|chez) (?:qui|laquelle|lequel)|au cours (?:duquel|de laquelle))\b"
)
_PARTICIPLE = (
    r"(?:(?!pendant|durant|devant|avant|pourtant|cependant|maintenant|enfant|autant|tant|restaurant|suivant"
    r"|concernant)[a-zéèêç]{3,}ant"
    r"(?: |$)|(?:en|tout en) [a-zéèêç']+ant\b|[a-zéèê]{3,}(?:é|ée|és|ées|i|ie|is|ies|u|ue|us|ues) (?:par|à|au"
    r"|aux|de|du|des|en|dans|depuis|sur|le|lors|il y a)\b)"
)
_APPOSITION = (
    r"(?:(?:un|une|le|la|ancien|ancienne|chef|cheffe|président|présidente|directeur|directrice"
    r"|porte-parole|maire|ministre|avocat|avocate|auteur|membre|professeur|patron|fils|fille) [\w\"]|l['’]"
    r"|\d{1,2} ans(?=[,.]))"
)
_SAID = (
    r"(?:rapporte(?:nt)?|indique(?:nt)?|explique|précise(?:nt)?|relate(?:nt)?|révèle(?:nt)?|(?:a"
    r"|ont) (?:déclaré|annoncé|indiqué|précisé|rapporté|appris)"
    r"|(?:a|ont)-t-(?:on|il|elle|ils|elles) (?:appris|annoncé|indiqué|précisé))"
)

_OFFICIAL = (
    r"(?:police|gendarmerie|gendarmes|pompiers|préfecture|préfet|mairie|maire|autorités|municipalité|entreprise"
    r"|direction|organisateurs|hôpital|porte-parole)"
)
_ATTRIBUTION = rf"(?:selon|d['’]après|{_SAID}) [^,;:]*\b{_OFFICIAL}\b[^,;:]*$"

_HOLDS = (
    r"(?:dit|affirme|assure|souligne|ajoute|estime|juge|dénonce|déplore|raconte|confie|prévient|avance|accuse"
    r"|soutient|croit|(?:a|ont|avait) (?:[a-zé]+é|dit|soutenu)\b)"
)

FRENCH = Clauses(
    official=re.compile(COMMA + _ATTRIBUTION),
    opening=re.compile(
        r"(?:Cependant|Toutefois|Pourtant|Par ailleurs|En outre|De plus|Enfin|Ainsi|Par conséquent|En effet"
        r"|Au total|Hier"
        rf"|(?:Ce |Le )?(?i:{_DAY})(?: (?:matin|soir|après-midi|dernier))?(?: \d\d? {_MONTH})?"
        rf"|(?:Dans (?:une?|cette|son|sa|leur) (?:communiqué|entretien|interview|tribune|lettre|message|tweet|vidéo"
        r"|discours)|Lors|Au cours|En attendant|En marge|À l['’]issue|A l['’]issue|À l['’]occasion|A l['’]occasion"
        rf"|Sur (?:Twitter|Facebook|Instagram|X)|Après|Interrogée?|Invitée?|Grâce)[^,;:–—\"«»()]{{3,110}}), {CAPITAL}"
        rf"|(?:Mais|Et|Or) {CAPITAL}"
    ),
    source=re.compile(rf",[\"”»]? (?=(?:{_SAID}|selon|d['’]après|{_HOLDS}|a-t-)[^\"“«]*$)"),
    aside=asides_after(
        {
            "relative": _RELATIVE,
            "participle": _PARTICIPLE,
            "apposition": _APPOSITION,
            "adverb": r"(?:en effet|par exemple|toutefois|cependant|par ailleurs|lui aussi|elle aussi"
            r"|quant à l(?:ui|elle)),",
        }
    ),
    tail=tails_after(
        {
            "relative": _RELATIVE,
            "attribution": _ATTRIBUTION,
            "participle": _PARTICIPLE,
            "apposition": _APPOSITION,
            "clause": r"(?:alors que|tandis que|lorsque|après|avant|puisque|car|parce que|afin|grâce|notamment"
            r"|dont|avec|dans|en|sur|depuis|lors|au cours|au lendemain|pour|comme|à|au|et ce|soit)\b",
            "sentence": r"(?<=, )(?:et|ainsi que)\b",
        },
        {
            "when": r"(?:alors qu|tandis qu|lorsqu|après (?:avoir|être|que|qu|la|le|un|une)\b|avant de|afin d"
            r"|parce qu|puisqu|lors d|au cours d|dans le cadre d|à l['’]occasion d|grâce (?:à|au)|en raison d"
            r"|à la suite d|suite (?:à|au)|en vue d|au lendemain d|à l['’]issue d|en [a-zéèê]+ant\b|en marge d"
            r"|quelques (?:jours|heures|mois) (?:après|avant))",
            "predicate": r"et (?:a|ont|est|sont|avait|avaient|était|étaient|sera|seront|va|vont|doit|peut|s['’]est"
            r"|se sont|n['’]a|fait|permet)\b",
            "time": rf"{_WHEN}(?=[.!])",
        },
        marks=";",
    ),
    turns=word_set(
        "ne n pas jamais aucun aucune sans sauf seulement jusqu jusqu'à si mais cependant pourtant malgré bien "
        "présumé présumée prétendu prétendument peut-être probablement pourrait pourraient serait seraient "
        "aurait auraient nie dément démenti contrairement excepté hormis toutefois faute conditionnel cas"
    ),
    limits=word_set(
        "ne n pas jamais aucun aucune sans si s'il plus moins trop assez autant aussi tellement tous toutes "
        "chaque premier première dernier dernière meilleur meilleure pire seul seule entre soit ni quand comment "
        "pourquoi pourrait devrait serait aurait pourraient seraient auraient quel quelle mieux même rien "
        "personne"
    ),
    contested=word_set(
        "tué tuée tués mort morts meurtre viol attaque attaques attentat attentats accusé accusée accusés "
        "soupçonné soupçonnée suspect suspects coupable doit doivent devrait faut pourrait serait seraient "
        "aurait auraient pourraient pire mieux menace menaces corruption fraude victime victimes agression "
        "agressé violence violences complot terroriste terroristes responsable bombe explosion je nous notre nos "
        "mon ma jamais rien scandale harcèlement trafic faute"
    ),
    relatives=word_set("qui que qu'il qu'elle qu'ils qu'on dont où lequel laquelle lesquels lesquelles"),
    subordinators=word_set("lorsque lorsqu'il quand alors tandis si s'il après avant comme puisque parce bien depuis"),
)
