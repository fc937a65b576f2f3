"""Abbreviations, sentence openers and months of the languages whose full stops need them; data for `sentences`."""

from dataclasses import dataclass, replace

_VOWELS = frozenset("aeiouy")


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """What a full stop after a word means, the word given without it and in its own case.

    `never` ends a sentence only at the text's end; `number` does not end it before a digit; `seldom` ends it only
    before one of the `openers`, words that often begin a sentence and seldom follow an abbreviation inside one.
    `closing` means "and so on", after which a capital begins a sentence.  `reports` are the words that tell who asked
    or called what was quoted.  `ordinals` tells that a number with a full stop is an ordinal ("3. Mai").  `known` are
    all that a full stop may be part of, in small letters.
    """

    never: frozenset[str] = frozenset()
    number: frozenset[str] = frozenset()
    seldom: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    closing: frozenset[str] = frozenset()
    reports: frozenset[str] = frozenset()
    ordinals: bool = False
    known: frozenset[str] = frozenset()

    def __or__(self, other: "Abbreviations") -> "Abbreviations":
        """Return the rules of both."""
        return Abbreviations(
            self.never | other.never,
            self.number | other.number,
            self.seldom | other.seldom,
            self.openers | other.openers,
            self.closing | other.closing,
            self.reports | other.reports,
            self.ordinals or other.ordinals,
            self.known | other.known,
        )

    def anywhere(self) -> "Abbreviations":
        """Return what holds in a text of unknown language: no word that is an everyday one elsewhere ("out", "do")."""

        def telling(words: frozenset[str]) -> frozenset[str]:
            return frozenset(
                word
                for word in words
                if "." in word or not (word.islower() and word.isascii() and _VOWELS.intersection(word))
            )

        return replace(self, never=telling(self.never), seldom=telling(self.seldom), ordinals=False)


