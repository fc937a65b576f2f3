"""Tables of the phrases by which pages and feeds say that there is more, or nothing, to read, or of themselves."""

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
        # A loop, since this is asked of every line and a generator would take twice as long.
        for hint in self.hints:
            if hint in near:
                return self.pattern.search(text, start)
        return None


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
        r"czytaj (?:dalej|więcej)|celý článek|číst dále?|čítať ďalej|tovább olvasom|citește mai (?:mult|departe)",
        r"читать (?:далее|дальше|полностью)|читати далі|прочетете още|διαβάστε περισσότερα",
        r"devamını oku|baca selengkapnya|đọc tiếp|xem thêm|อ่านต่อ|اقرأ المزيد|قراءة المزيد|और पढ़ें",
        r"阅读(?:更多|全文)|(?:展开|查看)全文|繼續閱讀|続きを読む|(?:記事)?全文を読む|더 보기|기사 ?전문 ?보기",
    )
)

CUT = _phrase(
    "… ... read more full lesen artikel lire savoir leer leyendo legg leia lendo lees läs les læs lue czytaj článek "
    "čís "
    "čít tovább cite читат прочет διαβ devam baca đọc xem อ่าน اقرأ قراءة पढ़ें 阅读 全文 閱讀 続きを 더 기사",
    r"(?:…|\.\.\.|[\[(]\s*(?:…|\.\.\.)\s*[\])])[\s→»›>|]*$",
    rf"(?:^|[.!?…:|>»)\]。！？]\s*|[(\[])(?:{_MORE})[\s→»›>….:!\])]*$",
    rf"\b(?:{_MORE})\s*[→»›>…][\s→»›>….:!\])]*$",
    tail=300,
)
"""The end of a text that was cut off."""

WALL = _phrase(
    "subscri sign log regist member premium free unlock lesen abo inhalt vous abonn réserv suscr abbonat assin abonnee "
    "prenumer tilaa subskryb předpl zamčený передпл подпис abone üye 会員 有料 付费 付費 订阅 訂閱 구독 للمشتركين "
    "langgan",
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
    r"(?:nur|exklusiv) (?:für|mit) (?:abonnenten|abo|plus-abo)\b|(?:bereits|schon) abonnent(?:in)?\?",
    r"(?:article|contenu)[^.!?]{0,20}réservé (?:à nos|aux) abonnés|la suite est réservée aux abonnés",
    r"il vous reste [^!?]{0,60} à (?:lire|découvrir)|déjà abonné(?:\(?e\)?)? \?",
    r"(?:contenido|artículo)[^.!?]{0,20}(?:exclusivo|s[oó]lo) para suscriptores",
    r"suscríbete para (?:seguir|continuar|leer)",
    r"abbonati per (?:continuare|leggere)|riservato agli abbonati|(?:sei )?già abbonato\?",
    r"exclusiv[oa] para assinantes|já é assinante\?|assine para (?:continuar|ler)",
    r"alleen voor abonnees|al abonnee\?",
    r"(?:artikeln|artikkelen|artiklen) är (?:endast )?för prenumeranter|(?:kun )?for abonnenter\b|bare for abonnenter",
    r"vain tilaajille|tilaa ja jatka lukemista|(?:tylko )?dla (?:prenumeratorów|abonentów|subskrybentów)",
    r"pouze pro předplatitele|článek je zamčený|доступен (?:только )?(?:по подписке|подписчикам)",
    r"(?:лише|тільки) для передплатників|abonelere özel|sadece abone(?:ler)?\b|(?:khusus|hanya untuk) pelanggan",
    r"会員限定|有料会員|有料記事|この記事は有料|付费(?:阅读|内容|会员)|(?:订阅|訂閱)后?(?:后|後)?(?:继续"
    r"|繼續)?(?:阅读|閱讀)",
    r"구독자 ?전용|구독 ?후 ?(?:이용|열람)|للمشتركين فقط",
)
"""A paywall's notice."""

