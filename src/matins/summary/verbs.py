"""English verb forms and where the verb of the main clause stands, for cutting clauses without a tagger.

A form that may be a participle ("found", "killed") counts as the verb only where what stands beside it leaves no doubt;
doubt is answered with "no verb", and the sentence stays whole.
"""

from collections.abc import Sequence

from matins.summary.clauses import word_set

BE = word_set(
    "is are was were am be been being isn't aren't wasn't weren't it's he's she's that's there's i'm get got gets"
)
"""Forms that make a passive with a participle."""

AUXILIARIES = BE | word_set(
    "has have had having hasn't haven't hadn't do does did doesn't don't didn't will would can could may might "
    "must shall should won't wouldn't can't cannot couldn't shouldn't mustn't i've we've you've they've he'd "
    "she'd they'd we'd i'd he'll she'll they'll it'll we'll you'll i'll we're you're they're let's"
)

_PAST = word_set(
    "said told took gave went wrote fell saw knew grew drew flew threw chose spoke broke drove rose sang drank "
    "began ran came became ate forgot froze stole wore tore swore shook woke withdrew underwent overcame arose "
    "rode blew bore sank sprang rang thought felt kept stood meant fled slept wept lay sat understood "
    "mistook forgave foresaw undertook outgrew added"
)
"""Past forms that are no participle, or seldom one after a noun."""

_PRESENT = word_set(
    "says say tells makes takes gives goes gets comes sees finds keeps leaves begins becomes brings thinks knows "
    "shows means holds stands runs sets pays meets leads loses wins rises falls grows sends spends builds buys sells "
    "writes speaks breaks drives chooses wants needs seems remains appears includes hopes expects asks argues "
    "believes warns faces offers works lives stops opens closes aims allows helps uses continues follows hits cuts "
    "puts lets reads adds insists claims denies admits reveals confirms contains features involves requires provides "
    "represents suggests depends belongs consists deserves hails boasts describes explains notes believe think want "
    "know receive include become remain appear agree argue suggest seem contain require provide allow disagree sits "
    "lies stars serves carries marks depicts tackles enjoys agrees refuses fails tries loves hates feels looks "
    "sounds plans wears owns covers reflects remembers recalls wonders considers accuses blames urges threatens "
    "dominates hosts produces prevents protects attracts receives reaches reduces creates causes celebrates "
    "chronicles focuses combines compares contributes controls delivers demands demonstrates determines develops "
    "discusses displays encourages ensures examines exists explores extends forces gathers generates governs happens "
    "ignores illustrates implies improves increases indicates influences inspires introduces joins lacks maintains "
    "marries measures mentions moves occurs operates organises organizes performs persuades prefers prepares "
    "presents proves publishes raises ranks realises realizes recommends refers regards rejects relies reminds "
    "removes replaces resembles resides responds retains returns satisfies scores shares shoots spans specialises "
    "specializes suffers supplies surrounds survives teaches travels treats underlines understands varies weighs "
    "welcomes witnesses yields affects applies arrives assumes assures attends avoids begs behaves betrays borrows "
    "breathes clings coincides collects commits communicates competes complains concludes confronts consumes "
    "converts convinces criticises criticizes decides declares defends defines derives destroys devotes differs "
    "disappears discovers dislikes distributes earns educates eliminates emerges emphasises emphasizes employs "
    "enables endures engages enhances enters establishes evaluates evolves exceeds excels excludes executes expands "
    "exposes expresses facilitates fulfils fulfills hires identifies imposes incorporates informs initiates inhabits "
    "instructs intends interferes interprets invests invites invokes lasts lends listens manages merges motivates "
    "negotiates obtains occupies opposes originates owes participates perceives persists preserves pretends promotes "
    "proposes pursues qualifies reacts recognises recognizes recovers reinforces reiterates renders restores retires "
    "revolves seeks seizes selects settles shines sleeps solves specifies strengthens submits succeeds suffices "
    "swears symbolises symbolizes terminates thrives throws transforms transmits undergoes undermines unites unveils "
    "upholds utilises utilizes violates withdraws"
)

_EITHER = word_set(
    "rebuilt found made held left lost won brought bought caught taught sold paid met fed shot hit cut put set "
    "sought led let read spent sent built dealt heard struck stuck hung dug laid beat burst cast cost hurt quit shut "
    "spread split bet bent bound burned learned lent lit shone spun stung swept swung wound burnt learnt"
)
"""Forms that are both past and participle."""

