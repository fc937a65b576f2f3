"""Abbreviations, sentence openers and months of the languages whose full stops need them; data for `sentences`."""

from dataclasses import dataclass

_VOWELS = frozenset("aeiouyäöüåæøáéíóúàèìòùâêîôûаеёиоуыэюяі")


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """What a full stop after a word means, the word given without it and in its own case.

    `never` ends a sentence only at the text's end; `number` does not end it before a digit; `seldom` ends it only
    before one of the `openers`, words that often begin a sentence and seldom follow an abbreviation inside one.
    `ordinals` tells that a number with a full stop is an ordinal ("3. Mai").
    """

    never: frozenset[str] = frozenset()
    number: frozenset[str] = frozenset()
    seldom: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    ordinals: bool = False

    def __or__(self, other: "Abbreviations") -> "Abbreviations":
        """Return the rules of both."""
        return Abbreviations(
            self.never | other.never,
            self.number | other.number,
            self.seldom | other.seldom,
            self.openers | other.openers,
            self.ordinals or other.ordinals,
        )

    def anywhere(self) -> "Abbreviations":
        """Return what holds in a text of unknown language: no word that is an everyday one elsewhere ("out", "do")."""

        def telling(words: frozenset[str]) -> frozenset[str]:
            return frozenset(
                word for word in words if "." in word or not word.islower() or not _VOWELS.intersection(word)
            )

        return Abbreviations(telling(self.never), telling(self.number), telling(self.seldom), self.openers)