SCRIPT = _phrase(
    "script",
    r"(?:enable|activate|requires?|needs?|turn on|without|disabled?|support)[^.!?]{0,40}\bjava ?script",
    r"java ?script[^.!?]{0,60}\b(?:enabled?|disabled|required?|aktivier|désactivé|activ|habilit|necess|erforderlich)",
    r"(?:aktivieren|aktiviere|activer|activez|active|active|habilite|abilita|attiva|ative|schakel|zet|slå på|aktivera"
    r"|włącz|povolte|zapněte|включите|увімкніть|etkinleştirin|aktifkan|bật)[^.!?]{0,30}\bjava ?script",
    r"java ?script ?(?:を有効|が無効|が有効|を使用|已禁用|未启用|未啟用|활성화|가 비활성|مفعل)|(?:启用|開啟|啟用"
    r"|请开启|تفعيل) ?java ?script",
)
"""A page that shows nothing without JavaScript."""

CONSENT = _phrase(
    "cookie before akzeptieren accepter aceptar accetta aceitar accepteren godkänn godta hyväksy akceptuj přijmout "
    "принять kabul クッキー 同意 kakor informasjonskapsler evästeitä çerez",
    r"(?:we|our partners|this (?:web)?site|wir|nous|usamos|utilizamos|utilizziamo|wij|vi|używamy|používáme|мы|biz"
    r"|sitemiz|kami)\b[^.!?]{0,120}\b(?:cookies?|kakor|informasjonskapsler|evästeitä|çerez\w*)\b",
    r"(?:accept|reject|manage)\b[^.!?]{0,20}\bcookies",
    r"before you continue to\b",
    r"alles? akzeptieren|tout accepter|aceptar (?:todo|y continuar)|accetta (?:tutto|e continua)|aceitar (?:todos"
    r"|tudo)",
    r"alles accepteren|godkänn alla|godta alle|hyväksy kaikki|(?:zaakceptuj|akceptuj) wszystkie|přijmout vše",
    r"принять (?:все|файлы)|tümünü kabul et|クッキー(?:を使用|に同意)|同意して(?:続行|閲覧)|接受所有 ?cookie"
    r"|cookie(?:を使用|に同意)",
)
"""A notice that asks for consent."""

BARRIER = _phrase(
    "verif checking robot unusual captcha denied moment secur interruption blocked human forbidden requests "
    "sicherheits "
    "429 503 ロボット 验证 驗證 频繁 로봇 робот unavailable",
    r"verif(?:y|ying) (?:that )?you(?:'re| are)? (?:a )?(?:not a robot|human)|(?:confirm"
    r"|prove) (?:that )?you are (?:a )?human",
    r"checking (?:your browser|if the site connection is secure)|are you a robot|unusual (?:traffic|activity)|captcha",
    r"access (?:to this page has been )?denied|^just a moment\b|pardon our interruption|(?:request|you) (?:has been"
    r"|have been) blocked",
    r"(?:needs to )?review the security of your connection|complete the security check",
    r"^(?:error )?(?:403 )?forbidden$|^(?:error )?429\b|too many requests|^(?:error )?503\b"
    r"|service (?:temporarily )?unavailable",
    r"(?:ich bin|je (?:ne )?suis|no soy|non sono|não sou|ik ben|jag är|nie jestem|nejsem|я не)\b.{0,12}\b(?:kein"
    r"|pas un|un|um|geen|inte|robot\w*)"
    r"\b.{0,8}robot|sicherheitsüberprüfung|я не робот|robot değilim|robot olmadığınızı",
    r"ロボットではありません|请?完成(?:安全)?验证|請完成驗證|访问过于频繁|로봇이 아닙니다|robot이 아닙니다",
)
"""A barrier against machines."""

MISSING = _phrase(
    "404 find found gefunden trouvé introuvable encontr trovat gevonden hitta fundet finnes löyd znalezion nalezen "
    "найден "
    "знайден bulunam 見つかり 找不到 不存在 찾을 ditemukan longer gone moved",
    r"^(?:error |fehler |erreur )?404\b|page (?:you (?:requested|are looking for|were looking for) )?(?:was "
    r"|could )?not (?:be )?found",
    r"(?:page|article|story) (?:you (?:requested|are looking for) )?(?:is no longer available"
    r"|has (?:been (?:re)?moved|gone))",
    r"(?:page|article) (?:can(?:no|')t|cannot) be found|(?:couldn't|could not|can't) find (?:that|this|the) page",
    r"seite (?:wurde |konnte )?(?:leider )?nicht gefunden|page (?:est )?(?:introuvable|non trouvée)"
    r"|página no encontrada",
    r"pagina non trovata|página não encontrada|pagina niet gevonden|sidan (?:hittades inte|kunde inte hittas)",
    r"siden (?:finnes ikke|blev ikke fundet)|sivua ei löyd\w*|nie znaleziono strony|stránka nebyla nalezena",
    r"страница не найдена|сторінку не знайдено|sayfa bulunamadı|ページが見つかり|找不到(?:该|該|此)?(?:页面|頁面)"
    r"|页面不存在|페이지를 찾을 수|halaman tidak ditemukan",
)
"""An error page."""

