"""Which lines are notices: what a page says to its reader, or of itself, rather than what the article tells.

A notice may stand in an article and is shown, but it is nothing to summarise.  A pattern must match the whole line, in
small letters but for credits, where capitals tell a name.
"""

import re
from functools import cache

LONGEST = 260
"""Longer lines are never taken for notices; characters."""

_NAME = r"[^\W\d_a-zà-öø-ÿ][\w.'’-]*"
_NAMES = rf"{_NAME}(?: {_NAME}){{0,3}}(?:(?:,| and|,? &) {_NAME}(?: {_NAME}){{0,3}}){{0,3}}"
_DONE = r"(?:(?:[Aa]dditional|[Ff]urther) )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Ee]dited|[Cc]ompiled|[Tt]ranslated)"
_CREDITED = rf"{_DONE} by {_NAMES}(?: in {_NAME}(?: {_NAME}){{0,2}})?"

_ASKED = (
    r"(?:let us know|tell us|share your|leave (?:us )?a|have your say|sound off|comment)\b"
    r"(?: .{1,60})? (?:in the comments?|comments? below)\b.{0,40}",
    r"(?:have your say|share your (?:thoughts|views|opinions?)|leave a comment) below.{0,40}",
)

_NOTICES = (
    r"(?:many )?(?:thanks|thank you)(?: so much| very much)? for (?:reading|your (?:interest|attention"
    r"|support))\b.{0,40}",
    r"(?:the )?(?:views|opinions)(?: and opinions)? expressed (?:in|here|by|on)\b.{1,200}",
    *_ASKED,
    r"comments (?:on|for) this .{1,30} (?:are|have been) (?:now )?closed.?|we welcome your comments.{0,60}",
    r"(?:sign|log) ?in (?:or (?:register|sign up) )?to (?:comment|join|leave|reply|post)\b.{0,40}",
    r"(?:got|have|do you have) (?:a|any) (?:news )?(?:story|tips?|corrections?"
    r"|something to say)\b.{0,60}\?(?: .{1,160})?",
    r"(?:(?:please )?(?:e-?mail|contact|write to) (?:us|the (?:author|reporter|editor|writer|newsroom))"
    r"|send (?:us )?your (?:letters|tips|comments|questions|feedback)(?: to)?)\b.{0,20}\S+@\S+",
    r"(?:(?:did you )?(?:enjoy|like)(?:ed)? (?:this (?:article|story|post|piece)|what you(?: read"
    r"|['’]re reading| see))\?"
    r"|if you (?:liked?|enjoyed) this (?:article|story|post|piece)\b)(?:,? .{1,120})?",
    r"(?:please )?support (?:our|independent|local|quality) (?:journalism|newsroom|reporting|work)\b.{0,60}",
    r"join our (?:mailing list|newsletter|community|channel)\b.{0,80}|become a (?:member"
    r"|subscriber)(?: today| now)?[.!]?",
    r"stay (?:up[- ]to[- ]date|informed|tuned|connected)\b.{0,60}\b(?:updates|following us|newsletters?"
    r"|our \w+)\b.{0,60}",
    r"for (?:the latest|more|all the latest|breaking) (?:.{1,40} )?(?:headlines|news|stories|updates|coverage),?"
    r" (?:follow|visit|subscribe|sign up|download|click|go to|tune|log)\b.{1,140}",
    r"download our (?:\w+ ){0,2}app\b.{0,100}|listen to our (?:\w+ )?podcast\b.{0,80}"
    r"|visit our (?:web)?site\b.{0,100}",
    r"read (?:the )?(?:full|original) (?:story|article|post|piece)(?: (?:here|at|on|in)\b.{0,80})?[.:]?",
    r"don['’]t miss (?:a|another|any) (?:story|issue|update|post)\b.{0,80}",
    r"(?:please )?share (?:it|this (?:article|story|post|page)) with (?:your |a )?(?:friends?|family"
    r"|others)\b.{0,60}",
    r"this (?:article|story|piece|post|essay|interview) (?:was |has been )?(?:originally|first) (?:published"
    r"|appeared|posted)"
    r" (?:on|in|by|at)\b.{1,160}",
    r"merci (?:(?:de|pour) votre (?:lecture|attention|fidélité)|de nous lire|d['’]avoir lu)\b.{0,40}"
    r"|cliquez ici\b.{0,80}",
    r"téléchargez (?:notre |l['’])appli(?:cation)?\b.{0,80}|partagez(?:-le| cet article| cette info)\b.{0,60}",
    r"(?:donnez|partagez|laissez)(?:-nous)? votre (?:avis|opinion|commentaire)\b.{0,60}"
    r"|vous avez aimé cet article ?\?.{0,80}",
    r"n['’]hésitez pas à (?:laisser un commentaire|commenter|partager cet article|nous (?:écrire"
    r"|contacter))\b.{0,80}",
    r"(?:cet )?article (?:a été )?(?:initialement )?publié (?:initialement )?(?:sur|dans|par|le) .{1,80}",
    r"tous droits de reproduction .{1,60}|reproduction interdite.{0,60}|pour ne rien manquer,.{1,100}",
    r"recevez .{1,80}\b(?:e-?mail|newsletters?|boîte)\b.{0,60}|soutenez (?:la presse|notre"
    r"|le journalisme)\b.{0,80}",
    r"retrouvez (?:cet article|(?:tous )?nos articles|plus d['’]articles) .{1,100}",
    r"(?:vielen )?dank(?:e)? (?:fürs lesen|für (?:das lesen|ihr interesse|ihre aufmerksamkeit))\b.{0,40}"
    r"|klicken sie hier\b.{0,80}",
    r"melden sie sich .{1,60}newsletter\b.{0,40}|schreiben sie (?:uns )?.{0,40}in die kommentare\b.{0,20}",
    r"teilen sie (?:diesen|den) (?:artikel|beitrag)\b.{0,60}"
    r"|laden sie (?:sich )?(?:jetzt )?unsere .{0,20}app\b.{0,60}",
    r"hat ihnen (?:der|dieser) (?:artikel|beitrag) gefallen\?.{0,80}"
    r"|unterstützen sie unabhängigen journalismus.{0,60}",
    r"dieser (?:artikel|beitrag|text) (?:erschien|wurde|ist) (?:zuerst|ursprünglich|erstmals)\b.{1,100}",
    r"mit material (?:von|der) .{1,60}|die kommentarfunktion .{1,40}(?:geschlossen|deaktiviert).?",
    r"gracias por (?:leer(?:nos)?|su (?:lectura|atención)|tu lectura)\b.{0,40}|ha(?:z|ga) clic aquí\b.{0,80}",
    r"comparte (?:este artículo|esta (?:noticia|nota))\b.{0,60}|descarga nuestra (?:app|aplicación)\b.{0,60}",
    r"(?:déjanos|deja|cuéntanos) (?:tu|su) (?:opinión|comentario)\b.{0,60}|apoya (?:el"
    r"|nuestro) periodismo\b.{0,60}",
    r"este artículo (?:fue publicado|se publicó) (?:originalmente|por primera vez)\b.{0,100}",
    r"los comentarios están (?:cerrados|desactivados).?|prohibida (?:su|la) reproducción.{0,80}",
    r"clicca qui\b.{0,80}|grazie per (?:la lettura|aver letto|l['’]attenzione)\b.{0,40}"
    r"|©? ?riproduzione riservata.{0,40}",
    r"condividi (?:quest[oa]|l['’]) ?(?:articolo|notizia)\b.{0,60}|scarica la nostra app\b.{0,60}",
    r"lascia un commento\b.{0,60}|sostieni (?:il|un) giornalismo\b.{0,60}",
    r"clique aqui\b.{0,80}|obrigad[oa] (?:por ler|pela (?:leitura|atenção))\b.{0,40}",
    r"baixe (?:o )?nosso (?:app|aplicativo)\b.{0,60}|deixe (?:o )?seu comentário\b.{0,60}",
    r"schrijf je in voor .{1,60}nieuwsbrief\b.{0,40}|klik hier\b.{0,80}|bedankt voor het lezen\b.{0,40}",
    r"deel dit artikel\b.{0,60}|download onze .{0,20}app\b.{0,60}",
    r"mời (?:các |quý )?(?:bạn(?: đọc)?|độc giả) (?:đón |tiếp tục )?(?:xem|đọc|theo dõi|tham khảo)\b.{0,120}",
    r"theo dõi (?:chúng tôi|kênh|fanpage)\b.{0,100}|đăng ký (?:nhận (?:bản )?tin|kênh)\b.{0,80}",
    r"cảm ơn (?:các |quý )?(?:bạn(?: đọc)?|độc giả) đã (?:đọc|theo dõi|quan tâm)\b.{0,60}|(?:bấm|nhấn"
    r"|nhấp) vào đây\b.{0,60}",
    r"chia sẻ bài (?:viết|này)\b.{0,60}|(?:hãy )?để lại (?:bình luận|ý kiến)\b.{0,60}|bản quyền thuộc\b.{0,80}",
    r"vui lòng (?:ghi|dẫn) (?:rõ )?nguồn\b.{0,100}|hak cipta dilindungi\b.{0,40}|klik (?:di )?sini\b.{0,80}",
    r"dapatkan (?:update )?berita (?:terbaru|terkini|pilihan)\b.{0,100}|simak video\b.{0,60}"
    r"|unduh aplikasi kami\b.{0,60}",
    r"terima kasih (?:telah|sudah) membaca\b.{0,40}|bagikan (?:artikel|berita) ini\b.{0,60}"
    r"|baca berita lain(?:nya)?\b.{0,80}",
    r"(?:tulis|tinggalkan) komentar anda\b.{0,40}|berlangganan newsletter\b.{0,60}",
    r"спасибо за (?:внимание|прочтение)\b.{0,40}|поделитесь (?:этой )?(?:стать[её]й|новостью)\b.{0,60}"
    r"|оставьте (?:свой )?комментарий\b.{0,60}",
    r"zapisz się .{1,40}newslettera?\b.{0,40}|dziękujemy za (?:przeczytanie|lekturę|uwagę)\b.{0,40}",
    r"bizi .{1,40} takip edin\b.{0,40}|bültenimize abone olun\b.{0,40}|okuduğunuz için teşekkür.{0,40}",
    r"(?:请)?关注我们的.{1,40}|版权所有.{0,60}|点击(?:这里|此处).{0,60}|感谢(?:您的)?阅读.{0,20}|请在下方(?:留言|评论).{0,30}",
    r"無断(?:転載|複製).{1,40}|(?:最後まで)?お読みいただきありがとう.{0,20}",
    r"تابعونا على .{1,60}|اشتركو?ا? في (?:نشرتنا|قناتنا).{0,60}|جميع الحقوق محفوظة.{0,60}|شكراً? لقراءتكم.{0,40}",
)

_LATE: dict[str, str] = {
    "? ": rf"[^?]{{1,80}}\? (?:{'|'.join(_ASKED)})",
    "contributed": r".{1,100} contributed (?:to this (?:report|story|article)|(?:additional )?reporting)\b.{0,60}",
    "をクリック": r".{0,20}(?:こちら|ここ)をクリック.{0,30}",
}
"""What may begin with anything, by what stands in all of it."""


def is_notice(line: str) -> bool:
    """Whether `line` as a whole thanks or asks the reader, or says who wrote the text, or where it stood first."""
    if len(line) > LONGEST:
        return False
    small = line.lower()
    if _notice().fullmatch(small) or _credit().fullmatch(line):
        return True
    late = [pattern for told, pattern in _late().items() if told in small]
    return bool(late) and any(pattern.fullmatch(small) for pattern in late)


@cache
def _notice() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in _NOTICES))


@cache
def _late() -> dict[str, re.Pattern[str]]:
    return {told: re.compile(pattern) for told, pattern in _LATE.items()}


@cache
def _credit() -> re.Pattern[str]:
    return re.compile(rf"\(?{_CREDITED}(?:[;,.] (?:and )?{_CREDITED}){{0,3}}\.?\)?")
