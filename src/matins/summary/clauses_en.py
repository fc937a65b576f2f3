"""The clauses that an English sentence may lose; summary.guard knows what each kind asks of the rest."""

import re

from matins.summary.clauses import CAPITAL, COMMA, Clauses, asides_after, tails_after, word_set

_DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_PART = r"(?:morning|afternoon|evening|night)"
_DETERMINER = r"(?:a|an|the|its|his|her|their)"
_RELATIVE = (
    r"(?:(?:some|one|many|most|all|both|several|two|three|each|part) of (?:whom|which|them)"
    r"|(?:in|at|for|to|by|during|under|from|after|on|with) (?:which|whom)|which|who|whose|whom|where)\b"
)
_AFTER_PARTICIPLE = r"(?:in|by|on|at|to|with|from|as|for|after|near|over|during|against|into|between|of|under)"
_PARTICIPLE = (
    r"(?:(?!during|including|excluding|pending|barring|regarding|king|nothing|something|anything|everything|being\b|"
    r"according|bring\b)[a-z]{2,}ing\b"
    r"|(?:(?:also|best|widely|long|now|then|once|originally|previously|first|recently) )?(?:[a-z]{3,}ed|known|made|seen"
    rf"|found|built|led|written|born|set|shot|driven|taken|given|held|run) {_AFTER_PARTICIPLE}\b)"
)
_ROLE = (
    r"(?:(?:[a-z][a-z-]+ ){0,3}(?:president|chair(?:man|woman)?|chief executive|officer|director|manager|head|leader"
    r"|founder|editor|professor|minister|secretary|analyst|economist|lawyer|attorney|coach|spokes(?:wo)?man"
    r"|spokesperson|author|lecturer|correspondent|curator|commander|chief)) (?:of|at|for|with|in)"
)
_APPOSITION = (
    rf"(?:(?:{_DETERMINER}|one of|part of|another|home to"
    r"|member of|mother of|father of|owner of|something|son of|daughter of|now|then|formerly) [\w$£€]"
    rf"|{_ROLE} |(?:aged )?\d{{1,2}}(?=[,.]))"
)
_OFFICIAL = (
    r"(?:police|officials?|authorit(?:y|ies)|spokes(?:man|woman|person)|fire (?:department|service|chief)|mayor"
    r"|firefighters?|coroner|council|company|sheriff|hospital|organi[sz]ers|rescuers)"
)
_SAID = r"(?:said|says|told|announced|confirmed)"
_TOLD = (
    r"(?:said|says?|told|add(?:s|ed)|wr(?:ote|ites)|report(?:s|ed)|tweeted|explain(?:s|ed)|claim(?:s|ed)?|alleg(?:es?|ed)"
    r"|argue[sd]?|insist(?:s|ed)?|believe[sd]?|warn(?:s|ed)|suggest(?:s|ed)?|reveal(?:s|ed)|note[sd]|state[sd]|admit(?:s|ted)"
    r"|ruled|testified|predict(?:s|ed)?|estimate[sd]?|found|finds|conclude[sd]|announced|confirm(?:s|ed)|complain(?:s|ed)"
    r"|recall(?:s|ed)|thinks?|reckons?|hopes?|shows?|showed|agree[sd]?|read|quipped|heard|hears|joke[sd]|remarked|observed)"
)
_BEFORE_CLAUSE = (
    r"(?:(?:just|shortly|soon|immediately|long|even|moments) |(?:(?:just|about|nearly|almost|some|more than"
    r"|less than) )?"
    r"(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|several|\d+) "
    r"(?:second|minute|hour|day|night|week|month|year)s? )?"
)
_VERBS = (
    r"(?:is|are|was|were|has|had|have|will|did|does|said|told|took|gave|went|came|became|began|ran|saw|wrote|fell|left"
    r"|lost|won|made|held|got|says|offers|includes|makes|takes|gives|helps|aims|wants|plans|remains"
    r"|(?!need|speed|seed|feed|hundred|red|bed|united)[a-z]{2,}ed (?:the|a|an|his|her|him|them|it|its|their|in"
    r"|on|at|to|by|with"
    r"|from|for|that|\d|into|as|over|up|out)"
    r"|(?:hit|cut|put|set|shot|led|met|sent|built|bought|brought|found|caught|paid|kept|read|sold|spent|struck|ran"
    r"|fought|beat) (?:the|a|an|his|her|him|them|it|its|their|up|out|off|\d))\b"
)
_WHEN = (
    rf"(?:(?:late |early )?(?:on )?(?:late |early )?{_DAYS}(?: {_PART})?|yesterday|today|this {_PART}|tonight"
    rf"|(?:earlier |later )?(?:this|last|next) (?:week|weekend|month|summer|winter|spring|autumn|{_DAYS})"
    rf"|on {_MONTH} \d\d?\b|on \d\d? {_MONTH}\b(?! \d)|in (?:early |late |mid-)?{_MONTH}\b(?! \d)"
    rf"|at the weekend|in recent (?:days|weeks|months|years)|overnight)"
)
_STATEMENT = (
    r"(?:statement|interview|report|post|tweet|speech|letter|video|e-?mail|message|memo|briefing|filing|article|blog)"
)
_INSIDE = r"[^,;:–—\"“”()]"
_NEXT = r"(?=[.!]|,? (?:and|so|after|before|when|while|as|because|since|following|amid|during|where|which|who)\b)"
_NAME = r"(?:[A-Z][\w’'-]*\.?)"