DISCLOSURE = _phrase(
    "affilia affilié afiliad commission kick content provision maschinelle translated sponsored compensated opinions",
    r"\baffiliate (?:link|partner|program|commission)|links? .{0,40}\baffiliate|(?:branded|sponsored) content team",
    r"\b(?:earn|receive|get)\b.{0,40}\b(?:commission|kick ?back)|provision (?:erhalten|vom händler)",
    r"liens? affiliés?|enlaces? de afiliad|link di affiliazione|links? de afiliad",
    r"^this (?:post|shop|article|review|recipe) (?:is|was|has been) (?:sponsored|compensated)\b",
    r"\ball opinions are (?:my|mine)\b",
    r"^dies ist eine maschinelle übersetzung|^this (?:article|text) was (?:machine|automatically) translated",
)
"""A word on who pays for an article, or who translated it."""

NEWSLETTER = _phrase(
    "newsletter boletín inbox agree accept consent notification boîte posteingang correo casella",
    r"\bnewsletters?\b.{0,120}\b(?:sign ?up|subscrib|inbox)|\b(?:sign ?up|subscribe)\b.{0,80}\bnewsletters?\b",
    r"\b(?:to|in) your inbox\b|^by (?:entering|submitting|providing|signing)\b.{0,60}\byou (?:agree|accept|consent)",
    r"receive notifications? (?:about|of|when)|newsletter (?:abonnier|anmeld)|\babonnier.{0,60}newsletter",
    r"\babonnez-vous\b.{0,80}\bboîte|\babonn\w+.{0,80}\bposteingang|\bsuscr\w+.{0,80}\bcorreo\b",
    r"\b(?:inscri|suscr|iscri|assin)\w+.{0,40}(?:newsletter|boletín)|подпис\w+.{0,40}newsletter",
)
"""An offer of mail."""

WELCOME = _phrase(
    "listen artikel écouter escucha ascolta thank website screen personal",
    r"^(?:listen to this (?:article|story|post)|(?:diesen )?artikel (?:an)?hören|écouter (?:cet |l['’])article)",
    r"^(?:escuchar? (?:este |el )?artículo|ascolta (?:l['’]|questo )articolo)",
    r"^thank you for visiting\b|\bour website is (?:the|your) \w+ for\b|prevent your screen from going dark",
    r"for your personal, non-commercial use",
)
"""What a page says of itself, not of its matter."""

DISCLAIMER = _phrase(
    "disclaim disclos haftungs risiko purposes advice expressed constitute mark meinung opini мнени تعبر "
    "التعليقات 仅代表 見解 moderat",
    r"^\W*(?:legal )?(?:disclaimer|disclosure|haftungsausschluss|risikohinweis)\b",
    r"\b(?:informational|educational) purposes only|substitute for (?:direct |professional )?(?:medical|legal) advice",
    r"(?:views|opinions) expressed\b.{0,80}\b(?:are (?:their|his|her|the author|those)|do not)",
    r"does not constitute (?:an |a )?(?:endorsement|recommendation|\w+ advice)|not to constitute legal",
    r"\bowns? the (?:certification|trade) ?marks?",
    r"\bmeinung(?:en)? .{0,80}\b(?:nicht|allein) .{0,60}\b(?:redaktion|verlag|autor)",
    r"\b(?:les )?opinions? (?:exprimées?|émises?) .{0,80}\b(?:engagent|n['’]engage|reflèt)",
    r"\b(?:las )?opiniones .{0,80}\b(?:autor|no reflejan|no representan)|\bopinioni espresse\b",
    r"\bopiniões expressas\b|мнени[ея] (?:автора|редакции) .{0,40}не |لا تعبر .{0,40}رأي|التعليقات قبل نشرها",
    r"仅代表.{0,10}(?:观点|立场|个人)|個人の見解",
    r"^comments? (?:are|is|will be) (?:\w+ )?moderated\b",
)
"""What a publisher does not answer for."""