def _of(
    never: str = "", number: str = "", seldom: str = "", openers: str = "", *, ordinals: bool = False
) -> Abbreviations:
    return Abbreviations(_words(never), _words(number), _words(seldom), _words(openers), ordinals)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ENGLISH = _of(
    never="Mr Mrs Ms Mx Messrs Dr Drs Prof Rev Fr Hon Pres Gov Lt Col Gen Maj Capt Cpl Sgt Cmdr Adm Sen "
    "Sens Rep Reps Supt Insp Det St Mt Ft vs v eg ie e.g i.e cf viz al Ph ca approx c.f",
    number="No Nos no nos p pp P Fig Figs fig figs Vol vol Vols Ch ch Sec sec Eq eq Art art Op op Ver ver "
    "Nr nr par pt Pt",
    seldom="Inc Corp Ltd Co Bros Cos Jr Sr Esq etc Ave Blvd Rd Dept dept Univ est Est Assn Jan Feb Mar Apr "
    "Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat Sun Ala Ariz Ark Calif Colo "
    "Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn Tenn "
    "Tex Va Vt Wash Wis Wyo D.C U.S U.K U.N E.U U.S.A a.m p.m A.M P.M am pm min hr hrs ft lb lbs oz "
    "mph B.C A.D",
    openers="The A An It He She They We I You This That These Those There Here In On At But And Or So Yet "
    "However Meanwhile When While If As After Before For With Without Its His Her Their Our My Your "
    "What Who Why How Where Which Some Many Most Several All Both Each Every Any No Not Then Now "
    "Since Although Though Because Once Until By From To Despite Under Over During Let Even Also "
    "Only Just Still Of Another Such One Two According Nearly About More Asked Last Next Our",
)
GERMAN = _of(
    never="Hr Hrn Fr Frl Dr Prof Dipl Ing Hl St bzw bspw evtl ggf inkl exkl z.B d.h u.a o.ä u.ä i.d.R s.o "
    "s.u v.a z.T zzt z.Zt vgl ca sog geb gest Abb Mag usw.a Mio Mrd Tsd Präs Min Gen Oberst Msgr",
    number="Nr Nrn Abs Art Bd S Kap Ziff Str § Abt Jg Ausg",
    seldom="usw etc Jh Jhd Str GmbH Co Jan Feb Mär Apr Jun Jul Aug Sept Sep Okt Nov Dez Mo Di Mi Do Fr Sa So Tel",
    openers="Der Die Das Dem Den Des Ein Eine Einen Einem Er Sie Es Wir Ich Ihr Du Man Und Aber Oder Doch "
    "Denn Dann Da Dort Hier Im In Am An Auf Aus Bei Mit Nach Von Vor Zu Zum Zur Für Wenn Als Wie Was "
    "Wer Wo Warum Auch So Nun Nur Noch Schon Dies Diese Dieser Dieses Kein Keine Viele Alle Seit Bis "
    "Durch Über Unter Während Damit Dabei Dazu Danach Dafür Daher Deshalb Trotz Laut Seine Ihre "
    "Unsere",
    ordinals=True,
)
FRENCH = _of(
    never="M MM Mme Mmes Mlle Mlles Me Mgr Dr Pr St Ste p.ex c.-à-d i.e cf env ex boul apr av J.-C réf",
    number="n no p pp art chap fig vol t h tél",
    seldom="etc janv févr avr juill sept oct nov déc Cie Inc",
    openers="Le La Les L Un Une Des De Du Il Elle Ils Elles On Nous Vous Je Tu Ce Cet Cette Ces C Mais Et Ou "
    "Or Donc Car Ainsi Alors Après Avant Dans En Au Aux Avec Sans Sous Sur Par Pour Pendant Depuis "
    "Selon Si Quand Comme Qui Que Quoi Où Son Sa Ses Leur Leurs Notre Nos Plus Tout Toutes Tous Puis "
    "Cependant Pourtant Toutefois Enfin À A D Chez Malgré",
)
SPANISH = _of(
    never="Sr Sra Srta Sres Dr Dra Lic Ing Prof Gral Cnel Mons Fr Sto Sta Ud Uds Vd Vds p.ej aprox Excmo "
    "Ilmo D Dña Dª EE pdte",
    number="núm n nº pág págs p pp art cap fig vol tel",
    seldom="etc UU EE.UU Cía S.A a.m p.m ene feb abr jun jul ago sept oct nov dic Av Avda",
    openers="El La Los Las Lo Un Una Unos Unas Él Ella Ellos Ellas Yo Tú Nosotros Este Esta Estos Estas Ese "
    "Esa Eso Esto Y E O Pero Sin En De Del Al A Con Por Para Desde Hasta Según Si Cuando Como Donde "
    "Que Qué Quién Su Sus Mi Nuestro No Ya También Además Entonces Así Aunque Después Antes Tras "
    "Durante Entre Hay Es Fue Se Muchos Todos Más",
)
ITALIAN = _of(
    never="Sig Sigg Sig.ra Dott Dott.ssa Dr Prof Prof.ssa Ing Avv Arch Geom Rag On Sen Mons S St ecc.a "
    "p.es es cfr ca Gen Col",
    number="n nn p pp pag art cap fig vol tel",
    seldom="ecc etc S.p.A S.r.l gen feb mar apr mag giu lug ago set ott nov dic a.C d.C",
    openers="Il Lo La I Gli Le L Un Una Uno Egli Lui Lei Loro Noi Io Tu Questo Questa Questi Queste Quello "
    "Quella E Ed O Ma Però Quindi Dunque In Nel Nella Di Del Della Da Dal A Al Con Per Su Tra Fra Se "
    "Quando Come Dove Che Chi Non Anche Dopo Prima Secondo Si È Poi Tutti Molti Più",
)
PORTUGUESE = _of(
    never="Sr Sra Srs Dr Dra Prof Profa Eng Exmo Gen Cel D Sto Sta p.ex aprox",
    number="n nº núm pág págs p art cap fig vol tel",
    seldom="etc S.A Ltda Cia jan fev mar abr mai jun jul ago set out nov dez Av EUA",
    openers="O A Os As Um Uma Ele Ela Eles Elas Eu Nós Este Esta Isso Isto Esse Essa E Ou Mas Porém Em No Na "
    "Nos Nas De Do Da Ao À Com Por Para Desde Até Segundo Se Quando Como Onde Que Quem Seu Sua Não "
    "Já Também Além Então Assim Embora Depois Antes Após Durante Entre Há É Foi",
)
DUTCH = _of(
    never="dhr mevr mw dr drs prof ir ing mr ds st Dr Prof Mr bijv o.a m.b.t i.p.v d.w.z t.o.v z.o.z ca "
    "resp evt incl excl nl",
    number="nr nrs blz p art afb fig vol tel",
    seldom="enz etc jan feb mrt apr jun jul aug sept okt nov dec a.u.b B.V N.V",
    openers="De Het Een Hij Zij Ze We Wij Ik Je Jij U Dit Dat Deze Die En Maar Of Want Dus In Op Aan Bij Met "
    "Na Naar Van Voor Uit Om Tot Te Als Toen Wie Wat Waar Hoe Waarom Er Hier Daar Ook Nog Nu Dan "
    "Volgens Zijn Haar Hun Ons Geen Veel Alle",
)
RUSSIAN = _of(
    never="г гг ул просп пер пл им т.е т.к т.н т.д.а т.п.а и.о проф акад доц ген полк св напр см ср тов",
    number="№ с стр рис гл ст п пп тел",
    seldom="руб коп млн млрд тыс др т.д т.п н.э янв февр апр авг сент окт нояб дек",
    openers="Он Она Они Оно Мы Вы Я Это Этот Эта Эти Тот Так Там Тут Здесь В Во На По С Со К Ко О Об От До "
    "Из За У Для При Но А И Или Однако Если Когда Как Что Кто Где Почему После Перед Также Тогда "
    "Теперь Не Все Его Её Их Наш",
)
POLISH = _of(
    never="dr hab prof inż mgr ks św im ul al pl np m.in tzn tzw ok por ww br",
    number="nr str s art pkt poz ust tab rys tel",
    seldom="itd itp r w zł gr godz min mln mld tys",
    openers="To Ten Ta Te Ci On Ona Oni My Wy Ja W We Na Z Ze Do Od Po Przy Dla O Za Ale I A Lub Jednak "
    "Jeśli Gdy Kiedy Jak Co Kto Gdzie Nie Tak Już Także Po Przed Według",
    ordinals=True,
)
TURKISH = _of(
    never="Dr Prof Doç Av Sn Yrd Mah Cad Sok Apt örn bkz vb.a",
    number="No no s sf cilt",
    seldom="vb vs A.Ş Ltd Şti",
    openers="Bu Şu O Bir Ve Ama Fakat Ancak Ben Sen Biz Siz Onlar Her Daha Çok Ayrıca Sonra Önce",
    ordinals=True,
)
SWEDISH = _of(
    never="dr prof hr fr t.ex bl.a d.v.s ca resp s.k t.o.m fr.o.m jfr",
    number="nr s sid kap fig tel",
    seldom="osv etc m.m m.fl kl jan feb apr aug sept okt nov dec",
    openers="Den Det De En Ett Han Hon Vi Jag Ni Du Man Och Men I På Av För Med Till Från Om När Som Vad Vem "
    "Var Här Där Då Nu Efter Under",
)
VIETNAMESE = _of(never="TP Tp TS ThS GS PGS BS Ths Q P Mr Dr ĐH TX", number="số tr", seldom="v.v")
INDONESIAN = _of(
    never="Dr dr Prof Drs Dra Ir H Hj Jl Jln Gg Rp St Sdr Tn Ny Kol Letjen Mayjen Brigjen",
    number="No no hal Tel",
    seldom="dll dsb dst Tbk PT S.H S.E M.Si S.Pd",
    openers="Ia Dia Mereka Kami Kita Saya Ini Itu Di Ke Dari Pada Untuk Dengan Dan Tetapi Namun Jika Bila "
    "Ketika Saat Menurut Selain Sementara Hal Para Sebuah",
)

