"""Which short lines are a page's furniture rather than its article: sharing, bylines, dates, adverts, rights.

One table holds what is furniture wherever it stands, by what it is for: a pattern must match the whole line, so that a
sentence that merely begins like furniture ("Follow the money …") stays.  It is matched against small letters; bylines
and dates, where capitals tell a name, have a table of their own.
"""

import re
from functools import cache

LONGEST = 260
"""Longer lines are never taken for boilerplate; characters."""

_NAME = r"(?-i:[^\W\d_a-zà-öø-ÿ][\w.'’-]*)"
_PERSON = rf"{_NAME}(?: (?:(?:de|da|dos|del|la|le|van|von|der|den|bin|al|el) )*{_NAME}){{1,3}}"
# What no credit or list of links ends with: a sentence does.
_NO_STOP = r"(?<![.!?。！？])"
_PEOPLE = rf"{_PERSON}(?:(?:,| and| und| et| y| e| en|,? &) {_PERSON}){{0,3}}"
_MONTH = (
    r"(?:jan(?:uary|uar|vier|eiro)?|feb(?:ruary|ruar|braio|rero)?|f[ée]v(?:rier|ereiro)?|märz|mar(?:ch|s|zo|ço)?|maart"
    r"|apr(?:il|ile)?|abr(?:il)?|avr(?:il)?|ma[iyj]o?|mei|mag(?:gio)?|maio|jun[ei]?|juni[o]?|juin|giugno|jul[yi]?|julio"
    r"|juil(?:let)?|luglio|aug(?:ust|ustus)?|août|agosto|sep(?:t|tember|tembre|tiembre)?|set(?:embro|tembre)?"
    r"|o[ck]t(?:ober|obre|ubre)?|outubro|ottobre|nov(?:ember|embre|iembre|embro)?|de[cz](?:ember|embre|embro)?"
    r"|déc(?:embre)?|dic(?:iembre|embre)?|januari|februari|augustus|janeiro|fevereiro|junho|julho"
    r"|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
    r"|ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık"
    r"|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia)\.?"
)
_WEEKDAY = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day|\.)?|(?:mon|diens|donners|frei|sams|sonn)tag"
    r"|mittwoch|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
    r"|(?:segunda|terça|quarta|quinta|sexta)-feira|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica"
    r"|(?:maan|dins|woens|donder|vrij|zater|zon)dag|[月火水木金土日]曜日?"
)
_CLOCK = r"\d{1,2}(?:[:.h]\d{2}(?::\d{2})?| ?(?=[ap]\.?m))(?: ?[ap]\.?m\.?)?(?: ?(?:uhr|h))?(?: ?(?-i:[A-Z]{2,4}))?"
_DAY = (
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,?|\d{{1,2}}(?:st|nd|rd|th|\.|er)?(?: de| of)? {_MONTH}(?: de)?,?)"
    r"(?: (?:19|20)\d\d)?"
)
_DATE = (
    rf"(?:(?:{_WEEKDAY}),? )?(?:{_DAY}|\d{{4}}[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.](?:\d\d)?\d\d"
    r"|(?:\d{4}[年년] ?)?\d\d?[月월] ?\d\d?[日일])"
)
# No date goes on for so long without a digit: where there is none, no month and weekday need be tried.
_MOMENT = (
    rf"(?=\D{{0,40}}+\d)(?:{_DATE}(?:,? ?(?:at|um|à|a las|às|as|alle|om|o godz\.|saat|[-–—|·•@T])? ?(?:{_CLOCK}"
    rf"|\d\d?[時시]\d\d?[分분]))?|{_CLOCK},? (?:on )?{_DATE})"
)