SUPPORT = _phrase(
    "support fund donat keep member patron journalismus unterstützen donación faites spende enjoy liked gefallen store"
    " google download kanal channel",
    r"\b(?:support|fund)\w* our (?:journalism|reporting|work)",
    r"(?:^|[.!?:] |\b(?:please|you|your|help|us|we) .{0,40})(?:support|fund)\w* (?:independent|quality|local)"
    r" (?:journalism|reporting)",
    r"\breader[- ](?:donations|supported)|need your help to keep publishing",
    r"(?:^|[.!?:] |\b(?:please|and|can|now|you|today) )become an? (?:member|patron|supporter)\b",
    r"(?:unabhängige[rn]?|kritische[rn]?) journalismus .{0,60}(?:unterstütz|brauch)|unterstützen sie (?:uns|unsere)\b",
    r"\bmake a donation|\bdonate (?:now|today|here)|haz una donación|faites un don\b|mit einer (?:kleinen )?spende\b",
    r"^if you (?:enjoyed|liked) (?:this|our) |^hat (?:ihnen|dir) dieser artikel gefallen",
    r"^enjoy(?:ed|ing) (?:this|our) .{0,30}\?",
    r"\bdownload (?:our|the)\b.{0,40}\bapp\b|\b(?:app store|google play)\b.{0,60}$|whatsapp[- ](?:kanal|channel)\b",
)
"""A request for money, or an offer of the publisher's app or channel."""

CONTACT = _phrase(
    "story tip news question comment @ http twitter.com",
    r"^(?:do you have|have you got|got|have) (?:a|any) (?:\w+ )?(?:story|tips?|news|questions?|comments?)\b.{0,80}\?",
    r"\b(?:e-?mail|write|contact|reach|get in touch)\b.{0,80}(?:\S@\S|https?://|twitter\.com)"
    r"|^\W{0,9}[\w.+-]+@\S+\.\w+(?:\s*\(end\))?$",
)
"""How to reach a writer."""

PROMOTION = _phrase(
    "free kostenlos schedule book request sign started contact call join want ready looking visit",
    r"^.{0,100}\b(?:free (?:trial|demo|quote|consultation)|kostenlos testen|schedule online)\b.{0,60}$",
    r"^.{0,100}\b(?:book|schedule|request) (?:a|your) (?:free )?(?:demo|call|consultation|appointment)\b.{0,60}$",
    r"^.{0,100}\b(?:sign up|get started|contact us|call us|join us) (?:now|today)\b.{0,60}$",
    r"^(?:want|ready|looking) (?:to|for) .{1,80}\?(?: .{0,80})?$",
    r"^want .{1,80}\? (?:watch|listen|read|check|download|subscribe|join|use|see)\b.{1,140}(?<!:)$",
    r"^for (?:more|ongoing|further|the latest) .{1,100}\bvisit\b.{1,120}$",
)
"""A call to buy."""

ORIGIN = _phrase(
    "published appeared contributed reporting adapted republished translated syndicated",
    r"^(?:first|originally) (?:published|appeared) (?:in|on|by|at) .{1,60}$|contributed to this (?:report"
    r"|story)\W{0,3}$",
    r"^\W{0,3}(?:with )?(?:additional )?reporting by .{1,100}$",
    r"^(?:this|the) (?:article|story|post|piece)\b.{0,40}\b(?:originally|first) (?:published|appeared)\b.{0,120}$",
    r"^this (?:article|story|post) (?:has been|was) (?:adapted|republished|translated|syndicated) from .{1,120}$",
)
"""Who else had a hand in an article."""

ABOVE = (DISCLOSURE, NEWSLETTER, WELCOME)
"""What is furniture where it stands above an article."""

BELOW = (*ABOVE, DISCLAIMER, SUPPORT, CONTACT, PROMOTION, ORIGIN)
"""What is furniture where it stands below an article."""