LANGUAGES: dict[str, Abbreviations] = {
    "en": ENGLISH,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "it": ITALIAN,
    "pt": PORTUGUESE,
    "nl": DUTCH,
    "ru": RUSSIAN,
    "uk": RUSSIAN,
    "be": RUSSIAN,
    "bg": RUSSIAN,
    "pl": POLISH,
    "tr": TURKISH,
    "sv": SWEDISH,
    "da": _of(number="nr s", openers="Den Det De En Et Han Hun Vi Jeg Og Men I På", ordinals=True) | SWEDISH,
    "nb": _of(number="nr s", openers="Den Det De En Et Han Hun Vi Jeg Og Men I På", ordinals=True) | SWEDISH,
    "no": _of(number="nr s", openers="Den Det De En Et Han Hun Vi Jeg Og Men I På", ordinals=True) | SWEDISH,
    "fi": _of(never="esim mm ns ts", openers="Se Ne Hän He Me Minä Ja Mutta Kun Jos", ordinals=True),
    "cs": _of(
        never="tj tzn např resp ing mgr dr prof č",
        openers="To Ten Ta On Ona V Ve Na Po Ale A I Když Jak",
        ordinals=True,
    ),
    "sk": _of(
        never="tj tzn napr resp ing mgr dr prof č", openers="To Ten Tá On Ona V Vo Na Po Ale A I Keď Ako", ordinals=True
    ),
    "hu": _of(never="pl ún dr stb.a kb", openers="A Az Ez Egy És De Ha Ő Ők Mi Én", ordinals=True),
    "vi": VIETNAMESE,
    "id": INDONESIAN,
    "ms": INDONESIAN,
}
"""Rules by ISO 639-1 code; English titles and acronyms count everywhere, since names travel."""

BRANDS = frozenset({"Yahoo", "Jeopardy", "Wham", "Oliver", "Mamma"})
"""Names that end in a mark of their own ("Yahoo! Inc.")."""

AFTER_ORDINAL = frozenset(
    {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November"}
    | {"Dezember", "Jahrhundert", "Jahrhunderts", "Weltkrieg", "Bundesliga"}
)
"""Capitalised words before which a number with a full stop is an ordinal, whatever the language is thought to be."""