_PARTICIPLES = word_set(
    "taken given written fallen seen known grown drawn flown thrown chosen spoken broken driven risen begun gone "
    "done eaten forgotten hidden frozen stolen worn torn sworn born shaken woken withdrawn shown proven beaten "
    "bitten"
)

_NO_VERBS = word_set(
    "hundred indeed need speed seed feed red bed united armed aged so-called unprecedented sacred naked wicked "
    "beloved shed weed greed breed embed ted ed fred mohammed ahmed hamed med three-bedroom unidentified unnamed "
    "bored alleged kindred rugged tired"
)

_SELF_STANDING = word_set(
    "died arrived resigned survived collapsed crashed disappeared vanished retired escaped exploded failed succeeded "
    "fled rose fell agreed apologised apologized slept left won lost returned recovered happened occurred drowned "
    "surrendered wept cried emerged resumed die resign survive return retire compete escape vote surrender sank "
    "erupted clashed soared plunged plummeted surged marched"
)
"""Verbs that need nothing after them."""

_ONWARD = word_set(
    "agreed decided refused tried failed managed wanted hoped vowed pledged continued appeared seemed died arrived "
    "happened occurred emerged lived worked remained started attempted threatened promised opted struggled belonged "
    "resigned collapsed crashed disappeared returned replied responded insisted travelled traveled voted walked "
    "stayed jumped moved admitted stopped explained argued concluded joined looked turned laughed smiled apologised "
    "apologized participated graduated resulted consisted relied appealed campaigned clashed collided competed "
    "complained cooperated dined embarked erupted escaped evolved excelled existed flocked hesitated interfered "
    "intervened lasted leapt listened lobbied loomed marched objected originated paused peaked pleaded plummeted "
    "plunged prayed prevailed proceeded profited protested rallied reacted rebounded receded reigned rejoiced "
    "retreated reverted rushed sailed scrambled screamed shouted sided slumped soared starred stemmed strayed "
    "stumbled succumbed surged talked testified thrived triumphed waited wandered wavered yelled dipped fared "
    "flourished glanced hurried lingered peered persisted ranged rebelled resided roamed sneaked sprinted staggered "
    "tumbled teamed tweeted debuted"
)
"""Past forms in -ed that follow a noun as its verb, hardly ever as a participle."""

_NAMING = word_set(
    "named called dubbed nicknamed titled entitled considered awarded handed granted offered denied given shown taught"
)
"""Participles that take an object all the same ("a man named John")."""

DETERMINERS = word_set(
    "a an the his her its their our my your this that these those some any no every each all both another more "
    "most several many few two three four five six seven eight nine ten him them me us it himself herself "
    "themselves itself"
)

SUBJECTS = word_set("i he she it they we you")

_RELATIVES = word_set("who whose which that whom where")
_SUBORDINATORS = word_set(
    "while after before when as if because since although though unless until once whether whenever"
)
_FREE_RELATIVES = word_set("where wherever what whatever how why whoever whereas given provided rather")
_BEFORE_SUBORDINATE = word_set(
    "and but so even just only right ever exactly precisely shortly soon long immediately moments seconds minutes "
    "minute hours hour days day weeks week months month years year a an the less more than one two three four five "
    "six seven eight nine ten several few about almost nearly some barely hardly over not"
)
"""What may stand before the first word of a clause of time."""

_ADVERBS = word_set(
    "now then today here there also later still just never even both all really always already yet yesterday "
    "once again soon"
)
_LINKS = word_set("and or but that said says than as because if when while after before since so what how why whether")


def is_past_or_participle(word: str) -> bool:
    """Whether `word` may be a past form or a participle of a verb."""
    return (
        word in _EITHER
        or word in _PARTICIPLES
        or word in _PAST
        or (word.endswith("ed") and len(word) > 3 and not word.endswith("eed") and word not in _NO_VERBS)
    )


def may_be_verb(word: str) -> bool:
    """Whether `word` may be a verb in a finite form."""
    return word in AUXILIARIES or word in _PRESENT or (is_past_or_participle(word) and word not in _PARTICIPLES)


def is_certain(word: str) -> bool:
    """Whether `word` is a finite verb wherever it stands, or as good as."""
    return (word in AUXILIARIES and word not in ("be", "been", "being", "having")) or word in _PAST or word in _PRESENT


