"""Which short lines are a page's furniture rather than its article: sharing, comments, bylines, dates, adverts, rights.

One table holds them all, by what they are for.  A pattern must match the whole line, so that a sentence that merely
begins like furniture ("Follow the money …") stays.
"""

import re
from functools import cache

LONGEST = 260
"""Longer lines are never taken for boilerplate; characters."""

_NAME = r"(?-i:[^\W\d_a-zà-öø-ÿ][\w.'’-]*)"
_PERSON = rf"{_NAME}(?: (?:(?:de|da|dos|del|la|le|van|von|der|den|bin|al|el) )*{_NAME}){{1,3}}"
_PEOPLE = rf"{_PERSON}(?:(?:,| and| und| et| y| e| en|,? &) {_PERSON}){{0,3}}"
_MONTH = (
    r"(?:jan(?:uary|uar|vier|eiro)?|feb(?:ruary|ruar|braio|rero)?|f[ée]v(?:rier|ereiro)?|märz|mar(?:ch|s|zo"
    r"|ço)?|maart|apr(?:il|ile)?"
    r"|abr(?:il)?|avr(?:il)?|ma[iyj]o?|mei|mag(?:gio)?|maio|jun[ei]?|juni[o]?|juin|giugno|jul[yi]?|julio"
    r"|juil(?:let)?|luglio|aug(?:ust|ustus)?"
    r"|août|agosto|sep(?:t|tember|tembre|tiembre)?|set(?:embro|tembre)?|o[ck]t(?:ober|obre|ubre)?|outubro"
    r"|ottobre|nov(?:ember|embre|iembre|embro)?"
    r"|de[cz](?:ember|embre|embro)?|déc(?:embre)?|dic(?:iembre|embre)?|января|февраля|марта|апреля|мая|июня"
    r"|июля|августа|сентября"
    r"|октября|ноября|декабря|ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık)\.?"
)
_WEEKDAY = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|(?:mon|diens|donners|frei|sams|sonn)tag"
    r"|mittwoch|(?:lun|mar|mercre|jeu|vendre"
    r"|same)di|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
)
_CLOCK = (
    r"\d{1,2}(?:[:.h]\d{2}(?::\d{2})?| ?(?=[ap]\.?m))(?: ?[ap]\.?m\.?)?(?: ?(?:uhr"
    r"|h))?(?: ?(?-i:[A-Z]{2,4}))?"
)
_DAY = (
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,?|\d{{1,2}}(?:st|nd|rd|th|\.|er)?(?: de"
    rf"| of)? {_MONTH}(?: de)?,?)(?: (?:19|20)\d\d)?"
)
_DATE = (
    rf"(?:(?:{_WEEKDAY}),? )?(?:{_DAY}|\d{{4}}[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.](?:\d\d)?\d\d"
    rf"|\d{{4}}年\d\d?月\d\d?日)"
)
_MOMENT = rf"(?:{_DATE}(?:,? ?(?:at|um|à|a las|alle|às|[-–—|·•@T])? ?{_CLOCK})?|{_CLOCK},? (?:on )?{_DATE})"

_LINES: tuple[tuple[str, str], ...] = (
    (
        "reading time",
        r"(?:reading time|est(?:imated|\.)? read(?:ing)? time|lesezeit|temps de lecture|tiempo de lectura"
        r"|tempo di lettura|tempo de leitura"
        r"|leestijd|время чтения)?[:\s]*(?:\d+|one|two|three|four|five) ?-?(?:min(?:ute)?s?\.?|minuten|minuti"
        r"|minutos|мин(?:ут[аы]?)?\.?|分钟?)"
        r"(?: ?(?:read(?:ing)?(?: time)?|lesezeit|de lecture|de lectura|di lettura|de leitura|leestijd|чтения"
        r"|okuma süresi|czytania))?",
    ),
    ("reading echo", r"(?:now )?reading: .+"),
    (
        "sharing",
        r"(?:share|tweet|pin|email|print|copy link|copy|save|bookmark|whatsapp|facebook|twitter|x|linkedin"
        r"|reddit|telegram|teilen|partager|compartir"
        r"|condividi|compartilh(?:e|ar)|delen|поделиться|paylaş|udostępnij|dela|bagikan|chia sẻ|分享|シェア)"
        r"(?:[\s|,·•/:]+(?:share|tweet|pin|email|print|save|whatsapp|facebook|twitter|x|linkedin|reddit"
        r"|telegram|pinterest|messenger|copy link))*",
    ),
    (
        "sharing call",
        r"(?:please )?(?:share|spread) (?:this|the)(?: \w+){0,2} ?(?:on|with|via|to|:)?(?: [\w, ]{1,60})?[:!.]?"
        r"|(?:diesen )?(?:artikel|beitrag) teilen|partage[rz](?: (?:cet|l['’]) ?article| sur \w+)"
        r"|compartir (?:en \w+|(?:esta|este) \w+)"
        r"|condividi (?:su \w+|questo articolo|l['’]articolo)|compartilhe (?:em|no|esta|este) .{1,40}"
        r"|deel (?:dit artikel|via .{1,30})",
    ),
    (
        "comments",
        r"(?:leave|post|add|write) an? (?:comment|reply|response)(?: cancel reply)?|(?:no|\d+) (?:comments?"
        r"|repl(?:y|ies)|responses?)(?: yet| so far)?"
        r"|comments?(?: \(\d+\)| are (?:closed|off).{0,60})?|join the (?:conversation|discussion)|(?:view|show"
        r"|read)(?: all)?(?: \d+)? comments"
        r"|be the first to comment.{0,40}|cancel reply|log ?in to (?:leave a )?(?:comment|reply)"
        r"|you must be logged in to post a comment.?"
        r"|kommentare?(?: \(\d+\)| schreiben| verfassen)?|schreibe? einen kommentar|antwort(?:en)? abbrechen"
        r"|laisser un commentaire|commentaires?"
        r"|\d+ (?:kommentare?|commentaires?|comentarios?|commenti|comentários?|reacties)|deja (?:un comentario"
        r"|una respuesta)|lascia un commento"
        r"|deixe (?:um comentário|uma resposta)|geef een reactie|оставить комментарий|комментарии"
        r"|bir yorum yaz(?:ın)?|yorumlar|zostaw komentarz"
        r"|lämna en kommentar|tinggalkan (?:komentar|balasan)|bình luận|发表评论|コメント(?:する|を書く)?",
    ),
    (
        "comment form",
        r"your email address will not be published.*|required fields are marked.*"
        r"|save my name,? (?:and )?e-?mail.*|(?:deine|ihre) e-mail-adresse wird "
        r"nicht veröffentlicht.*|votre adresse e-?mail ne sera pas publiée.*|(?:tu"
        r"|su) dirección de correo electrónico no será publicada.*"
        r"|il tuo indirizzo email non sarà pubblicato.*|o seu endereço de e?-?mail não será publicado.*"
        r"|je e-mailadres wordt niet gepubliceerd.*"
        r"|ваш (?:адрес )?e-?mail не будет опубликован.*|alamat email anda tidak akan dipublikasikan.*"
        r"|e-posta adresiniz yayınlanmayacak.*",
    ),
    (
        "following",
        r"(?:(?:please |do |you can |don['’]t forget to )?(?:follow|like|find|join) (?:us|me|our \w+"
        r"|@\w+)(?: (?:and|on|at|in|via|&) .{1,120})?)[.!]?"
        r"|(?:do )?follow .{1,80} (?:on|at) (?:instagram|facebook|twitter|x|linkedin|tiktok|youtube|telegram"
        r"|whatsapp|bluesky|mastodon|threads|google news)\b.*"
        r"|folge?n? (?:sie )?(?:uns|mir) .{1,80}|suivez[- ]nous.{0,80}|síguenos .{1,80}|seguici .{1,80}"
        r"|siga-nos.{0,80}|volg ons .{1,80}"
        r"|подписывайтесь на .{1,80}|bizi takip edin.{0,80}|ikuti kami .{1,80}",
    ),
    (
        "newsletter",
        r"(?:please )?(?:sign|signing) up (?:here |now |today )?(?:for|to) (?:our|the|my"
        r"|\w+['’]s) .{0,80}(?:newsletters?|alerts?|briefing|e-?mails?)\b.{0,80}"
        r"|subscribe(?: now| today| here)?(?: (?:to|for) .{1,120})?[.!]?|(?:get|receive) (?:the"
        r"|our) .{1,80} (?:in|to) your inbox.{0,60}|newsletter"
        r"|(?:jetzt )?newsletter (?:abonnieren|bestellen)|(?:inscrivez|abonnez)-vous .{1,120}|suscríbe(?:te"
        r"|ase) .{1,120}|iscriviti (?:alla|al) .{1,80}"
        r"|(?:assine|inscreva-se) .{1,80}|meld je aan .{1,80}|подпишитесь на .{1,80}",
    ),
    (
        "more",
        r"(?:read|see|watch|listen|learn|continue|find out|view|load|show|more)(?: (?:more|also|next|on|reading"
        r"|about this|from .{1,40}|here|stories))+(?:[:…>»→].*|\.{3})?"
        r"|(?:related|also read|see also|you (?:may|might) (?:also )?(?:like|be interested in)"
        r"|recommended(?: for you)?|trending(?: now)?|don['’]t miss"
        r"|more on this(?: story)?|most read|popular|up next|next article|previous article)(?: (?:articles?"
        r"|stories|posts?|topics?|news|reading|links))?(?:[:|].*)?"
        r"|(?:for )?more (?:information|details|info)[,:]? (?:please )?(?:click here|visit.{1,80}|see .{1,60})"
        r"|for more information click here|click here.{0,80}"
        r"|(?:lesen sie auch|mehr (?:dazu|lesen|zum thema)|weiterlesen|auch interessant|lire (?:aussi|la suite"
        r"|également)|à lire (?:aussi|également)"
        r"|sur le même sujet|voir aussi|leer? (?:también|más)|lea también|ver también|te puede interesar"
        r"|leggi anche|leggi tutto|ti potrebbe interessare"
        r"|leia (?:também|mais)|veja também|lees (?:ook|meer|verder)|читайте (?:также|далее)|читать далее"
        r"|ayrıca (?:oku|bkz)|devamını oku|czytaj (?:też|także|dalej)"
        r"|läs (?:också|mer|även)|baca juga|xem thêm|đọc thêm|相关阅读|阅读更多|関連記事|続きを読む)"
        r"(?:\s*[:…>»→：].*| \.{3})?",
    ),
    (
        "tags",
        r"(?:tagged|tags?|topics?|categor(?:y|ies)|filed under|posted in|keywords|schlagw(?:o|ö)rter|themen"
        r"|mots[- ]clés|étiquettes|etiquetas|tagged with|теги"
        r"|etiketler|标签|タグ)(?:\s*[:：].*)?",
    ),
    (
        "byline",
        rf"(?:(?-i:By|BY|by|Written by|Posted by|Words by|Reported by|Story by|Author:|Von|VON|Par|PAR|Por|POR"
        rf"|Di|Door|Oleh|Автор:|Yazan:)) {_PEOPLE}(?:[,|·•–—-] ?.{{1,60}})?"
        rf"|(?:(?:posted|published|reported|written)(?: on)?|last (?:updated|modified)|updated|first published"
        rf"|stand|aktualisiert|veröffentlicht|publié le|mis à jour le"
        rf"|publicado(?: el)?|actualizado(?: el)?|pubblicato(?: il)?|aggiornato(?: il)?|gepubliceerd"
        rf"|опубликовано|обновлено)(?: am| on| at| by {_PEOPLE})?:? {_MOMENT}.{{0,60}}"
        rf"|(?:(?:posted|written|reported) by|author|about the author)(?::.{{0,80}})?",
    ),
    (
        "date",
        rf"{_MOMENT}(?: (?:by|von|par|por|di) {_PEOPLE})?|\d+ (?:minutes?|hours?|days?|weeks?|months?"
        rf"|years?) ago|{_CLOCK}",
    ),
    (
        "credit",
        r"(?:photos?|pictures?|images?|illustrations?|video|graphic|foto|fotos|bild(?:quelle)?"
        r"|crédits? ?(?:photos?)?|photo credits?|image credits?|imagen|imagem|фото"
        r"|fotoğraf|zdjęcie|ảnh|图片|写真|copyright|source|quelle|fuente|fonte|bron|источник|kaynak|źródło|sumber"
        r"|nguồn|via)\s*[:©/：].{1,160}"
        r"|(?:photo|image|picture|illustration)s? (?:by|courtesy of|credit) .{1,100}|.{0,80}/ ?(?:afp"
        r"|getty images?|reuters|dpa|epa|shutterstock|istock|xinhua)[)\]. ]*",
    ),
    (
        "advert",
        r"(?:advertisements?|sponsored(?: content)?|promoted|anzeige|werbung|publicité|publicidad"
        r"|pubblicità|publicidade|advertentie|реклама|reklam|reklama|annons|iklan|广告|広告)(?: [-–—|:] .{0,60})?",
    ),
    (
        "rights",
        r"(?:©|\(c\)|copyright (?:©|\(c\)|by\b|\d{4})).{0,240}|all rights reserved.{0,80}"
        r"|alle rechte vorbehalten.{0,60}|tous droits réservés.{0,60}|todos los derechos reservados.{0,60}"
        r"|tutti i diritti riservati.{0,60}|todos os direitos reservados.{0,60}"
        r"|alle rechten voorbehouden.{0,60}|все права защищены.{0,60}|tüm hakları saklıdır.{0,60}"
        r"|this (?:material|article|content) may not be (?:published|reproduced).*|(?:terms of (?:use|service)"
        r"|privacy policy|cookie policy)(?: ?[|·&].{0,80})?",
    ),
    (
        "feed foot",
        r"the post .{1,200} (?:first appeared|appeared first) on .{1,80}|(?:der beitrag|l['’]article"
        r"|la entrada) .{1,200} (?:erschien zuerst auf|est apparu en premier sur|se publicó primero en"
        r"|aparece primero en) .{1,80}",
    ),
    (
        "consent",
        r"(?:we|this (?:web)?site) uses? cookies.*|(?:accept|reject|manage)(?: all)? cookies|(?:wir"
        r"|diese website) (?:verwenden|verwendet|nutzt) cookies.*|(?:enable|please enable) javascript.*",
    ),
    (
        "page foot",
        r"(?:skip to (?:main )?content|back to top|home|menu|search|log ?in|sign in|close|next"
        r"|previous|play|pause|loading)(?:\.{3}|…)?|(?:page )?\d+ (?:of|/) \d+|\W+",
    ),
)


@cache
def _furniture() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for _, pattern in _LINES), re.IGNORECASE)


def is_boilerplate(line: str) -> bool:
    """Whether `line` as a whole is furniture such as "7 Min Read", "TAGGED:", "Leave a Reply" or a bare date."""
    line = line.strip()
    return len(line) <= LONGEST and _furniture().fullmatch(line) is not None