_PLACE = (
    rf"(?:(?:in|at|near|outside) (?:the )?(?:[a-z]+ )?{_NAME}(?:(?:,| of| and| in)? {_NAME})*"
    r"|(?:near|outside|inside|across) (?:the|a|an|his|her|their|its) [^,;:]{3,60}?"
    r"|in (?:the|a|an|his|her|their) (?:\w+ ){0,2}(?:city|town|village|region|area|province|capital|north|south|east"
    r"|west|northeast|northwest|southeast|southwest|suburbs?|hospital|home|house|street|desert|mountains)\b[^,;:]{0,40}?)"
)

_ATTRIBUTION = (
    rf"(?:according to [^,;:]*\b{_OFFICIAL}\b[^,;:]*$|(?:[\w’'.-]+ ){{0,5}}?{_OFFICIAL}"
    rf"(?: [\w’'.-]+){{0,4}}? {_SAID}\b(?: {_NAME})?(?: (?:on|in|at) [^,;:]*| {_WHEN})?[.!]?$)"
)

ENGLISH = Clauses(
    official=re.compile(COMMA + _ATTRIBUTION),
    opening=re.compile(
        r"(?:However|Meanwhile|Additionally|Moreover|Furthermore|Also|Still|Instead|Finally|Indeed|In addition|In fact"
        r"|Of course|For example|For instance|As a result|At the same time|Earlier|Later|Today|Yesterday|Now"
        r"|Then|Overnight"
        rf"|In (?:an?|the|his|her|their|its)(?: [\w-]+){{0,2}} {_STATEMENT}\b{_INSIDE}{{0,80}}"
        rf"|(?:(?:Earlier|Later) )?(?:This|Last|Next) (?:week|month|{_DAYS})|On {_DAYS}"
        rf"|(?:While|As|After|Before|When|Since|During|Following|At|On|With|Like|Amid|Alongside|Along with"
        r"|Thanks to|Because of|In (?:response|reply|return|reaction) to"
        r"|For (?:many |several )?(?:weeks|months|decades)"
        r"|(?!According|Including|Excluding|Considering|Assuming|Barring|Provided|Given|Depending)(?:[A-Z][a-z]+(?:ed|ing)|Born"
        r"|Built|Written|Led|Known)"
        rf"(?= {_AFTER_PARTICIPLE}\b)) {_INSIDE}{{3,120}}), {CAPITAL}(?!I\b)"
        rf"|(?:And|But|Yet|So|Meanwhile|Now|Then|Also) {CAPITAL}(?!I\b)"
    ),
    source=re.compile(
        r",[\"”’'?]? (?=(?:(?!who|which|that|and|but|as|after|when|while)[^,:;\"“”]{1,60} )?"
        rf"(?:{_TOLD}|according to)\b[^\"“:]*$)"
    ),
    aside=asides_after(
        {
            "relative": _RELATIVE,
            "participle": _PARTICIPLE,
            "apposition": _APPOSITION,
            "company": "(?:along with|together with|alongside|as well as|like|unlike) ",
            "adverb": rf"(?:however|meanwhile|though|in fact|of course|for example|for instance|too|{_WHEN}),",
        }
    ),
    tail=tails_after(
        {
            "relative": _RELATIVE,
            "attribution": _ATTRIBUTION,
            "participle": _PARTICIPLE,
            "apposition": _APPOSITION,
            "clause": _BEFORE_CLAUSE + r"(?:whereas|while|as|when|after|before|since|because|once)\b"
            r"(?! (?:if|though|long|soon|of|such|many|much)\b)",
            "adjunct": r"(?:with|including|especially|particularly|mostly|mainly|thanks to|due to|following|amid"
            r"|alongside|along with|among them|in|on|at(?! least| most| best)|from|for|by|through|during|near|outside"
            r"|across)\b",
            "sentence": r"(?:and|so)\b",
        },
        {
            "clauses": r"and (?:he|she|they|we|it|there)\b",
            "predicate": rf"and (?:(?:then |later |also |now )?{_VERBS}|that\b)",
            "when": _BEFORE_CLAUSE + r"(?:(?:after|before|when|while|because|since)\b"
            r"|once (?=(?:he|she|they|it|we|the|a|an)\b))",
            "as_clause": r"(?:just )?as (?=(?:he|she|it|they|we|the|a|an|his|her|their|its|[A-Z])\b)",
            "circumstance": r"(?:amid|following|during|thanks to|due to|because of|in an effort to|in a bid to"
            r"|in order to|in response to|in connection with|as part of|in the wake of|in the aftermath of"
            r"|at the request of|on the eve of|including|such as|ahead of|prior to|along with|alongside"
            r"|by [a-z]+ing|for the first time|throughout|in front of|in the hope of|in hopes of|in support of"
            r"|in honou?r of|in memory of|on behalf of|with the help of|as a result of|in return for"
            r"|in exchange for|at the age of|by way of|in preparation for|on the sidelines of)\b"
            r"|in an? (?:\w+ )?(?:statement|interview|speech|news conference|press conference|letter|e-?mail"
            r"|tweet)\b|so (?:that )?(?:he|she|they|it|we) (?:can|could|will|would)\b",
            "time": rf"{_WHEN}(?: {_PLACE})?{_NEXT}",
            "place": rf"{_PLACE}(?: {_WHEN})?{_NEXT}",
            "agent": rf"by (?=(?:a|an|the|his|her|their|its|\w+) [^,;:]*[.!]|{_NAME}[^,;:]*[.!])",
        },
        marks=":;",
        first="a about across after ahead almost alongside along amid an and as at because before by due during early "
        "earlier eight even five following for four immediately including inside in just last late later less long "
        "moments more near nearly next nine once one on outside overnight prior seven several shortly since six some "
        "soon so such ten thanks this three throughout today tonight two when while with yesterday "
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    ),
    contested=word_set(
        "should must better worst best guilty accused suspect suspected suspects suspicious terror terrorist "
        "terrorists attack attacked attacker attackers kill killed killing kills murder murdered rape raped assault "
        "assaulted abuse abused corrupt corruption fraud shot shooting responsible blame blamed illegal illegally "
        "lied lie false falsely believe believed think may might could would likely unlikely probably threatened "
        "threat stole stolen robbed cheated doping never no not innocent deliberately intentionally purposely "
        "purposefully knowingly motive conspiracy crime criminal gang bomb bombing explosion militants rebels "
        "militant stabbed beaten resisted reached pulled fired fault negligence safe safely dangerous harm i we my "
        "our you your about around nearly almost estimated roughly approximately percent dead died injured victims "
        "victim too very most more less good bad great important serious clear significant successful failed refused "
        "evidence because cause caused protest protested protesting due drunk drugs legal lawful law rights"
    ),
)