def main_verb(spoken: Sequence[str], cased: Sequence[str], commas: Sequence[bool]) -> int:
    """Return the place of the main clause's finite verb, -1 where none is certain.

    `spoken` are the words in lower case, `cased` as written, and `commas` tells which are followed by a mark.  A verb
    in a relative or subordinate clause before it is not the main one.
    """
    if not spoken:
        return -1
    inner, relative = 0, False
    opener = subordinator(spoken)
    opened = bool(opener)
    near = -1
    for place, word in enumerate(spoken):
        if word in _TELLING or place <= near or word.endswith(_FINITE_ENDINGS):
            near = place + 2 if word in _NOMINATIVES else near
            before = spoken[place - 1] if place else ""
            if (
                (word in _RELATIVES and place and not (word == "that" and (commas[place - 1] or not _is_noun(before))))
                or (word in _SUBORDINATORS and place and commas[place - 1])
                or _is_contact(spoken, commas, place)
            ):
                inner += 1
            elif _is_finite(spoken, cased, commas, place):
                if inner:
                    inner -= 1
                elif not opened and not (relative and before in ("and", "or", "but")):
                    return place
                relative = True
        if opened and commas[place] and (relative or opener in _PREPOSITIONS or opener == "instead"):
            opened, inner, relative = False, 0, False
    return -1


def subordinator(spoken: Sequence[str]) -> str:
    """Return what makes these words begin with a clause that needs another ("a day after he left"), or nothing."""
    if spoken[0] in ("had", "were", "should", "instead"):
        return spoken[0]
    if list(spoken[:2]) == ["now", "that"]:
        return "that"
    for place, word in enumerate(spoken[:5]):
        if word in _SUBORDINATORS or (not place and word in _FREE_RELATIVES):
            return word
        if word not in _BEFORE_SUBORDINATE and not word[:1].isdigit():
            return ""
    return ""


def is_opener(word: str) -> bool:
    """Whether a sentence that begins with `word` begins with an adverbial phrase or clause."""
    return word in _PREPOSITIONS or word in _SUBORDINATORS or word == "according"


def _is_contact(spoken: Sequence[str], commas: Sequence[bool], place: int) -> bool:
    """Whether a relative clause without its pronoun begins here ("the man they knew")."""
    if spoken[place] not in SUBJECTS or spoken[place] in ("it", "you") or place == 0 or commas[place - 1]:
        return False
    before = spoken[place - 1]
    if place < 2 or before in _ADVERBS or spoken[0] in _SUBORDINATORS:
        return False
    return before not in _LINKS and before not in _RELATIVES and not is_certain(before) and not before.endswith("ed")


def _is_finite(spoken: Sequence[str], cased: Sequence[str], commas: Sequence[bool], place: int) -> bool:
    """Whether the word at `place` is a finite verb, as far as its neighbours tell."""
    word, capital = spoken[place], cased[place][:1].isupper()
    before = spoken[place - 1] if place else ""
    after = "" if commas[place] or place + 1 == len(spoken) else spoken[place + 1]
    if before in ("to", "the", "a", "an") or (place and word in _WITH_RELATIVE):
        return False
    apart = place > 0 and commas[place - 1] and after == "by"
    if (apart or before.endswith("'s")) and word not in AUXILIARIES:
        return False
    if is_certain(word):
        return word not in _PRESENT or not (before in _STRONG or capital)
    if _follows_pronoun(spoken, commas, place):
        return not word.endswith("ly") and word not in _ADVERBS
    if place and ((word in _WITH_TO and after == "to") or _is_present(word, before, after)):
        return True
    told = place > 0 and not capital
    return told and _is_past(word, before, after, apart=commas[place - 1], name=cased[place + bool(after)])


def _follows_pronoun(spoken: Sequence[str], commas: Sequence[bool], place: int) -> bool:
    """Whether a subject pronoun stands before the word, perhaps with an adverb between."""
    if place and spoken[place - 1] in _NOMINATIVES:
        return not commas[place - 1]
    adverb = place > 1 and (spoken[place - 1] in _ADVERBS or spoken[place - 1].endswith("ly"))
    return adverb and spoken[place - 2] in _NOMINATIVES


def _is_past(word: str, before: str, after: str, *, apart: bool, name: str) -> bool:
    """Whether a form that may be a participle is a past form: it has an object, or could have none.

    `apart` tells that a mark stands before it; `name` is the next word as written.
    """
    if not is_past_or_participle(word) or word in _PARTICIPLES or before in _BEFORE_PARTICIPLE:
        return False
    if word in _ONWARD and after != "by":
        return True
    if not after or word in _NAMING:
        return False
    if after in DETERMINERS or name[:1].isdigit() or name[:1].isupper():
        return True
    return word.endswith("ed") and not apart and _is_noun(before) and _is_noun(after)