_SIGNED: dict[str, str] = {
    "byline": rf"(?-i:By|BY|by|Written by|Posted by|Words by|Reported by|Story by|Author:|Von|VON|von|Par|PAR|Por"
    rf"|POR|Di|Door|Oleh|Автор:|Yazan:|Tekst:|Av) (?!(?:mon|tues|wednes|thurs|fri|satur|sun)day\b){_PEOPLE}"
    rf"(?:[,|·•–—-] ?.{{1,60}}{_NO_STOP})?",
    "dateline": r"(?:(?:this (?:post|article|story|page) was )?(?:posted|published|reported|written|updated"
    r"|last updated"
    r"|last modified|reviewed)(?: on)?|last (?:updated|modified|reviewed)|updated|first published|created|date"
    r"|stand|erstellt|aktualisiert|veröffentlicht|publié le|mis à jour le|publicado|actualizado|publicado el"
    r"|actualizado el|atualizado(?: em)?|publicado em|pubblicato(?: il)?|aggiornato(?: il)?|gepubliceerd|bijgewerkt"
    r"|опубликовано|обновлено|giriş|güncelleme|yayınlanma|publicerad|uppdaterad|publisert|oppdatert|publiceret"
    r"|opublikowano|aktualizacja|publikováno|aktualizováno|기사입력|입력|수정|公開|更新|发布时间|更新时间)"
    rf"(?: am| on| at| by {_PEOPLE})? ?[:：]? ?\[? ?{_MOMENT}(?:.{{0,60}}{_NO_STOP}|.{{0,20}})",
    # What follows is the title of the entry, no further words of a sentence.
    "feed foot": r"(?:the post|der beitrag|l['’]article|la entrada|l['’]articolo|o post|het bericht|сообщение)"
    r" (?-i:[^\Wa-zß-öø-ÿа-я]|[^\w\s]).{0,200} (?:first appeared on|appeared first on|erschien zuerst auf"
    r"|est apparu en premier sur|se publicó primero en|aparece primero en|proviene da|apareceu primeiro em"
    r"|verscheen eerst op|появились сначала на) .{1,80}",
    "date": rf"[-–|(\[ ]*{_MOMENT}(?: (?:by|von|par|por|di) {_PEOPLE}|.{{0,3}}\({_MOMENT}.{{0,4}}\))?[)\]]?",
}

