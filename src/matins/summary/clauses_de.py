"""The clauses that a German sentence may lose: those that marks set apart, as its verb may come last."""

import re

from matins.summary.clauses import COMMA, Clauses, asides_after, tails_after, word_set

_RELATIVE = (
    r"(?:(?:in|mit|bei|von|auf|aus|nach|zu|für|über|an|durch|unter) )?(?:die|der|das|den|dem|deren"
    r"|dessen|denen|welche[rsmn]?|wo)\b"
)
_SAID = r"(?:sagte|sagt|teilte|teilten|erklärte|berichtete|berichteten|berichtet|berichten|meldete|hieß es|so)\b"

_OFFICIAL = (
    r"(?:Polizei|Feuerwehr|Behörden?|Stadt|Stadtverwaltung|Bürgermeister(?:in)?|Unternehmen|Konzern|Veranstalter"
    r"|(?:Polizei|Feuerwehr|Stadt|Unternehmens)?[Ss]precher(?:in)?)"
)
_ATTRIBUTION = rf"{_SAID}[^,;:–—]*\b{_OFFICIAL}\b[^,;:–—]*$"

_HOLDS = (
    r"(?:laut|behaupte[nt]e?|meinte?n?|betonte?n?|heißt es|kritisierte?n?|warnte?n?|forderte?n?|glaubte?n?"
    r"|begründete?n?)\b"
)

_TO_THE_END = "(?=[^,;:–—]*$)"

GERMAN = Clauses(
    official=re.compile(COMMA + _ATTRIBUTION),
    opening=re.compile(r"(?!)"),
    source=re.compile(rf",[\"“]? (?=(?:{_SAID}|{_HOLDS})[^\"„]*$)"),
    aside=asides_after({"relative": _RELATIVE, "apposition": r"(?:eine?|ein|einer|einem|\d{1,2}(?=,)) ?"}),
    tail=tails_after(
        {
            "attribution": _ATTRIBUTION,
            "relative": _RELATIVE + _TO_THE_END,
            "clause": r"(?:wobei|während|nachdem|weil|da|als|bevor|sodass|womit|wodurch|um|indem|seit|darunter)\b"
            + _TO_THE_END,
            "apposition": r"(?:eine?|einer|einem)\b" + _TO_THE_END,
            "sentence": "(?<=, )und " + _TO_THE_END,
        },
        {"clauses": "und " + _TO_THE_END},
        marks=";",
    ),
    turns=word_set(
        "nicht kein keine keinen keiner keinem nie niemals ohne außer nur bis wenn falls aber jedoch obwohl "
        "trotz mutmaßlich mutmaßliche mutmaßlichen angeblich angebliche vermutlich wohl möglicherweise "
        "vielleicht soll sollen könnte könnten dürfte dürften kaum sondern allerdings dennoch bestreitet "
        "dementiert ausgenommen abgesehen ausnahme"
    ),
    limits=word_set(
        "nicht kein keine keinen keiner keinem nie niemals ohne nur wenn falls ob mehr weniger so zu je wer alle "
        "alles jede jeder jeden jene jenen diejenigen derjenige derjenigen diejenige etwas nichts viele einige "
        "wenige manche erste ersten beste besten größte größten einzige einzigen solche solchen weder entweder "
        "sowohl zwischen kaum dass"
    ),
    contested=word_set(
        "soll sollen sollte müssen muss müsste könnte könnten dürfte getötet tot tote mord ermordet angriff "
        "angriffe anschlag terror verdächtig verdächtige verdacht schuldig schuld korruption betrug gewalt opfer "
        "täter vergewaltigung bedrohung besser schlimmer ich wir unser unsere mein nie nichts habe sei seien "
        "werde wäre hätte verantwortlich explosion bombe"
    ),
    relatives=frozenset(),
    subordinators=word_set("wenn als während nachdem weil da obwohl bevor falls sobald seit dass wer was ob wie"),
)
