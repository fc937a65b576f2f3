"""The clauses that a Spanish sentence may lose."""

import re

from matins.summary.clauses import CAPITAL, COMMA, Clauses, asides_after, tails_after, word_set

_DAY = r"(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)"
_WHEN = (
    rf"(?:(?:el|este) (?:pasado )?{_DAY}(?: pasado| por la (?:mañana|tarde|noche))?|ayer|hoy"
    rf"|la semana pasada|el mes pasado)"
)
_RELATIVE = (
    r"(?:que|quien|quienes|cuy[oa]s?|donde|lo que|el cual|la cual|los cuales|las cuales"
    r"|(?:en|de|con|por|a) (?:el que|la que|los que|las que|quien|quienes|el cual|la cual))\b"
)
_PARTICIPLE = (
    r"(?:(?!cuando|segundo|mundo|fondo)[a-záéíóú]{2,}[aei]ndo\b|[a-záéíóú]{3,}[ai]d[oa]s? (?:por|en"
    r"|a|al|de|del|con|desde|como)\b)"
)
_APPOSITION = (
    r"(?:(?:un|una|el|la|los|las|su|exministr[oa]|president[ea]|director|directora|portavoz|líder|jefe"
    r"|ministr[oa]|alcalde|alcaldesa"
    r"|autor|autora|miembro) [\w\"«]|de \d{1,2} años)"
)
_SAID = (
    r"(?:dijo|señaló|afirmó|explicó|indicó|informó|anunció|aseguró|añadió|ha (?:informado|anunciado"
    r"|indicado|explicado))"
)

_OFFICIAL = (
    r"(?:policía|bomberos|autoridades|ayuntamiento|alcald(?:e|esa)|guardia civil|empresa|compañía|hospital"
    r"|organizadores|portavoz)"
)
_ATTRIBUTION = rf"(?:según|{_SAID}) [^,;:]*\b(?i:{_OFFICIAL})\b[^,;:]*$"

_HOLDS = r"(?:dicen?|asegura|explica|afirma|sostiene|sostuvo|denunci[aó]|cree|opina|advirtió|ha dicho|a juicio de)"

SPANISH = Clauses(
    official=re.compile(COMMA + _ATTRIBUTION),
    opening=re.compile(
        r"(?:Sin embargo|No obstante|Además|Asimismo|Por otra parte|Por su parte|Finalmente|Mientras tanto"
        r"|Por ello|Ayer|Hoy"
        rf"|(?:El|Este) (?:pasado )?{_DAY}|"
        r"(?:En (?:una?|su) (?:comunicado|entrevista|rueda|carta|mensaje|discurso|vídeo)|Tras|Durante"
        rf"|Después de|Gracias a) [^,;:–—\"«»()]{{3,110}}), {CAPITAL}"
        rf"|(?:Pero|Y) {CAPITAL}"
    ),
    source=re.compile(rf",[\"”»]? (?=(?:{_SAID}|según|{_HOLDS})\b[^\"“«]*$)"),
    aside=asides_after(
        {
            "relative": _RELATIVE,
            "participle": _PARTICIPLE,
            "apposition": _APPOSITION,
            "adverb": r"(?:sin embargo|por ejemplo|además|por su parte|en cambio),",
        }
    ),
    tail=tails_after(
        {
            "relative": _RELATIVE,
            "attribution": _ATTRIBUTION,
            "participle": _PARTICIPLE,
            "apposition": _APPOSITION,
            "clause": r"(?:mientras|cuando|después de|tras|porque|ya que|pues|donde|gracias|incluid[oa]s?"
            r"|entre ell[oa]s|con|en|por|para|desde|durante|a|al|como)\b",
            "sentence": r"(?<=, )y\b",
        },
        {
            "when": r"(?:mientras|cuando|después de|tras|porque|ya que|durante|gracias a|debido a|con motivo de"
            r"|en el marco de"
            r"|a raíz de|antes de|con el fin de|con el objetivo de|a través de)\b",
            "predicate": r"y (?:ha|han|fue|fueron|es|son|está|están|era|eran|tiene|tienen|será|serán|se ha|se han"
            r"|dijo|añadió|aseguró)\b",
            "time": rf"{_WHEN}(?=[.!])",
        },
        marks=";",
    ),
    turns=word_set(
        "no nunca jamás ningún ninguna nadie sin salvo excepto solo sólo hasta si pero aunque sino presunto "
        "presunta presuntos presuntas presuntamente supuesto supuesta supuestamente quizá quizás tal "
        "posiblemente podría podrían sería serían habría habrían niega negó pese menos"
    ),
    limits=word_set(
        "no nunca jamás ningún ninguna nadie sin si más menos tan tanto demasiado todos todas cada primer "
        "primera último última mejor peor único única entre ni cuándo cómo podría sería habría debería mayor "
        "mismo misma nada quien"
    ),
    contested=word_set(
        "muerto muertos matar mató asesinato asesinado violación ataque ataques atentado acusado acusada "
        "sospechoso culpable debe deben debería hay podría podrían sería serían habría habrían peor mejor "
        "amenaza corrupción fraude víctima víctimas agresión violencia terrorista terroristas responsable bomba "
        "explosión yo nosotros nuestro nuestra nunca nada delito"
    ),
    relatives=word_set("que quien quienes cuyo cuya cuyos cuyas donde cual cuales"),
    subordinators=word_set("cuando mientras si aunque porque después tras como desde antes"),
)
