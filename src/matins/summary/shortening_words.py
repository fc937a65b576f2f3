"""Words by which a sentence is shortened for one line: what begins an opening, where it may be broken off, verbs."""

from dataclasses import dataclass

from matins.summary.clauses import word_set
from matins.summary.verbs import DETERMINERS


@dataclass(frozen=True, slots=True)
class LineWords:
    """The words of one language.

    `openers` begin a phrase that may go from the start (in English the guard knows them), before one of `breaks` a
    phrase of its own begins, `waiting` words wait for more, `turning` ones turn what was said shortly before; `verbs`
    are verb forms where they follow a noun.
    """

    openers: frozenset[str] = frozenset()
    breaks: frozenset[str] = frozenset()
    waiting: frozenset[str] = frozenset()
    turning: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()


LINE_WORDS = {
    "en": LineWords(
        breaks=word_set(
            "in on at for with from after before over against amid during while when where who which that because "
            "since under through across into despite around until towards toward following and as built about among "
            "via to"
        ),
        waiting=word_set(
            "people those one man woman someone something anyone anything thing things way all everyone everything men "
            "women person fact surprise claim claims idea time day year reason same number hour hours free far "
            "easier however you them us him it long just shortly"
        ),
        turning=word_set("but if unless though although except much nor yet alleged allegedly"),
        verbs=word_set(
            "offer need make take help provide include come go get give show want use require allow face live work "
            "play run hold keep become know think believe expect call ask bring build create enable let feel find see "
            "say seem tend remain begin start stop plan hope try pay buy sell cost lead win lose die fall rise grow "
            "hit carry cover combine"
        ),
    ),
    "fr": LineWords(
        openers=word_set(
            "dans en lors au aux à a après avant depuis pendant durant alors considérant face suite grâce outre avec "
            "sur sous chez ce lundi mardi mercredi jeudi vendredi samedi dimanche hier dès devant invité invitée "
            "interrogé interrogée mis mise tandis lorsque lorsqu quand comme afin pour quelques plus près peu "
            "soupçonné soupçonnée"
        ),
        breaks=word_set(
            "dans pour sur avec après avant depuis lors par chez contre qui dont où lorsque alors pendant en au aux"
        ),
        waiting=word_set(
            "heure heures minutes temps ceux celui celle celles personne personnes mesure cas fois encore pas plus"
        ),
        verbs=word_set(
            "lance demande présente montre donne reste arrive évoque sert prend dit retrouve crée signe publie mène "
            "reprend suit devient sont révèle révèlent continue continuent rappelle rappellent réclame réclament "
            "accuse accusent dénonce dénoncent propose proposent confirme confirment demeure appelle appellent "
            "interdit autorise dévoile dévoilent passe passent atteint atteignent reçoit perd perdent gagne gagnent "
            "rejoint refuse refusent accepte accueille écrit vit vivent meurt cherche cherchent trouve trouvent pense "
            "joue jouent concerne concernent touche compte comptent représente représentent débute débutent commence "
            "commencent s'élève s'élèvent s'agit vise consiste existe existent souhaite souhaitent espère espèrent "
            "craint craignent défend défendent soutient promet prévoit prévoient ouvre quitte tente tentent lancent "
            "demandent connaît connaissent s'apprête s'apprêtent remporte remportent inquiète inquiètent"
        ),
    ),
    "es": LineWords(
        openers=word_set("en tras durante después antes desde con al a este esta ante junto mientras por para"),
        breaks=word_set("en para sobre con tras antes desde durante por contra donde mientras"),
        waiting=word_set("horas minutos tiempo persona personas vez caso declarar"),
    ),
    "de": LineWords(
        verbs=word_set(
            "warnt fordert plant droht steigt sinkt startet bietet meldet sucht bringt spricht beginnt endet gewinnt "
            "verliert stirbt tritt führt fehlt hilft schließt öffnet baut kauft verkauft kostet wächst"
        ),
    ),
}
"""The languages with a guard."""

CONDITIONS = word_set(
    "if unless without until once according like had were should of among out than for to instead what how why"
)
"""English words that begin what a statement depends on."""

ARTICLES = DETERMINERS | word_set(
    "le la les un une des son sa ses leur leurs cet cette ces el los las una su sus der die das ein eine"
)
JOINING = word_set("and or but nor et ou mais ni und oder aber sondern y e o u pero sino")
RELATIVES = word_set("who which that whose where qui que dont où quien donde lesquels lesquelles")
PAIRED = word_set("between entre zwischen both either neither entweder weder")
NEVER_NEXT = word_set("only without not or than rather ou oder o dass ob")
"""What no statement may be broken off before."""

NAMING = word_set("for and in at et en y")
"""Words inside names."""

PROVIDING = word_set(
    "provide provides provided charge charged present presented replace replaced leave left fill filled"
)
"""Verbs that need somebody and "with" something."""

LETTING = word_set("let lets letting")
"""Verbs that need somebody and what they do."""

PLEADING = word_set("plead pleads pleaded pleading pled")
"""Words before "guilty" where that is no claim but what somebody said in court."""

AFTER_PASSIVE = word_set("in on at after before during when while where amid over following since")
"""What tells no more than the time or place of "was founded"."""

ENGLISH_PARTICIPLES = ("ing", "ed")
FRENCH_PARTICIPLES = ("é", "ée", "és", "ées", "ant")
ROMANCE_PARTICIPLES = (
    "é",
    "ée",
    "és",
    "ées",
    "i",
    "is",
    "ie",
    "u",
    "us",
    "ue",
    "it",
    "ado",
    "ada",
    "ados",
    "ido",
    "ida",
)
NO_PLURALS = ("ss", "us", "is", "'s")
