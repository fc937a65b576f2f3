"""How sentences that lean on the one before begin, in European languages with Latin letters; data for `leaning`.

All is in small letters with straight apostrophes, phrases parted by "|"; "0" is any number.
The longest that fits decides.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LeaningWords:
    """What the sentences of one language begin with where they lean.

    `ties` are connectives that oppose, conclude or exemplify, `adds` those that go on.  `refers` are pronouns and what
    else refers back.  `points` refers too, also behind one of the `prepositions`, unless a word of the `calendar`
    follows ("this week").  `named` refers unless a name follows ("both Iran and Iraq").  `articles` refer where one of
    the `verbs` follows ("das ist").  `trails` and `far_trails` refer from behind a first noun, `trails` unless the word
    before them is of the `calendar`.  `alone` leans on nothing.
    `latter` refers, also behind a preposition, unless one of the `times` follows ("ces derniers mois").  `behind`
    refers behind a short opening and its comma unless a word of `apart` follows, `behind_points` only where the opening
    tells a place or time; an opening that has a word of `binding`, or begins with one of the `articles` and no time,
    names who is meant.  One of the `speakers` refers behind a quotation, with one of the `sayings` or glued to a verb.
    """

    ties: str
    adds: str
    refers: str
    points: str = ""
    prepositions: str = ""
    calendar: str = ""
    named: str = ""
    articles: str = ""
    verbs: str = ""
    trails: str = ""
    far_trails: str = ""
    alone: str = ""
    latter: str = ""
    times: str = ""
    behind: str = ""
    behind_points: str = ""
    apart: str = ""
    binding: str = ""
    speakers: str = ""
    sayings: str = ""


LATIN: dict[str, LeaningWords] = {
    "en": LeaningWords(
        ties="however|but|or|nor|so|yet|instead|still|then|thus|therefore|otherwise|nevertheless|nonetheless|"
        "consequently|hence|conversely|afterward|afterwards|accordingly|alternatively|subsequently|rather|yes|yeah|"
        "okay|as a result|for example|for instance|on the other hand|in contrast|by contrast|that's why|despite this|"
        "despite that|in turn|even so|even then|as such|after that|on the contrary|in other words|what's more|"
        "after all|back then|only then|not only that|because of this|because of that|to that end|with that|at that|"
        "in that|on that|from that|for that|that way|this time|that said|having said|0 year later|0 years later|"
        "0 months later|0 weeks later|0 days later|0 hours later|a year later|two years later|three years later|"
        "a month later|two months later|a week later|two weeks later|two days later|years later|months later|"
        "weeks later|days later|hours later|minutes later|moments later|a few years later|a few months later|"
        "a few weeks later|a few days later|a few hours later|a few minutes later|a few moments later|"
        "the following day|the following week|the next day|the next morning",
        adds="also|meanwhile|additionally|moreover|furthermore|besides|similarly|likewise|finally|elsewhere|"
        "in addition|in the meantime|at the same time|as for|secondly|thirdly|and|indeed|earlier|later|in fact|"
        "of course|in the end|since then|from then on|until then|by then",
        refers="he|she|it|they|them|him|he's|she's|it's|they're|he'd|she'd|it'd|they'd|he'll|she'll|it'll|they'll|"
        "they've|that's|that'll|that|those|his|hers|her|its|their|theirs|such|others|another|all of this|all of that|"
        "all this|all that|the latter|the pair|the duo|the couple|the 0 year old|the 0 year olds|one of them|"
        "two of them|three of them|some of them|many of them|most of them|all of them|none of them|each of them|"
        "several of them|among them|of them|some of these|many of these|one of these|most of these|all of these|"
        "some of those|many of those|one of those|most of those|according to him|according to her|according to them|"
        "there|the answer|the answers",
        points="this|these",
        prepositions="in|at|on|for|from|with|by|of|to|after|before|during|under|despite|following|since|"
        "needless to say",
        calendar="day|days|week|week's|weekend|weekend's|month|month's|months|year|year's|years|summer|summer's|"
        "winter|spring|autumn|fall|morning|morning's|afternoon|evening|season|season's|century|decade|monday|tuesday|"
        "wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|"
        "november|december|christmas|easter|thanksgiving|ramadan",
        named="both|neither",
        alone="so far|so called|so many|so much|so long as|yet to|instead of|rather than|still life|thus far|"
        "later this|later today|earlier this|earlier today|earlier on|earlier in|besides the|besides being|also known|"
        "those who|those with|those whose|that which|such as|another 0|his majesty|his majesty's|her majesty's|"
        "her majesty|his royal|her royal|his holiness|it is unclear|it was unclear|it's unclear|it is not clear|"
        "it was not clear|it's not clear|it isn't clear|it wasn't clear|it is not known|it was not known|"
        "it is not yet|it was not immediately|it wasn't immediately|it remains unclear|it remains to be|it is time|"
        "it's time|it is raining|it is snowing|it is possible|it is impossible|it is important|it is believed|"
        "it is thought|it is understood|it is hoped|it is likely|it is common|it is easy|it is hard|it is difficult|"
        "it seems|it appears|it turns out|it takes|there is|there are|there was|there were|there has|there have|"
        "there had|there will|there would|there may|there can|there could|there must|there should|there isn't|"
        "there aren't|there wasn't|there weren't|there cannot|there can't|there won't|there might|there also|"
        "there seems|there seem|there remains|there remain|there exists|there exist",
        speakers="he|she|they",
        sayings="said|says|added|adds|told|tells|explained|explains|wrote|writes|asked|replied|continued|insisted|"
        "recalled|admitted|joked|noted|claimed|warned|tweeted|concluded",
    ),
    "fr": LeaningWords(
        ties="mais|ou|or|voilà|voici|donc|car|cependant|toutefois|pourtant|ainsi|alors|aussi|néanmoins|bref|résultat|"
        "oui|non|du coup|en revanche|au contraire|c'est pourquoi|par exemple|pour autant|à l'inverse|autrement dit|"
        "par conséquent|en conséquence|entre temps|malgré tout|et pour cause|même chose|d'autant|en clair|"
        "en d'autres termes|reste que|dans ces conditions",
        adds="enfin|également|quant|d'ailleurs|par ailleurs|en outre|de plus|de son côté|de leur côté|pour sa part|"
        "pour leur part|dans le même temps|de même|pour rappel|finalement|à noter|et|auparavant|en effet|en fait|"
        "à l'époque|ensuite|puis|depuis lors|toujours selon|toujours d'après|à son tour|certes|au final|là aussi|"
        "là encore|dans la foulée|fort heureusement",
        refers="elle|ils|elles|il|ça|cela|ceci|celui|celle|ceux|celles|c'est|c'était|c'en|son|sa|ses|leur|leurs|lui|"
        "eux|d'autres|là|selon lui|selon elle|selon eux|d'après lui|d'après elle|pour lui|pour elle|pour eux|avec lui|"
        "avec elle|pour cela|malgré cela|après cela|tous deux|toutes deux|l'un d'eux|l'une d'elles|certains d'entre|"
        "le couple|le duo|parmi eux|parmi elles|cette année là|ce jour là|ce soir là|cette nuit là|le jeune homme|"
        "la jeune femme|l'intéressé|l'intéressée|ce qui|d'où",
        points="ce|cet|cette|ces",
        prepositions="à|dans|de|sur|pour|par|avec|en|lors de|malgré|après|avant|depuis|face à|a|selon|"
        "d'après|dans le cadre de",
        calendar="semaine|année|mois|matin|midi|soir|nuit|été|hiver|printemps|automne|week|weekend|lundi|mardi|"
        "mercredi|jeudi|vendredi|samedi|dimanche|saison|rentrée|stade|janvier|février|mars|avril|mai|juin|juillet|"
        "août|septembre|octobre|novembre|décembre|siècle|décennie|lendemain|veille",
        articles="le|la|les|l'|un|une|mon|ma|mes|notre|nos|votre|vos",
        alone="il y a|il y avait|il y aura|il y aurait|il y eut|il y en|"
        "il n'y|il faut|il faudra|il faudrait|il fallait|il ne faut|il suffit|il convient|il existe|"
        "il reste|il est temps|il est possible|il est impossible|il est difficile|il est important|il est interdit|"
        "il est recommandé|il est conseillé|il est essentiel|il est nécessaire|il est probable|il est rare|il pleut|"
        "il neige|il fait|il semble|il semblerait|il apparaît|il vaut mieux|alors que|alors qu'un|alors qu'une|"
        "alors qu'il|alors qu'elle|alors qu'ils|alors qu'on|de plus en|ainsi que|aussi bien|ce que|ce qu'il|ce qu'on|"
        "celui qui|celle qui|ceux qui|celles qui|celui que|ceux que|celles que|ces jours ci|ces prochains jours|"
        "sa majesté|de même que|lui même|il a fallu|il avait fallu|il aura fallu|il a été décidé|il a été constaté|"
        "il est fortement",
        latter="ce dernier|cette dernière|ces derniers|ces dernières|ce même|cette même|ces mêmes",
        times="jours|semaines|mois|années|heures",
        behind="elle|ils|elles|celle ci|celui ci|il a|il n'a|il avait|il n'avait|il aura|il aurait|il n'aurait|il est|"
        "il n'est|il était|il n'était|il s'est|il ne s'est|il s'était|il ne s'était|il sera|il serait|il affirme|"
        "il ajoute|il annonce|il assure|il déclare|il dit|il estime|il explique|il indique|il précise|il raconte",
        behind_points="ce|cet|cette",
        apart="aussi|même|mêmes|qui|non|et|seule|seules|0|fois|sont|n'est|n'était|fut|sera|serait|que|qu'il|qu'elle|"
        "qu'ils|qu'on|dont|à",
        binding="que|qu'|si|s'il|s'ils|lorsque|lorsqu'|quand|alors|comme|où|puisque|puisqu'",
        speakers="il|elle|ils|elles",
    ),
    "de": LeaningWords(
        ties="aber|doch|oder|denn|jedoch|dennoch|deshalb|daher|dann|damit|dabei|trotzdem|allerdings|hingegen|dagegen|"
        "deswegen|dadurch|danach|daraufhin|darum|demnach|demzufolge|folglich|somit|stattdessen|vielmehr|insofern|"
        "andererseits|nichtsdestotrotz|so|also|sodann|umgekehrt|beispielsweise|nein|ja|freilich|im gegenteil|"
        "zum beispiel|auf der anderen seite|aus diesem grund|trotz allem|mit anderen worten|im gegenzug|in der folge|"
        "im anschluss|das heißt|zum einen|zum anderen|sonst|ansonsten|schlimmer noch|mehr noch",
        adds="außerdem|zudem|auch|ebenso|ebenfalls|gleichzeitig|zugleich|unterdessen|währenddessen|ferner|überdies|"
        "schließlich|indes|darüber hinaus|hinzu kommt|hinzu kommen|letztlich|unter anderem|in der zwischenzeit|und|"
        "zuvor|später|anschließend|seither|seitdem|immerhin",
        refers="er|sie|es|beide|dies|dessen|deren|sein|seine|seiner|seinem|seinen|ihr|ihre|ihrer|ihrem|ihren|dazu|"
        "dafür|daraus|darauf|darüber|darunter|davon|davor|daneben|daran|darin|hierzu|hierbei|hierfür|hierdurch|solche|"
        "solcher|solches|letztere|letzterer|letzteres|ersterer|dort|ihm|ihnen|ihm zufolge|ihr zufolge|er selbst|"
        "am selben tag|am gleichen tag|ihn|für ihn|für sie|mit ihm|mit ihr|nach ihm|bei ihm|auf sie|auf ihn|"
        "unter ihnen|einer von ihnen|eine von ihnen|das paar|das duo|den anfang",
        points="diese|dieser|dieses|diesen|diesem",
        prepositions="in|an|auf|für|aus|mit|von|bei|nach|vor|zu|durch|gegen|trotz|unter|über|seit|während|wegen|um",
        calendar="woche|jahr|jahres|jahren|jahrhundert|jahrzehnt|monat|monats|monate|sommer|winter|frühjahr|frühling|"
        "herbst|morgen|abend|nacht|wochenende|saison|tagen|tage|montag|dienstag|mittwoch|donnerstag|freitag|samstag|"
        "sonntag|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|weihnachten|ostern",
        articles="das|der|die",
        verbs="ist|war|wäre|sei|seien|hat|hatte|habe|hätte|haben|hatten|wird|wurde|würde|werde|soll|sollte|kann|"
        "könnte|muss|müsste|darf|dürfte|will|wollte|sind|waren|geht|ging|gilt|galt|gab|gibt|macht|machte|bedeutet|"
        "bedeute|heißt|hieß|sagt|sagte|sagten|teilte|berichtet|berichtete|berichten|zeigt|zeigte|zeigen|ergab|"
        "betrifft|führt|führte|liegt|lag|steht|stand|kommt|kam|reicht|klingt|sieht|sah|hängt|passt|bestätigte|geschah|"
        "entspricht|erklärte|schrieb|meldete",
        alone="es gibt|es gab|es gäbe|es wird erwartet|es wird vermutet|es regnet|es schneit|es braucht|es bleibt|"
        "es fehlt|es fehlen|es scheint|es dauert|es besteht|so viel|so viele|so weit|so lange|auch wenn|ja zu|nein zu|"
        "sie können|sie möchten|sie suchen|sie wollen|sie finden|sie haben fragen",
    ),
    "es": LeaningWords(
        ties="pero|o|u|ni|entonces|así|sino|sin embargo|no obstante|por eso|por ello|por tanto|por lo tanto|"
        "por lo que|por el contrario|por ejemplo|es decir|es más|en cambio|en consecuencia|en definitiva|"
        "en este sentido|en ese sentido|a su vez|a pesar de ello|pese a ello|a continuación|aun así|ahora bien|eso sí|"
        "de este modo|de esta manera|de esta forma|de igual forma|de igual manera|del mismo modo|dicho esto|añadió|"
        "agregó|tras ello|a raíz de ello|en otras palabras|sí",
        adds="además|también|tampoco|asimismo|finalmente|igualmente|mientras tanto|por otra parte|por otro lado|"
        "por su parte|por último|en tanto|al mismo tiempo|así mismo|entre tanto|entretanto|y|e|luego|después|"
        "posteriormente|de hecho|más tarde|en efecto",
        refers="él|ella|ellos|ellas|esto|eso|ello|ambos|ambas|su|sus|aquello|allí|ahí|tal|tales|dicho|dicha|dichos|"
        "dichas|éste|ésta|éstos|éstas|ése|ésa|lo mismo|según él|según ella|según ellos|para él|para ella|para ello|"
        "para ellos|con ello|con él|con ella|entre ellos|entre ellas|uno de ellos|una de ellas|el mismo día|la pareja|"
        "se trata|se trataba|lo anterior|los dos|ese|esa|esos|esas|aquel|aquella|aquellos|aquellas|en ese|en esa|"
        "en esos|en esas|en aquel|en aquella|a ese|a esa|a esos|a esas|a aquel|a aquella|de ese|de esa|de esos|"
        "de esas|de aquel|de aquella|por ese|por esa|por esos|por esas|por aquel|por aquella|para ese|para esa|"
        "para esos|para esas|para aquel|para aquella|con ese|con esa|con esos|con esas|con aquel|con aquella|"
        "desde ese|desde esa|desde esos|desde esas|desde aquel|desde aquella|a ello|a ellos|a ellas|de ello|de ellos|"
        "de ellas|a él|a ella|esta última|este último|estos últimos|estas últimas",
        points="este|esta|estos|estas",
        prepositions="en|a|de|por|para|con|sobre|tras|desde|ante|hasta",
        calendar="semana|año|mes|mañana|mediodía|tarde|noche|madrugada|verano|invierno|otoño|primavera|lunes|martes|"
        "miércoles|jueves|viernes|sábado|domingo|fin|temporada|siglo|década|enero|febrero|marzo|abril|mayo|junio|"
        "julio|agosto|septiembre|octubre|noviembre|diciembre|días|navidad|0|página|momentos|momento",
        alone="además de|además del|así como|luego de|después de|después del|después que|su majestad|su santidad|"
        "aquellos que|aquellas que|aquel que|tal y como|tal como",
    ),
    "it": LeaningWords(
        ties="ma|o|oppure|però|quindi|dunque|neanche|nemmeno|tuttavia|così|invece|insomma|pertanto|perciò|allora|"
        "eppure|ovvero|anzi|bensì|ecco|sì|nonostante ciò|d'altronde|d'altra parte|d'altro canto|del resto|per questo|"
        "per esempio|ad esempio|al contrario|di conseguenza|in altre parole|in questo modo|a sua volta|dopo di che|"
        "da qui|di contro|a seguire|subito dopo|poco dopo",
        adds="inoltre|anche|infine|oltretutto|intanto|peraltro|tra l'altro|nel frattempo|nello stesso tempo|"
        "allo stesso tempo|dal canto suo|in particolare|e|ed|poi|successivamente|infatti|di fatto|in effetti|"
        "più tardi|da allora|in realtà",
        refers="egli|ella|essa|esso|essi|esse|lui|lei|loro|ciò|entrambi|entrambe|suo|sua|suoi|sue|il suo|la sua|"
        "i suoi|le sue|lo stesso|la stessa|gli stessi|il loro|la loro|i loro|le loro|quest'ultimo|quest'ultima|"
        "quell'anno|quel giorno|quello|quella|quelli|quelle|quei|quegli|quel|tale|tali|costui|costoro|secondo lui|"
        "secondo lei|per lui|per lei|per loro|con lui|con lei|tra loro|tra questi|tra queste|uno di loro|una di loro|"
        "i due|le due|si tratta|si trattava|lì|la coppia|nella stessa",
        points="questo|questa|questi|queste",
        prepositions="in|a|di|da|per|con|su|dopo|durante|tra",
        calendar="settimana|mese|mesi|anno|mattina|mattino|pomeriggio|sera|notte|estate|inverno|autunno|primavera|"
        "weekend|fine|stagione|secolo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|gennaio|febbraio|marzo|"
        "aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre|giorni|ore",
        alone="anche se|così come|ecco come|ecco cosa|ecco perché|poi c'è|quello che|quella che|quelli che|quelle che|"
        "sua maestà|sua santità|ecco i|ecco le|ecco il|ecco la",
    ),
    "pt": LeaningWords(
        ties="mas|ou|nem|porém|tampouco|então|assim|contudo|todavia|entretanto|portanto|logo|inclusive|sim|no entanto|"
        "por isso|por conseguinte|por exemplo|em seguida|em contrapartida|em consequência|ao contrário|apesar disso|"
        "ainda assim|mesmo assim|com isso|com isto|dessa forma|desta forma|desse modo|deste modo|dessa maneira|"
        "desta maneira|da mesma forma|ou seja|isto é|a partir daí|na sequência|em outras palavras|acrescentou|"
        "pelo contrário|já o|já a|já os|já as",
        adds="também|finalmente|igualmente|além disso|além disto|por outro lado|por sua vez|por fim|por último|"
        "enquanto isso|ao mesmo tempo|entre outros|e|depois|posteriormente|de fato|de facto|desde então|mais tarde|"
        "aliás",
        refers="ele|ela|eles|elas|isso|isto|aquilo|ambos|ambas|seu|sua|seus|suas|o seu|a sua|os seus|as suas|dele|"
        "dela|tal|tais|disso|disto|nisso|nisto|ali|lá|segundo ele|segundo ela|segundo eles|para ele|para ela|"
        "para eles|para isso|com ele|com ela|com eles|entre eles|entre elas|um deles|uma delas|de acordo com ele|"
        "de acordo com ela|o mesmo|a mesma|no mesmo dia|na mesma|os dois|as duas|o casal|a dupla|trata se|tratava se|"
        "aquele|aquela|aqueles|aquelas|naquele|naquela",
        points="este|esta|estes|estas|esse|essa|esses|essas|neste|nesta|nestes|nestas|nesse|nessa|nesses|nessas|deste|"
        "desta|desse|dessa|a este|a esta|para este|para esta|para esse|para essa|com este|com esta|com esse|com essa",
        calendar="semana|ano|mês|manhã|tarde|noite|madrugada|verão|inverno|outono|primavera|segunda|terça|quarta|"
        "quinta|sexta|sábado|domingo|fim|final|temporada|século|década|momento|janeiro|fevereiro|março|abril|maio|"
        "junho|julho|agosto|setembro|outubro|novembro|dezembro|dias|natal|página",
        alone="assim como|assim que|depois de|depois do|depois da|depois que|logo após|logo depois|além de|"
        "também conhecido|sua majestade|aqueles que|aquelas que|aquele que|lá fora",
    ),
    "nl": LeaningWords(
        ties="maar|of|want|dus|echter|toch|daarom|dan|daarbij|daarmee|daarvoor|daardoor|daarna|daarop|daarentegen|"
        "hierdoor|hiermee|hierbij|zo|desondanks|desalniettemin|niettemin|integendeel|kortom|immers|namelijk|evenmin|"
        "bijgevolg|anderzijds|nochtans|zodoende|ja|nee|aan de andere kant|ter illustratie|met andere woorden|"
        "in plaats daarvan|als gevolg daarvan|om die reden|aldus|bijvoorbeeld|wel",
        adds="ook|bovendien|daarnaast|ondertussen|intussen|verder|tevens|tegelijkertijd|eveneens|overigens|trouwens|"
        "tot slot|en|eerder|later|vervolgens|sindsdien|sinds dien",
        refers="hij|zij|ze|dat|die|zijn|haar|hun|beide|beiden|daar|daarover|daarin|daarvan|daaruit|dergelijke|zulke|"
        "laatstgenoemde|volgens hem|volgens haar|volgens hen|voor hem|voor haar|hen|hem|diens|hetzelfde|een van hen|"
        "het tweetal|het duo|het stel",
        points="deze|dit",
        prepositions="in|op|aan|voor|van|met|door|na|bij|uit|tijdens|over|tot",
        calendar="week|weken|weekend|weekeinde|maand|maanden|jaar|zomer|winter|najaar|voorjaar|herfst|lente|ochtend|"
        "middag|avond|nacht|seizoen|eeuw|dagen|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|januari|"
        "februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|keer",
        articles="het",
        verbs="is|was|zou|heeft|had|wordt|werd|gaat|ging|kan|kon|moet|moest|zal|betreft|betrof|blijkt|bleek|blijft|"
        "komt|kwam|lijkt|leek|maakt|maakte|staat|stond|ligt|lag|geeft|gaf|laat|liet|zorgt|zorgde|betekent|toont|wil|"
        "wilde|begon|duurde|ontstond|gebeurde",
        alone="eerder deze|eerder dit|eerder vandaag|later deze|later dit|later vandaag|het is onduidelijk|"
        "het is nog onduidelijk|het is nog niet duidelijk|het is niet duidelijk|het is mogelijk|het is belangrijk|"
        "het regent|zo veel|zijne majesteit|hare majesteit|verder dan|ook al",
    ),
    "sv": LeaningWords(
        ties="men|eller|dock|därför|så|däremot|ändå|alltså|därmed|istället|därefter|dessförinnan|följaktligen|"
        "emellertid|således|ja|nej|i stället|å andra sidan|till exempel|trots det|trots detta|efter det|på så sätt|"
        "med andra ord|av den anledningen|i och med det|i dag däremot",
        adds="dessutom|också|samtidigt|likaså|vidare|även|under tiden|bland annat|därtill|och|sedan|tidigare|senare",
        refers="han|hon|hen|dem|denne|denna|detta|dessa|hans|hennes|deras|dess|båda|bägge|där|sådana|sådant|"
        "enligt honom|enligt henne|för honom|för henne|en av dem|två av dem|flera av dem|en av dessa|paret|det samma|"
        "samma dag|i detta|i denna|i dessa|på detta|på denna|med detta|med denna|av detta|av dessa|för detta|för denna",
        articles="den|det|de",
        verbs="är|var|har|hade|ska|skulle|kan|kunde|vill|ville|måste|får|fick|blir|blev|säger|sade|sa|gör|gjorde|"
        "kommer|kom|går|gick|tar|tog|ser|såg|visar|visade|bör|handlar|handlade|innebär|innebar|betyder|gäller|gällde|"
        "hände|låter|leder|ledde|beror|framgår|framkom|står|stod|skriver|skrev|skedde|börjar|började|rör|krävs|uppger|"
        "vore|heter",
        alone="det finns|det fanns|det råder|det krävs|det är oklart|det är viktigt|det är möjligt|det regnar|"
        "det snöar|den som|så mycket|så många|även om|tidigare i|senare i|sedan 0|så här|där det|de som",
    ),
    "da": LeaningWords(
        ties="men|eller|dog|derfor|så|derimod|alligevel|altså|dermed|herefter|således|ja|nej|i stedet|"
        "på den anden side|for eksempel|trods det|på trods af det|på den måde|med andre ord|imidlertid|ellers",
        adds="desuden|også|samtidig|ligeledes|endvidere|blandt andet|i mellemtiden|derudover|herudover|og|tidligere|"
        "senere|efterfølgende|derefter",
        refers="han|hun|hende|dem|denne|dette|disse|hans|hendes|deres|dens|dets|begge|sådan|sådanne|ifølge ham|"
        "ifølge hende|en af dem|to af dem|flere af dem|parret|samme dag|i denne|i dette|i disse|på denne|på dette|"
        "med dette|med denne|af disse|derpå|heri|herved",
        articles="den|det|de",
        verbs="er|var|har|havde|skal|skulle|kan|kunne|vil|ville|må|måtte|får|fik|bliver|blev|siger|sagde|gør|gjorde|"
        "kommer|kom|går|gik|tager|tog|ser|så|viser|viste|bør|handler|handlede|betyder|betød|gælder|gjaldt|skete|sker|"
        "lyder|lød|fremgår|oplyser|skriver|skrev|står|stod|fortæller|mener|oplyste|førte|fører|kræver|drejer",
        alone="det er uklart|det er vigtigt|det er muligt|det er endnu uklart|det regner|det sner|den som|tidligere i|"
        "senere i|så meget|så mange|sådan gør|også kendt|den der|de der|i denne uge|i denne måned|i denne sæson|"
        "i dette år",
    ),
    "no": LeaningWords(
        ties="men|eller|derfor|likevel|så|derimot|altså|dermed|således|ja|nei|imidlertid|i stedet|på den andre siden|"
        "på den annen side|for eksempel|til tross for dette|på den måten|med andre ord|ellers|difor",
        adds="dessuten|også|samtidig|videre|blant annet|i mellomtiden|i tillegg|og|tidligere|senere|etterpå|deretter",
        refers="han|hun|ho|henne|dem|denne|dette|disse|hans|hennes|deres|dens|begge|slik|slike|ifølge ham|"
        "ifølge henne|en av dem|to av dem|flere av dem|paret|samme dag|i denne|i dette|i disse|på denne|på dette|"
        "med dette|med denne|av disse|dei|deira|desse",
        articles="den|det|de",
        verbs="er|var|har|hadde|skal|skulle|kan|kunne|vil|ville|må|måtte|får|fikk|blir|ble|sier|sa|gjør|gjorde|kommer|"
        "kom|går|gikk|tar|tok|ser|så|viser|viste|bør|handler|handlet|betyr|betydde|gjelder|gjaldt|skjedde|skjer|lyder|"
        "lød|fremgår|opplyser|skriver|skrev|står|sto|forteller|mener|opplyste|førte|fører|krever|dreier",
        alone="det finnes|det fantes|det er uklart|det er viktig|det er mulig|det er foreløpig uklart|det regner|"
        "det snør|den som|de som|tidligere i|senere i|så mye|så mange|også kjent|i denne uken|i denne måneden|"
        "i denne sesongen|slik blir|slik gjør",
    ),
    "fi": LeaningWords(
        ties="mutta|tai|kuitenkin|kuitenkaan|siksi|silti|toisaalta|esimerkiksi|näin|siis|sen sijaan|sen jälkeen|"
        "tämän jälkeen|tästä huolimatta|siitä huolimatta|toisin sanoen|tämän vuoksi|tämän takia|tästä syystä|niinpä|"
        "muuten|kyllä|ei kuitenkaan|silloin|tällöin|joten|tosin|toisekseen",
        adds="lisäksi|myös|samalla|vastaavasti|ja|sitten|myöhemmin|aiemmin|toki",
        refers="hän|häntä|hänen|hänelle|hänellä|häneltä|hänestä|he|heidän|heitä|heille|heillä|se|sen|sitä|siitä|siinä|"
        "siihen|sillä|siltä|ne|niiden|niitä|niistä|tuo|tuon|molemmat|tällainen|tällaiset|tällaisia|siellä|sieltä|"
        "sinne|samana päivänä|pariskunta|kaksikko",
        points="tämä|tämän|tätä|tässä|tästä|tähän|tällä|tältä|tälle|nämä|näiden|näitä|näistä|näissä",
        calendar="viikolla|viikon|viikko|vuonna|vuoden|vuosi|kuussa|kuun|kuukauden|kesänä|kesän|talvena|syksynä|"
        "keväänä|viikonloppuna|viikonlopun|kauden|kaudella|päivän|päivänä|hetkellä|vuosituhannen|vuosisadan|aamun|"
        "illan",
        alone="ne jotka|se joka|he jotka|aiemmin tällä|aiemmin tänään|sen lisäksi että|myös tunnettu|se että",
    ),
    "pl": LeaningWords(
        ties="ale|lecz|jednak|jednakże|więc|dlatego|natomiast|zaś|bo|wtedy|wówczas|zatem|albo|lub|tak|nie tylko|"
        "mimo to|pomimo to|na przykład|w związku z tym|w rezultacie|w efekcie|z drugiej strony|w przeciwnym razie|"
        "innymi słowy|w tym czasie|po tym|przede wszystkim dlatego|dodał|dodała|dodał też|jak dodał|jak dodała|"
        "niemniej|otóż|w konsekwencji",
        adds="także|również|ponadto|tymczasem|też|poza tym|oprócz tego|z kolei|co więcej|w międzyczasie|jednocześnie|"
        "i|a|oraz|potem|następnie|później|wcześniej",
        refers="on|ona|ono|oni|one|to|jego|jej|ich|jemu|im|obaj|obie|oboje|taki|taka|takie|tacy|tam|jego zdaniem|"
        "jej zdaniem|według niego|według niej|według nich|wśród nich|jeden z nich|jedna z nich|dwóch z nich|"
        "tego samego|tego dnia|w tym samym|był to|była to|było to|są to|jest to|chodzi o|chodziło o|większość z nich|"
        "dla niego|dla niej|dla nich|z nim|z nią|z nimi|o nim|o niej|o nich",
        points="ten|ta|te|ci|tego|tej|tych|tę|tym|tymi|w tym|w tej|w tych|na tym|na tej|na te|na to|o tym|z tego|"
        "z tej|z tych|z tym|do tego|do tej|do tych|po tej|po tych|przy tym|za to|od tego|dla tych|dla tego",
        calendar="rok|roku|tydzień|tygodniu|tygodnia|miesiąc|miesiącu|miesiąca|lato|lata|zima|zimy|zimą|jesieni|"
        "jesień|wiosny|wiosnę|sezon|sezonie|sezonu|weekend|stulecia|wieku|dekady|nocy|noc|dni",
        alone="ci którzy|ten kto|te które|tak zwany|tak zwana|to znaczy|im więcej|im bardziej|im mniej|im dłużej|"
        "wcześniej w tym|potem jak",
    ),
    "cs": LeaningWords(
        ties="ale|však|nebo|či|proto|tedy|přesto|naopak|tak|takže|nicméně|jenže|naproti tomu|na druhou stranu|"
        "například|díky tomu|kvůli tomu|v důsledku toho|i přesto|totiž|jinými slovy|ano|ovšem|zatímco to|dodal|dodala|"
        "to znamená",
        adds="také|rovněž|navíc|zároveň|mezitím|dále|kromě toho|vedle toho|stejně tak|podobně|přitom|a|i|potom|pak|"
        "poté|následně|později|předtím|ostatně",
        refers="on|ona|ono|oni|ony|to|jeho|její|jejich|jim|jemu|tam|takový|taková|takové|oba|obě|podle něj|podle něho|"
        "podle ní|podle nich|mezi nimi|jeden z nich|jedna z nich|dva z nich|téhož dne|ten den|tehdy|jedná se|jde o|"
        "šlo o|dvojice|takto|o něm|o ní|o nich|s jejich|s jeho|s jejím|k takové|pro něj|pro ni|pro ně",
        points="ten|ta|ti|ty|tento|tato|toto|tito|tyto|tomu|tím|tohoto|této|těchto|tuto|tímto|v tom|v tomto|v této|"
        "v těchto|na tom|na tomto|na této|na to|o tom|z toho|z této|do této|s tím|k tomu|po tom|při tom|za to|"
        "pro tyto|pro tento",
        calendar="rok|roku|roce|týden|týdnu|týdne|měsíc|měsíci|měsíce|léto|létě|léta|zimu|zimy|zima|jaro|podzim|"
        "sezonu|sezoně|sezóně|víkend|víkendu|století|dny|dnech|chvíli|okamžiku|pondělí|úterý|středu|čtvrtek|pátek|"
        "sobotu|neděli",
        alone="ti kteří|ten kdo|ty které|i když|tak zvaný|pak je tu|později v|proto aby|tento rok",
    ),
    "ro": LeaningWords(
        ties="dar|însă|insă|sau|ori|iar|totuși|totuşi|astfel|așadar|aşadar|deci|prin urmare|în schimb|"
        "pe de altă parte|cu toate acestea|cu toate astea|de exemplu|de aceea|în consecință|în acest sens|"
        "în acest context|după aceea|nici|da|altfel spus|cu alte cuvinte|or|din acest motiv|ca urmare|drept urmare|"
        "din această cauză|în cele din urmă|dimpotrivă",
        adds="totodată|de asemenea|în plus|de altfel|între timp|mai mult|în același timp|în acelaşi timp|"
        "pe lângă asta|la rândul său|la rândul ei|în final|și|şi|apoi|ulterior|de fapt|mai târziu",
        refers="el|ea|ei|ele|acesta|aceasta|aceștia|aceştia|acestea|acela|aceea|aceia|acelea|acel|acea|acei|acele|"
        "ambii|ambele|amândoi|asta|lui|lor|acolo|asemenea|astfel de|potrivit acestuia|potrivit acesteia|potrivit lui|"
        "potrivit ei|conform acestuia|pentru el|pentru ea|pentru ei|pentru asta|cu el|cu ea|printre ei|printre ele|"
        "printre acestea|unul dintre ei|una dintre ele|doi dintre ei|cei doi|cele două|este vorba|e vorba|era vorba|"
        "în aceeași zi|cuplul|aici însă",
        points="acest|această|acești|aceşti|aceste|acestui|acestei|acestor",
        prepositions="în|la|de|pe|cu|din|pentru|prin|după",
        calendar="an|ani|săptămână|lună|weekend|dimineață|seară|noapte|sezon|toamnă|vară|iarnă|primăvară|secol|zile|"
        "luni|marți|miercuri|joi|vineri|sâmbătă|duminică|moment|sfârșit",
        alone="ei bine|cei care|acei care|cele două 0|da și nu|astfel încât|mai mult de|mai mult decât",
    ),
    "hu": LeaningWords(
        ties="de|vagy|azonban|viszont|ugyanakkor|ezért|így|tehát|ám|csakhogy|mégis|hiszen|mert|ezután|például|illetve|"
        "azaz|vagyis|ennek ellenére|ezzel szemben|ezek után|ezt követően|ezzel együtt|ennek megfelelően|"
        "ennek következtében|ennek köszönhetően|ennek nyomán|emiatt|másrészt|más szóval|akkor|igen|nem csak|ellenben|"
        "úgyhogy",
        adds="emellett|továbbá|sőt|eközben|ráadásul|ezzel párhuzamosan|mindezek mellett|ezen felül|ezenkívül|"
        "mindeközben|közben|mindemellett|végül|szintén|hasonlóan|és|majd|aztán|később|korábban|azóta",
        refers="ő|ők|ez|ezek|azok|ezt|azt|ezeket|azokat|ezzel|azzal|ennek|annak|erre|arra|ebben|abban|ehhez|ahhoz|"
        "ebből|ettől|erről|arról|ezekre|ezekben|ezeknek|mindezt|mindez|mindkét|mindketten|mindkettő|neki|nekik|ott|"
        "onnan|oda|ilyen|olyan|szerinte|szerintük|utóbbi|róla|tőle|vele|velük|köztük|egyikük|mindezek|az utóbbi|"
        "ugyanaz|aznap|a páros|a házaspár|a duó",
        alone="ez év|ebben az évben|ebben a hónapban|ezen a héten|ezen a hétvégén|ezen a nyáron|ezekben a napokban|"
        "az utóbbi évek|az utóbbi években|az utóbbi időben|az utóbbi 0|utóbbi években|azok akik|azt hogy|így volt|"
        "azt mondják|akkor is ha",
    ),
    "tr": LeaningWords(
        ties="ama|ancak|fakat|lakin|dolayısıyla|oysa|oysaki|çünkü|böylece|örneğin|mesela|ardından|veya|ya|yani|"
        "bununla birlikte|buna rağmen|buna karşın|buna karşılık|yine de|ne var ki|bu nedenle|bu yüzden|bu sebeple|"
        "bunun üzerine|bu kapsamda|bu sayede|bu durumda|diğer yandan|evet|hayır|zira|aksine|sonuç olarak|aksi halde|"
        "bundan dolayı|kısacası|bundan sonra",
        adds="ayrıca|üstelik|bunun yanı sıra|bunun yanında|bunun dışında|bu arada|bu sırada|aynı zamanda|dahası|"
        "öte yandan|ve|sonra|daha sonra|hatta",
        refers="o|onun|ona|onu|ondan|onlar|onların|onlara|onları|bunun|bunu|buna|bundan|bununla|bunlar|bunların|"
        "bunlara|bunları|bunlardan|şöyle|ikisi|her ikisi|ikili|söz konusu|orada|oradan|kendisi|kendisine|aynı gün|"
        "böyle|böylesi|ona göre",
        points="bu|şu",
        calendar="yıl|yılın|yılki|hafta|haftaki|ay|ayın|sabah|akşam|gece|sezon|yaz|kış|bahar|pazartesi|salı|çarşamba|"
        "perşembe|cuma|cumartesi|pazar|yüzyılın|haftanın|günlerde|aralar|kez|yıldan|anda|an|ana",
        alone="ya da|sonra da|o 0",
    ),
}