def _of(
    never: str = "",
    number: str = "",
    seldom: str = "",
    openers: str = "",
    closing: str = "",
    reports: str = "",
    *,
    ordinals: bool = False,
) -> Abbreviations:
    return Abbreviations(
        _words(never),
        _words(number),
        _words(seldom),
        _words(openers),
        _words(closing),
        _words(reports),
        ordinals,
        _words(f"{never} {number} {seldom} {closing}".lower()),
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ENGLISH = _of(
    never="Mr Mrs Ms Mx Messrs Dr Drs Prof Rev Fr Hon Pres Gov Lt Col Gen Maj Capt Cpl Sgt Cmdr Adm Sen "
    "Sens Rep Reps Supt Insp Det Sq Mt Ft vs v eg ie e.g i.e cf viz al Ph ca approx c.f",
    number="No Nos no nos p pp P Fig Figs fig figs Vol vol Vols Ch ch Sec sec Eq eq Art art Op op Ver ver "
    "Nr nr par pt Pt b",
    seldom="Rt Inc Corp Ltd Co Bros Cos Jr Sr Esq St Ave Blvd Rd Dept dept Univ est Est Assn Jan Feb Mar Apr "
    "Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat Sun Ala Ariz Ark Calif Colo "
    "Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn Tenn "
    "Tex Va Vt Wash Wis Wyo D.C U.S U.K U.N E.U U.S.A a.m p.m A.M P.M am pm min hr hrs ft lb lbs oz "
    "mph B.C A.D Ph.D Fed Civ Crim Proc Cir Cong Supp Cal Hwy Rte Pvt Tbk",
    openers="The A An It He She They We I You This That These Those There Here In On At But And Or So Yet "
    "However Meanwhile When While If As After Before For With Without Its His Her Their Our My Your "
    "What Who Why How Where Which Some Many Most Several All Both Each Every Any No Not Then Now "
    "Since Although Though Because Once Until By From To Despite Under Over During Let Even Also "
    "Only Just Still Of Another Such One Two According Nearly About More Asked Last Next Our",
    closing="etc",
    reports="said says asked asks replied replies answered shouted shouts cried cries yelled exclaimed demanded "
    "whispered screamed called insisted joked wrote writes tweeted added told wondered",
)
GERMAN = _of(
    never="Hr Hrn Fr Frl Dr Prof Dipl Ing Hl bzw bspw evtl ggf inkl exkl z.B d.h u.a o.ä u.ä i.d.R s.o "
    "s.u v.a z.T zzt z.Zt vgl ca sog geb gest Abb Mag usw.a Mio Mrd Anm Anmerk Beschl "
    "Urt Tsd Präs Min Gen Oberst Msgr v n v.Chr "
    "n.Chr jun sen",
    number="Nr Nrn Az Abs Art Bd S Kap Rn Ziff Str § Abt Jg Ausg",
    seldom="usw Jh Jhd Str GmbH Co Jan Feb Mär Apr Jun Jul Aug Sept Sep Okt Nov Dez Mo Di Mi Do Fr Sa So Tel",
    openers="Der Die Das Dem Den Des Ein Eine Einen Einem Er Sie Es Wir Ich Ihr Du Man Und Aber Oder Doch "
    "Denn Dann Da Dort Hier Im In Am An Auf Aus Bei Mit Nach Von Vor Zu Zum Zur Für Wenn Als Wie Was "
    "Wer Wo Warum Auch So Nun Nur Noch Schon Dies Diese Dieser Dieses Kein Keine Viele Alle Seit Bis "
    "Durch Über Unter Während Damit Dabei Dazu Danach Dafür Daher Deshalb Trotz Laut Seine Ihre "
    "Unsere",
    ordinals=True,
)
FRENCH = _of(
    never="M MM Mme Mmes Mlle Mlles Me Mgr Dr Pr Ste p.ex c.-à-d i.e cf env boul bd apr av J.-C réf",
    number="n no p pp art chap fig vol t h tél s",
    seldom="St ex janv févr avr juill sept oct nov déc Cie Inc",
    openers="Le La Les L Un Une Des De Du Il Elle Ils Elles On Nous Vous Je Tu Ce Cet Cette Ces C Mais Et Ou "
    "Or Donc Car Ainsi Alors Après Avant Dans En Au Aux Avec Sans Sous Sur Par Pour Pendant Depuis "
    "Selon Si Quand Comme Qui Que Quoi Où Son Sa Ses Leur Leurs Notre Nos Plus Tout Toutes Tous Puis "
    "Cependant Pourtant Toutefois Enfin À A D Chez Malgré",
    closing="etc",
)
SPANISH = _of(
    never="Sr Sra Srta Srtas Sres Dr Dra Lic Ing Prof Gral Cnel Mons Fr Sto Sta Ud Uds Vd Vds p.ej aprox Excmo "
    "Ilmo D Dña Dª EE pdte",
    number="núm n nº pág págs p pp art cap fig vol tel s",
    seldom="UU EE.UU Cía S.A a.m p.m ene feb abr jun jul ago sept oct nov dic Av Avda",
    openers="El La Los Las Lo Un Una Unos Unas Él Ella Ellos Ellas Yo Tú Nosotros Este Esta Estos Estas Ese "
    "Esa Eso Esto Y E O Pero Sin En De Del Al A Con Por Para Desde Hasta Según Si Cuando Como Donde "
    "Que Qué Quién Su Sus Mi Nuestro No Ya También Además Entonces Así Aunque Después Antes Tras "
    "Durante Entre Hay Es Fue Se Muchos Todos Más",
    closing="etc",
    reports="preguntó dijo gritó respondió contestó exclamó",
)
ITALIAN = _of(
    never="Sig Sigg Sig.ra Dott Dott.ssa Dr Prof Prof.ssa Ing Avv Arch Geom Rag On Sen Mons S "
    "avv dott prof sig sen ing arch ecc.a "
    "p.es es cfr ca Gen Col",
    number="n nn p pp pag art cap fig vol tel sec",
    seldom="S.p.A S.r.l gen feb mar apr mag giu lug ago set ott nov dic a.C d.C",
    openers="Il Lo La I Gli Le L Un Una Uno Egli Lui Lei Loro Noi Io Tu Questo Questa Questi Queste Quello "
    "Quella E Ed O Ma Però Quindi Dunque In Nel Nella Di Del Della Da Dal A Al Con Per Su Tra Fra Se "
    "Quando Come Dove Che Chi Non Anche Dopo Prima Secondo Si È Poi Tutti Molti Più",
    closing="ecc etc",
)
PORTUGUESE = _of(
    never="Sr Sra Srs Dr Dra Prof Profa Eng Exmo Gen Cel D Sto Sta p.ex aprox",
    number="n nº núm pág págs p art cap fig vol tel séc sec",
    seldom="S.A Ltda Cia jan fev mar abr mai jun jul ago set out nov dez Av EUA",
    openers="O A Os As Um Uma Ele Ela Eles Elas Eu Nós Este Esta Isso Isto Esse Essa E Ou Mas Porém Em No Na "
    "Nos Nas De Do Da Ao À Com Por Para Desde Até Segundo Se Quando Como Onde Que Quem Seu Sua Não "
    "Já Também Além Então Assim Embora Depois Antes Após Durante Entre Há É Foi",
    closing="etc",
)
DUTCH = _of(
    never="dhr mevr mw dr drs prof ir ing mr ds st Dr Prof Mr bijv o.a m.b.t i.p.v d.w.z t.o.v z.o.z ca "
    "resp evt incl excl nl",
    number="nr nrs blz p art afb fig vol tel",
    seldom="jan feb mrt apr jun jul aug sept okt nov dec a.u.b B.V N.V",
    openers="De Het Een Hij Zij Ze We Wij Ik Je Jij U Dit Dat Deze Die En Maar Of Want Dus In Op Aan Bij Met "
    "Na Naar Van Voor Uit Om Tot Te Als Toen Wie Wat Waar Hoe Waarom Er Hier Daar Ook Nog Nu Dan "
    "Volgens Zijn Haar Hun Ons Geen Veel Alle",
    closing="enz etc",
)
RUSSIAN = _of(
    never="гг ул просп пер пл т.е т.к т.н и.о проф акад доц ген полк св напр см ср тов корр",
    number="№ с стр рис гл ст п пп тел д кв",
    seldom="им г в руб коп млн млрд тыс н.э янв февр апр авг сент окт нояб дек",
    openers="Он Она Они Оно Мы Вы Я Это Этот Эта Эти Тот Так Там Тут Здесь В Во На По С Со К Ко О Об От До "
    "Из За У Для При Но А И Или Однако Если Когда Как Что Кто Где Почему После Перед Также Тогда "
    "Теперь Не Все Всё Его Её Их Наш",
    closing="др т.д т.п",
)
UKRAINIAN = _of(
    never="рр вул просп пров пл т.з т.зв проф акад доц ген св напр див пор",
    number="№ с стор рис гл ст п пп тел буд кв",
    seldom="ім м р ст грн коп млн млрд тис н.е січ лют бер квіт трав черв лип серп верес жовт листоп груд",
    openers="Він Вона Вони Воно Ми Ви Я Це Цей Ця Ці Так Там Тут У В На По З Із Зі До Від Для При Але А Та І Й "
    "Або Однак Якщо Коли Як Що Хто Де Чому Після Перед Також Тоді Тепер Не Всі Усі Усе Його Її Їх Наш",
    closing="ін т.д т.п",
)
POLISH = _of(
    never="dr hab prof inż mgr ks św ul al pl np m.in tzn tzw zob ww br",
    number="nr str s art pkt poz ust tab rys tel",
    seldom="im ok por r w zł gr godz min mln mld tys",
    openers="To Ten Ta Te Ci On Ona Oni My Wy Ja W We Na Z Ze Do Od Po Przy Dla O Za Ale I A Lub Jednak "
    "Jeśli Gdy Kiedy Jak Co Kto Gdzie Nie Tak Już Także Po Przed Według Jest Są Był Była Było Potem Tam Tu Teraz",
    closing="itd itp",
    ordinals=True,
)
TURKISH = _of(
    never="Dr Prof Doç Av Sn Yrd Mah Cad Sok Apt örn bkz vb.a",
    number="No no s sf cilt",
    seldom="A.Ş Ltd Şti M.Ö M.S",
    openers="Bu Şu O Bir Ve Ama Fakat Ancak Ben Sen Biz Siz Onlar Her Daha Çok Ayrıca Sonra Önce Orası Burası",
    closing="vb vs",
    ordinals=True,
)
SWEDISH = _of(
    never="dr prof hr fr t.ex bl.a d.v.s ca resp s.k t.o.m fr.o.m jfr",
    number="nr s sid kap fig tel kl",
    seldom="kr kl jan feb apr aug sept okt nov dec",
    openers="Den Det De En Ett Han Hon Vi Jag Ni Du Man Och Men I På Av För Med Till Från Om När Som Vad Vem "
    "Var Här Där Då Nu Efter Under Sedan Så",
    closing="osv etc m.m m.fl",
)
DANISH = _of(
    never="dr prof hr fr f.eks bl.a dvs ca evt jf pga pr",
    number="nr s kap fig tlf kl",
    seldom="kr mio mia A.S jan feb apr aug sept okt nov dec",
    openers="Den Det De En Et Han Hun Vi Jeg Du Man Og Men I På Af For Med Til Fra Om Når Som Hvad Hvem Her Der Da Nu "
    "Efter Under Så",
    closing="osv mv m.v m.m m.fl etc",
    ordinals=True,
)
FINNISH = _of(
    never="esim mm ns ts ks vrt n",
    number="s nro puh",
    seldom="milj mrd klo",
    openers="Se Ne Hän He Me Minä Ja Mutta Kun Jos Tämä Nyt Sitten Muut Siellä Täällä Kuitenkin Myös",
    closing="jne ym yms",
    ordinals=True,
)
CZECH = _of(
    never="tj tzn tzv např resp ing mgr bc dr mudr judr phdr rndr prof doc ul nám tř sv gen plk por srov",
    number="č čp str s obr tab odst čl tel kap",
    seldom="mil mld tis hod min r",
    openers="To Ten Ta Ti On Ona Oni My Já V Ve Na Po Ale A I Když Jak Je Jsou Byl Byla Bylo Pak Potom Tam Tady Teď "
    "Podle Z Ze Do Od Za Pro Při O U S Se Co Kdo Kde Také Ne",
    closing="atd atp apod aj",
    ordinals=True,
)
SLOVAK = _of(
    never="tj tzn tzv napr resp ing mgr bc dr mudr judr phdr rndr prof doc ul nám sv gen plk por",
    number="č str s obr tab ods čl tel kap",
    seldom="mil mld tis hod min r",
    openers="To Ten Tá Tí On Ona Oni My Ja V Vo Na Po Ale A Aj I Keď Ako Je Sú Bol Bola Bolo Potom Tam Tu Teraz "
    "Podľa Z Zo Do Od Za Pre Pri O U S So Čo Kto Kde Tiež Nie",
    closing="atď apod",
    ordinals=True,
)
HUNGARIAN = _of(
    never="pl ún dr id ifj özv vö ld kb prof",
    number="sz old o",
    seldom="Kft Zrt Bt Nyrt Rt",
    openers="A Az Ez Egy És De Ha Ő Ők Mi Én Ott Itt Most Aztán Nem Is Majd Már Csak",
    closing="stb",
    ordinals=True,
)
ROMANIAN = _of(
    never="dl dna dlui dnei dr ing prof acad gen col str bd bul sf jud cca",
    number="nr pag p art alin vol fig tel",
    seldom="S.A S.R.L ian feb mar apr iun iul aug sept oct nov dec a.m p.m î.Hr d.Hr",
    openers="El Ea Ei Ele Un O Și Dar Iar În La De Din Cu Pe Pentru Apoi Acum Nu Acolo Aici Este E Au A Am Acest "
    "Această Acesta Se După Când Dacă Cum Ce Cine",
    closing="etc ș.a ş.a",
)
GREEK = _of(
    never="κ κα κκ δρ βλ π.χ δηλ αγ",
    number="σ σελ αρ αριθ τ τηλ",
    seldom="μ.μ π.μ π.Χ μ.Χ χλμ εκ δισ",
    openers="Ο Η Το Οι Τα Τον Την Ένας Μια Ένα Αυτός Αυτή Αυτό Και Αλλά Όμως Μετά Πριν Στο Στη Στην Στις Στον Εκεί "
    "Εδώ Με Για Από Όταν Αν Δεν Είναι Τότε",
    closing="κ.λπ κλπ κ.ά",
)
VIETNAMESE = _of(
    never="TP Tp TS ThS GS PGS BS Ths Q P Mr Dr ĐH TX",
    number="số tr",
    openers="Ông Bà Anh Chị Họ Nó Tôi Chúng Các Những Một Sau Trong Khi Theo Tuy Nhưng Và Đây Đó Tại Từ Với Để Nhà",
    closing="v.v",
)
INDONESIAN = _of(
    never="Dr dr Prof Drs Dra Ir H Hj Jl Jln Gg Rp Sdr Tn Ny Kol Letjen Mayjen Brigjen",
    number="No no hal Tel",
    seldom="Tbk PT S.H S.E M.Si S.Pd",
    openers="Ia Dia Mereka Kami Kita Saya Ini Itu Di Ke Dari Pada Untuk Dengan Dan Tetapi Namun Jika Bila "
    "Ketika Saat Menurut Selain Sementara Hal Para Sebuah",
    closing="dll dsb dst",
)
ARABIC = _of(
    never="د أ ص ق.م أ.د ا.د إف جيه جي بي سي دي إتش كيه إل إم إن كيو آر إس تي يو دبليو إكس واي زد",
    openers="ثم وقد كما لكن هذا هذه ذلك وقال وأضاف هو هي",
    reports="قال قالت سأل سألت أجاب أجابت صرخ صرخت هتف",
)
PERSIAN = _of(
    never="ق.م ه.ق ه.ش اف بی جی دی اچ ام آر اس تی وی جی ال دبلیو ایکس",
    reports="گفت پرسید گفتند پاسخ فریاد",
)
URDU = _of(never="اے ایم ایس ایچ کیو ایف ٹی وی ڈی بی جے این ایکس وائی ڈبلیو", reports="کہا پوچھا بولا بولی")
HINDI = _of(
    never="डॉ डा प्रो पं स्व मो कु ए बी सी एफ एच जे एल एम एन आर एस वी डब्ल्यू एक्स",
    seldom="पी टी के जी डी ई",
    openers="वह वे यह ये उसने उन्होंने इस इसके इन लेकिन और मैं हम",
    reports="कहा पूछा बोला बोली बोले",
)
MARATHI = _of(never="डॉ प्रा श्री सौ पं", openers="तो ती ते हा ही हे त्यांनी", reports="म्हणाला म्हणाली म्हणाले विचारले")
BENGALI = _of(never="ডা ড মো মোঃ প্রফ সা", reports="বলেন বললেন বলল জিজ্ঞেস")
TAMIL = _of(never="திரு திருமதி டாக்டர் பி எஸ் கே எம் ஆர்")
HEBREW = _of(openers="הוא היא הם הן זה זאת אני אנחנו אבל כי לא גם", reports="אמר אמרה שאל שאלה ענה ענתה צעק צעקה")

LANGUAGES: dict[str, Abbreviations] = {
    "en": ENGLISH,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "it": ITALIAN,
    "pt": PORTUGUESE,
    "nl": DUTCH,
    "ru": RUSSIAN,
    "be": RUSSIAN,
    "bg": RUSSIAN,
    "uk": UKRAINIAN,
    "pl": POLISH,
    "tr": TURKISH,
    "sv": SWEDISH,
    "da": DANISH,
    "nb": DANISH,
    "nn": DANISH,
    "no": DANISH,
    "fi": FINNISH,
    "cs": CZECH,
    "sk": SLOVAK,
    "hu": HUNGARIAN,
    "ro": ROMANIAN,
    "el": GREEK,
    "vi": VIETNAMESE,
    "id": INDONESIAN,
    "ms": INDONESIAN,
    "ar": ARABIC,
    "fa": PERSIAN,
    "ur": URDU,
    "hi": HINDI,
    "mr": MARATHI,
    "bn": BENGALI,
    "ta": TAMIL,
    "he": HEBREW,
}
"""Rules by ISO 639-1 code; English titles and acronyms count everywhere, since names travel."""

BRANDS = frozenset({"Yahoo", "Jeopardy", "Wham", "Oliver", "Mamma"})
"""Names that end in a mark of their own ("Yahoo! Inc.")."""

AFTER_ORDINAL = frozenset(
    {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November"}
    | {"Dezember", "Jahrhundert", "Jahrhunderts", "Weltkrieg", "Bundesliga", "Platz", "Spieltag", "Lebensjahr", "FC"}
)
"""Capitalised words before which a number with a full stop is an ordinal, whatever the language is thought to be."""

BEFORE_NUMBER_ENDINGS = ("str",)
"""Endings of abbreviations that a number follows ("Hauptstr. 5")."""

ZONES_AND_DAYS = _words(
    "ET EST EDT CT CST PT PST PDT GMT UTC BST CET Eastern Central Pacific "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
)
"""What follows the time of day in the same sentence ("5 p.m. Monday")."""

JOINERS = _words("and or but so yet at on in by for from with without to until when while as after before if since")
"""Openers that more often join, where a text has no capitals to tell."""