_LINES: dict[str, tuple[str, ...]] = {
    "reading time": (
        r"(?:(?:estimated |est\. )?read(?:ing)? time|lesezeit|temps de lecture|tiempo de lectura|tempo di lettura"
        r"|tempo de leitura|leestijd|время чтения|okuma süresi|czas czytania|lästid)?[:\s]*"
        r"(?:\d+|one|two|three|four|five) ?-?(?:min(?:ute)?s?\.?|minuten|minut[io]s?|minuter|мин(?:ут[аы]?)?\.?"
        r"|分钟?|분)"
        r"(?: ?(?:read(?:ing)?(?: time)?|lesezeit|de lecture|de lectura|di lettura|de leitura|leestijd|чтения"
        r"|okuma süresi|czytania))?",
        r"(?:estimated reading time|reading time|lesezeit|temps de lecture|tiempo de lectura) ?:?",
        r"(?:now )?reading: .+",
    ),
    "sharing": (
        r"(?:share|tweet|pin|e-?mail|print|copy link|copy|save|bookmark|whatsapp|facebook|twitter|x|linkedin|reddit"
        r"|telegram|teilen|drucken|partager|imprimer|compartir|imprimir|condividi|stampa|compartilh(?:e|ar)|delen"
        r"|поделиться|paylaş|udostępnij|sdílet|dela|del|jaa|bagikan|chia sẻ|分享|シェア|공유)"
        r"(?:[\s|,·•/:]+(?:share|tweet|pin|e-?mail|print|save|whatsapp|facebook|twitter|x|linkedin|reddit|telegram"
        r"|pinterest|messenger|copy link))*",
        r"(?:please )?(?:share|spread) (?:this|the (?:article|page|post|story|news|word|love))(?: \w+){0,2}"
        r" ?(?:on|with|via|to|:)?(?: [\w, ]{1,60})?[:!.]?",
        r"(?:diesen )?(?:artikel|beitrag) (?:teilen|drucken)|partage[rz](?: (?:cet|l['’]) ?article| sur \w+)",
        r"compartir (?:en \w+|(?:esta|este) \w+)|condividi (?:su \w+|questo articolo|l['’]articolo)",
        r"compartilhe (?:em|no|esta|este) .{1,40}|deel (?:dit artikel|via .{1,30})|分享让更多人看到|分享到.{0,20}",
        r"(?:order reprints|print article|view pdf|download pdf|cite this(?: article)?|permalink)(?: .{0,20})?",
        r"sharing is caring.?|share it.?|(?:link )?copied.?|press enter or click to view image in full size",
        r"(?:this article has been sent to|an error has occurred, please try again later|thank you for sharing)[.!]?",
    ),
    "comments": (
        r"(?:leave|post|add|write) an? (?:comment|reply|response)(?: cancel reply)?",
        r"(?:no|\d+) (?:comments?|repl(?:y|ies)|responses?)(?: yet| so far)?",
        r"comments?(?: \(\d+\)| are (?:closed|off).{0,60})?|join the (?:conversation|discussion)",
        r"(?:view|show|read)(?: all)?(?: \d+)? comments|be the first to comment.{0,40}|cancel reply",
        r"log ?in to (?:leave a )?(?:comment|reply)|you must be logged in to post a comment.?",
        r"kommentare?(?: \(\d+\)| schreiben| verfassen)?|schreibe? einen kommentar|antwort(?:en)? abbrechen",
        r"laisser un commentaire|commentaires?|deja (?:un comentario|una respuesta)|lascia un commento",
        r"\d+ (?:kommentare?|commentaires?|comentarios?|commenti|comentários?|reacties|kommentarer|komentarzy)",
        r"deixe (?:um comentário|uma resposta)|geef een reactie|оставить комментарий|комментарии"
        r"|правила комментирования",
        r"\d[\d,.]*k? (?:likes?|claps?|upvotes?|reactions?|shares?|restacks?|people reacted)",
        r"[★☆⭐\s]*\d(?:[.,]\d+)?(?: ?/ ?\d+| out of \d+)?(?: stars?)? (?:from|\() ?[\d,.]+"
        r" (?:votes?|ratings?|reviews?).{0,30}",
        r"did you (?:make|try) (?:this|the)(?: \w+){1,2}\?|tag @[\w.]+ (?:on|and) .{1,80}",
        r"bir yorum yaz(?:ın)?|yorumlar|zostaw komentarz|komentarze|lämna en kommentar|komentáře|评论|發表評論|댓글",
        r"tinggalkan (?:komentar|balasan)|bình luận|发表评论|コメント(?:する|を書く)?|التعليقات|اترك تعليقا?ً?",
        r"your email address will not be published.*|required fields are marked.*",
        r"save my name,? (?:and )?e-?mail.*|(?:deine|ihre) e-mail-adresse wird nicht veröffentlicht.*",
        r"votre adresse e-?mail ne sera pas publiée.*",
        r"(?:tu|su) dirección de correo electrónico no será publicada.*|il tuo indirizzo email non sarà pubblicato.*",
        r"o seu endereço de e?-?mail não será publicado.*|je e-mailadres wordt niet gepubliceerd.*",
        r"ваш (?:адрес )?e-?mail не будет опубликован.*|alamat email anda tidak akan dipublikasikan.*",
        r"e-posta adresiniz yayınlanmayacak.*|aten(?:ção|ción): comentários com .*",
    ),
    "following": (
        r"(?:please |do |you can |don['’]t forget to )?(?:follow|like|find|join)"
        r" (?:us|me(?= (?:on|at|via) )|our \w+|@\w+)"
        r"(?: (?:and|on|at|in|via|&) .{1,120})?[.!]?",
        r"(?:do )?follow .{1,80} (?:on|at) (?:instagram|facebook|twitter|x|linkedin|tiktok|youtube|telegram|whatsapp"
        r"|bluesky|mastodon|threads|google news)\b.*",
        r"folge?n? (?:sie )?(?:uns|mir)(?: \w+)? (?:auf|bei|via|über) .{1,80}|folgst du schon .{1,80}"
        r"|suivez[- ]nous.{0,80}|síguenos .{1,80}",
        r"seguici .{1,80}|siga-nos.{0,80}|volg ons .{1,80}|подписывайтесь на .{1,80}|bizi takip edin.{0,80}",
        r"sigue (?:toda )?la (?:información|actualidad) .{1,140}|(?:suivez|retrouvez) toute l['’]actualité .{1,140}",
        r"abone ol|ikuti kami .{1,80}|följ oss .{1,80}|følg oss .{1,80}|obserwuj nas .{1,80}|关注"
        r"|カテゴリーをフォローする",
    ),
    "newsletter": (
        r"(?:please )?(?:sign|signing) up (?:here |now |today )?(?:for|to) (?:our|the|my|\w+['’]s) .{0,80}"
        r"(?:newsletters?|alerts?|briefing|e-?mails?)\b.{0,80}",
        r"subscribe(?: now| today| here)?(?: (?:to|for) .{1,120})?[.!]?|newsletter|sign up(?: now| today)?[.!]?",
        r"(?:get|receive) (?:the|our) .{1,80} (?:in|to) your inbox.{0,60}",
        r"(?:jetzt )?newsletter (?:abonnieren|bestellen)|(?:inscrivez|abonnez)-vous .{1,120}|suscríbe(?:te"
        r"|ase) .{1,120}",
        r"iscriviti (?:alla|al) .{1,80}|(?:assine|inscreva-se) .{1,80}|meld je aan .{1,80}|подпишитесь на .{1,80}",
        r"read (?:more|the rest) of .{1,80}\bsubscrib\w+\b.{0,60}",
        r"thanks for reading .{1,60}!(?: .*)?",
        r"(?:s['’]abonner|(?:jetzt )?abonnieren|suscribirse|abbonati|assinar)(?: .{0,30})?[.!]?",
        r"get .{1,40} on the go by clicking here|suscr[ií]bete|(?:click here to )?unsubscribe\b.{0,80}",
        r"view (?:this )?(?:e-?mail|message|newsletter)? ?in (?:your|a|the) (?:web )?browser.{0,60}",
        r"(?:you (?:are receiving|received)|sie erhalten|vous recevez|recibe|ricevi) (?:this|diese|ce|este|questa)"
        r" (?:e-?mail|message|newsletter|mail|correo|nachricht)\b.*",
        r"(?:forward this (?:e-?mail|to a friend)|manage (?:your )?(?:e-?mail )?preferences|sent from my \w+).{0,60}",
    ),
    "more": (
        r"(?:read|see|watch|listen|learn|continue|find out|view|load|show|more)"
        r"(?: (?:more|also|next|on|reading|about this|(?<=more )from .{1,40}|here|stories))+"
        rf"(?: ?[:…>»→].*{_NO_STOP}|\.{{3}})?",
        r"(?:continue|keep) reading .{1,100}[→»>…]|like this:?|like loading(?:\.{3}|…)",
        r"(?:related|also read|see also|also check|you (?:may|might) (?:also )?(?:like|check|enjoy|be interested in)"
        r"|you['’]ll also (?:like|love)|recommended(?: for you)?|trending(?: now)?|don['’]t miss"
        r"|more on this(?: story)?"
        r"|most read|most popular|popular|up next|next article|previous article|top stories|partner news|latest news"
        r"|what to read next|read this next|editors?['’]s? picks?)"
        r"(?: (?:articles?|stories|posts?|topics?|news|reading|links?|content|videos?))?"
        rf"(?:[:|].*{_NO_STOP}|…|\.{{3}})?",
        r">> .{1,200}",
        r"related (?:articles|stories|posts) (?:from|that) .{1,60}|most (?:read|popular|viewed) in .{1,40}",
        r"more (?:articles|stories|posts|news|coverage|from|in|on)(?: .{1,40})?:|more:"
        rf"|(?:also|related): .{{1,160}}{_NO_STOP}",
        r"(?:watch|see|view)(?: the)? (?:full )?video(?: here| below)?[.:]?",
        r"weitere (?:informationen|artikel|themen|meldungen):?",
        r"(?:for )?more (?:information|details|info)[,:]? (?:please )?(?:click here|visit.{1,80}|see .{1,60})",
        r"for more information click here|click here.{0,80}",
        r"(?:lesen sie auch|mehr (?:dazu|lesen|zum thema|infos)|weiterlesen|auch interessant|das könnte (?:sie"
        r"|dich) auch"
        r" interessieren|ähnliche(?: artikel| beiträge)?|lire (?:aussi|la suite|également)|à lire (?:aussi|également)"
        r"|sur le même sujet|voir aussi|leer? (?:también|más)|lea también|ver también|te puede interesar"
        r"|noticias? relacionadas?|leggi anche(?: su)?|leggi tutto|ti potrebbe interessare|leia (?:também|mais)"
        r"|veja também|lees (?:ook|meer|verder)|читайте (?:также|далее)|читать далее|ayrıca (?:oku|bkz)|ilgili haberler"
        r"|devamını oku|czytaj (?:też|także|dalej|więcej)|zobacz (?:też|także)|čtěte (?:také|též)|přečtěte si také"
        r"|mohlo by vás zajímat|läs (?:också|mer|även)|les også|læs også|se også|lue myös|olvassa el ezt is|citește și"
        r"|διαβάστε (?:επίσης|ακόμα)|читайте також|baca juga|xem thêm|đọc thêm|相关(?:阅读|新闻)|阅读更多|延伸閱讀"
        r"|関連(?:記事|キーワード|リンク)|おすすめ(?:情報|記事)|続きを読む|관련 ?기사|اقرأ (?:أيضا|أيضًا|المزيد)"
        r"|อ่านเพิ่มเติม)"
        r"(?:\s*[:…>»→：].*| \.{3})?",
    ),
    "tags": (
        r"(?:tagged|tags?|topics?|categor(?:y|ies)|filed under|posted in|keywords|schlagw(?:o|ö)rter(?: zu .{1,40})?"
        r"|themen|mots[- ]clés|étiquettes|etiquetas|tagged with|теги|etiketler|标签|タグ)"
        rf"(?:\s*[:：/\n].*{_NO_STOP})?",
    ),
    "contents": (
        r"(?:table of contents|contents|on this page|in this (?:article|post|story|guide)|jump to:?"
        r"|inhalt(?:sverzeichnis)?"
        r"|auf dieser seite|sommaire|table des matières|índice|tabla de contenidos?|indice|sumário|inhoud(?:sopgave)?"
        r"|spis treści|obsah|содержание|içindekiler|目次|目录) ?:?",
        r"jump to (?:the )?(?:review|details|recipe|section|content|video|comments)"
        rf"|skip (?:to|ad|advertisement).{{0,40}}{_NO_STOP}",
        r"click to auto ?scroll.{0,40}|article content|hauptinhalt|článek",
    ),
    "about the author": (
        r"(?:sendung|redaktion|redaktionelle mitarbeit|mitarbeit|bearbeitung|faktencheck)\s*: [^?!]{1,120}",
        r"(?:责任编辑|責任編輯|编辑|編輯|责编|校对|审核|实习记者|记者|記者|文|图|摄影|撰文)\s*[:：][^，。！？?!]{1,60}",
        r"(?:posted|written|reported|reviewed|edited) by,?|authors?(?:\s*:[^?]{1,160})?|about the authors?(?::.{0,80})?"
        r"|view author (?:page|profile|archive)|(?:über den autor|über die autorin|à propos de l['’]auteur"
        r"|sobre el autor|sull['’]autore|sobre o autor|over de auteur|об авторе)",
        r"\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago|vor \d+ (?:minuten|stunden|tagen)|il y a \d+ \w+",
    ),
    "credit": (
        r"(?:photo(?:graph)?s?|pictures?|images?|illustrations?|video|graphic|foto|fotos|bild(?:quelle)?"
        r"|crédits? ?(?:photos?)?|photo credits?|image credits?|credits?|imagen|imagem|фото|fotoğraf|zdjęcie|ảnh"
        r"|图片|写真|copyright|source|quelle"
        r"|fuente|fonte|bron|kilde|källa|lähde|источник|kaynak|źródło|sumber|nguồn|via)\s*[:©/：][^?]{1,160}",
        r"(?:photo|image|picture|illustration)s? (?:by|courtesy of|credit|used under licen[cs]e from) .{1,100}",
        r"fotoğraf(?:lar)?,? .{1,40} tarafından .{1,40}",
    ),
    "advert": (
        r"(?:advertisements?|sponsored(?: content)?|promoted|anzeige|werbung|publicité|publicidad|pubblicità"
        r"|publicidade"
        r"|advertentie|реклама|reklam|reklama|annons|annonse|mainos|iklan|广告|広告|광고|إعلان)(?: [-–—|:] .{0,60})?",
        r"(?:реклама|advertisement|anzeige|publicidad|publicité|pubblicità):",
        r"(?:advertisement ?[\w -]{0,20})?(?:story|article) continues below.{0,40}|continue reading below",
        r"recommended videos?|don['’]t want to see (?:this|ads)\?.{0,30}",
    ),
    "call": (
        r"(?:learn more|find out|shop now|buy now|order now|book (?:now|online|a demo)|try it(?: for)? free"
        r"|get (?:the|this) recipe|check it out|explore pricing options|request a (?:demo|quote|custom quote)"
        r"|schedule (?:a|your)(?: \w+)? demo|start your free(?: \d+[- ]days?)? trial|download (?:now|the app|here)"
        r"|rate this (?:article|recipe|post)|join or sign in|see (?:deal|price|it|reviews)|view (?:deal|offer)"
        r"|jetzt (?:kaufen|bestellen|testen|abonnieren)|en savoir plus|más información|scopri di più|saiba mais)"
        r"(?: (?:now|today|here|more))?[.!>»→ |]*",
    ),
    "rights": (
        r"(?:©|\(c\)|copyright (?:©|@|\(c\)|by\b|\d{4}|\w+ \d{4})).{0,240}|all rights reserved.{0,80}",
        r"alle rechte vorbehalten.{0,60}|tous droits réservés.{0,60}|todos los derechos reservados.{0,60}",
        r"tutti i diritti riservati.{0,60}|todos os direitos reservados.{0,60}|alle rechten voorbehouden.{0,60}",
        r"все права защищены.{0,60}|tüm hakları saklıdır.{0,60}|wszelkie prawa zastrzeżone.{0,60}",
        r"this (?:material|article|content) may not be (?:published|reproduced).*|this copy is for your personal.*",
        r"(?:terms of (?:use|service)|privacy policy|cookie policy|cookie notice)(?: ?[|·&].{0,80})?",
        r"our standards: .{1,120}|do not sell my personal information",
    ),
    "consent": (
        r"(?:we|this (?:web)?site) uses? cookies.*|(?:accept|reject|manage)(?: all)? cookies",
        r"(?:wir|diese website) (?:verwenden|verwendet|nutzt) cookies.*|(?:enable|please enable) javascript.*",
        r"(?:this|external|embedded) content (?:is not available|could not be loaded|cannot be (?:shown|displayed)).*",
        r"to view this content,? .*|this article contains content provided by .*|your browser does not support .*",
        r"externer inhalt(?: nicht verfügbar)?|empfohlener redaktioneller inhalt"
        r"|an dieser stelle (?:finden|befindet) .*\b(?:inhalte?|content|beitrag|video|karte|tweet|post|podcast)\b.*",
        r"(?:deine|ihre) privatsphäre-einstellungen .*|ich bin (?:damit )?einverstanden, dass mir externe inhalte .*",
        r"(?:ce|cet) (?:contenu|article) (?:n['’]est pas disponible|n['’]a pas pu être chargé).*",
        r"pour (?:afficher|voir|visualiser) ce contenu,? .*|para (?:ver|visualizar) este contenido,? .*",
        r"this slideshow requires javascript.?|\[?e-?mail.protected\]?",
        r"per (?:vedere|visualizzare) questo contenuto,? .*|para (?:ver|visualizar) este conteúdo,? .*",
        r"(?:om|voor) (?:deze inhoud|dit) te (?:zien|bekijken),? .*|(?:přejít před"
        r"|následuje) obsah vložený z jiného webu.*",
        r"(?:video unavailable|this video is (?:not available|unavailable)|video nicht verfügbar|vidéo indisponible).*",
        r"(?:\d\d?:)?\d\d?:\d\d min\.+ verfügbar bis .*",
    ),
    "page foot": (
        r"(?:skip to (?:main )?content|back to top|home|menu|search|log ?in|sign in|close|next|previous|play|pause"
        r"|loading|text size)(?:\.{3}|…)?[>»]?|(?:page )?\d+ (?:of|/) \d+|[\W_]+",
        r"fehler gefunden ?\? ?jetzt melden.?|mit agenturmaterial.?|haben sie fragen, kritik oder lob .*",
        r"wie hat ihnen dieser artikel gefallen\?|durchschnittliche bewertung.{0,20}|was this (?:article"
        r"|page) helpful\?",
    ),
}