def _is_present(word: str, before: str, after: str) -> bool:
    """Whether this is a verb in -s: between a noun in the singular and what can only begin an object."""
    return (
        after in _STRONG
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s"))
        and len(word) > 3
        and _is_noun(before)
        and not before.endswith("s")
    )


def _is_noun(word: str) -> bool:
    """Whether nothing speaks against a noun."""
    return word not in _NO_NOUNS and not word.endswith(("ly", "ed", "ing")) and word[:1].isalpha()


_NOMINATIVES = word_set("i he she they we")
_BEFORE_PARTICIPLE = AUXILIARIES | DETERMINERS - SUBJECTS
_WITH_RELATIVE = word_set("that's who's where's")
_STRONG = word_set("the a an his her its their our my your")
_WITH_TO = word_set("need want hope plan try continue tend seem like love refuse agree intend")
_TELLING = AUXILIARIES | _PRESENT | _PAST | _EITHER | _WITH_TO | _NOMINATIVES | _RELATIVES | _SUBORDINATORS
"""Words that may be a verb or begin a clause; the others are neither but for their ending or a pronoun before them."""

_FINITE_ENDINGS = ("s", "ed")
_PREPOSITIONS = word_set(
    "of in on at by for with from to into onto over under about as than per near between among through during "
    "without within against toward towards after before since until amid across behind beyond despite around "
    "atop amongst underneath beneath alongside aboard below above opposite past throughout upon beside toward "
    "outside inside off out up down away back along like via"
)
_NO_NOUNS = (
    _PREPOSITIONS
    | DETERMINERS
    | AUXILIARIES
    | _LINKS
    | _RELATIVES
    | _ADVERBS
    | word_set(
        "young old small large new big former long great good bad dead alive alone missing free home together "
        "last next yesterday today tomorrow less more far too well very not or nor most abroad overseas online "
        "early late hostage open public unconscious recently when to"
    )
)


def is_complete(spoken: Sequence[str], cased: Sequence[str], commas: Sequence[bool]) -> bool:
    """Whether the last word can end a sentence: no verb that waits for its object, no bare "to go on doing"."""
    last = spoken[-1]
    before = spoken[-2] if len(spoken) > 1 else ""
    noun = last in _PRESENT and last.endswith("s") and before in _STRONG
    if noun or last in _SELF_STANDING or (last in _SPEAKING and any(commas[-8:-1])):
        return True
    if last in AUXILIARIES or last in _PRESENT or last in _OPEN:
        return before == "each" and last == "other"
    if is_past_or_participle(last):
        return (not _LINKING.isdisjoint(spoken[-4:-1]) or before == "those") and last not in _PLACED
    if last.endswith("ing") and len(last) > 4:
        return last in _THINGS or before in DETERMINERS or before.endswith("'s")
    if before == "to":
        return cased[-1][:1].isupper() or last in _GOALS or last.endswith(_NOUN_ENDINGS) or last[:1].isdigit()
    return before not in _BEFORE_BASE


_LINKING = BE | word_set(
    "remain remained remains become became becomes seem seems look looks appeared stay stayed left"
)
_SPEAKING = word_set("said says added wrote reported explained")
_GOALS = word_set(
    "school bed death work jail prison court hospital power justice safety life police women men people date him "
    "them it us me her children town church war schools students officials reporters customers victims residents "
    "voters"
)
_NOUN_ENDINGS = ("ism", "tion", "ment", "ness", "ity", "ance", "ence", "ship", "ists", "ers", "ians")
_BEFORE_BASE = (AUXILIARIES - BE) | {"to"}
_PLACED = word_set(
    "born based located situated held set placed headquartered kept made put given told asked called named said"
)
_OPEN = word_set(
    "able unable likely unlikely ready willing due expected supposed responsible aware capable according such "
    "part parts member members number lot kind sort type one some many much only even just same other others "
    "another attempt bid because including like unlike rather instead well soon both each its every fully partly "
    "largely mainly seem look shortly ever still amount series range result case fact order addition response "
    "way ways places areas cases want make take give keep let get right up almost nearly about around roughly"
)
"""Words that wait for more."""

_THINGS = word_set(
    "morning evening king spring thing things something anything nothing everything building meeting ring wing "
    "hearing shooting killing funding training wedding ceiling string bombing stabbing beginning feeling "
    "painting spending opening housing sibling ruling sentencing landing warning crossing gathering briefing "
    "filming filing clothing sterling beijing swimming boxing racing missing living breathing advertising "
    "manufacturing testing screening"
)