_AGENCY = r"(?:afp|getty images?|reuters|dpa|epa|shutterstock|istock|xinhua)"

_LATE: dict[str, str] = {
    "read": rf".{{0,60}}(?<!\d)\d{{1,2}} ?min(?:ute)?s? ?read(?!er|iness|y)(?:.{{0,40}}{_NO_STOP})?"
    r"|.{1,60} is a reader-supported publication\b.*",
    "/": rf".{{0,80}}/ ?{_AGENCY}(?:[)\]][)\]. ]*|[. ]*)",
    "via ": rf".{{0,80}}\bvia {_AGENCY}(?:[)\]][)\]. ]*)?",
}
"""What may begin with anything, by what stands in all of it: hardly a line has that and need be matched."""


@cache
def _anywhere() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for patterns in _LINES.values() for pattern in patterns))


@cache
def _late() -> dict[str, re.Pattern[str]]:
    return {told: re.compile(pattern) for told, pattern in _LATE.items()}


@cache
def _signed() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in _SIGNED.values()), re.IGNORECASE)


@cache
def _date() -> re.Pattern[str]:
    return re.compile(_MOMENT, re.IGNORECASE)


_PARTED = re.compile(r"\s*[·•|∙]\s*")
_BRACKETS = {"[": "]", "(": ")", "（": "）", "【": "】"}


def is_boilerplate(line: str) -> bool:
    """Whether `line` as a whole is furniture such as "7 Min Read", "TAGGED:", "Leave a Reply" or a bare date.

    So is a line whose parts between dots or bars all are: "By Ada Keeper · 4 March 2026 · 12 Comments".
    """
    line = line.strip()
    if len(line) > LONGEST:
        return False
    if _BRACKETS.get(line[:1]) == line[-1:] != "":
        line = line[1:-1].strip()
    if _is_one(line):
        return True
    if "|" in line or "·" in line or "•" in line or "∙" in line:
        return all(not part or _is_one(part) for part in _PARTED.split(line))
    return False


def is_date(line: str) -> bool:
    """Whether `line` is a date and no more, perhaps with a time of day."""
    return _date().fullmatch(line.strip()) is not None


def _is_one(line: str) -> bool:
    small = line.lower()
    if _anywhere().fullmatch(small) or _signed().fullmatch(line):
        return True
    late = [pattern for told, pattern in _late().items() if told in small]
    return bool(late) and any(pattern.fullmatch(small) for pattern in late)
