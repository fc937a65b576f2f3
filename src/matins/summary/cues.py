"""How captions, credits, calls to the reader and time stamps are worded, by language; data for judging a form.

All is in small letters with straight apostrophes.  A blank at an end means that the word ends there.
"""

from typing import NamedTuple


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(phrase.replace("_", " ") for phrase in text.split())


OPENINGS: dict[str, tuple[str, ...]] = {
    "en": _phrases(
        "here_are_some_ here_are_the_ here_is_how_ read_more_ learn_more_ find_out_more_ discover_more_ see_more_ "
        "read_the_full_ read_our_ read_also_ read_next see_also_ also_read_ click_ tap_here subscribe_ sign_up_ "
        "sign-up_ follow_us follow_me_on follow_him_on follow_her_on follow_them_on follow_@ check_out_ scroll_down "
        "scroll_to_ watch_the_video watch_the_full watch_our_ file_photo stock_photo pictured pictures_by_ "
        "picture_by_ picture_shows_ photo_by_ photos_by_ photograph_by_ photo_courtesy image_by_ images_by_ "
        "image_courtesy share_this_ download_the_app download_our_ for_more_information for_more_details "
        "for_more_news for_more_stories for_more_on_ visit_our_ visit_us visit_www visit_http don't_miss_ join_our_ "
        "contact_us copyright_© copyright_(c) copyright_1 copyright_2 copyright_the_ all_rights_reserved "
        "sponsored_content related_story related_stories related_article related_video related_post related_read "
        "related_content get_our_ get_the_latest_ get_your_free_ download_the_free_ download_your_free_ "
        "download_a_free_ download_my_free_ download_now buy_now_ shop_now_ order_now_ start_your_free_trial "
        "this_post_contains_ this_article_contains_ we_may_earn_ we_may_receive_ as_an_amazon_ about_the_author "
        "here_are_our_ see_what_else all_that_and_more let's_have_a_look let's_take_a_look let's_take_a_closer_look "
        "let's_dive let's_break_down let's_break_it_down let's_break_them_down"
    ),
    "de": _phrases(
        "erfahren_sie_ lesen_sie_ sehen_sie_auch hören_sie_ lies_auch lies_hier mehr_zum_thema mehr_dazu_ mehr_infos "
        "klicken_sie_ abonnieren_ folgen_sie_uns folge_uns melden_sie_sich_ das_könnte_sie_ weitere_infos "
        "weitere_informationen archivbild archivfoto symbolbild symbolfoto im_bild_ auf_dem_bild auf_dem_foto "
        "mit_material_ anzeige:"
    ),
    "fr": _phrases(
        "lire_aussi à_lire_ lire_également lire_la_suite voir_aussi voir_également à_voir_aussi à_écouter "
        "cliquez_ abonnez-vous inscrivez-vous suivez-nous suivez_l'actualité retrouvez_tou retrouvez_l'actualité "
        "retrouvez_ici partagez_ téléchargez_ pour_aller_plus_loin pour_en_savoir_plus en_savoir_plus "
        "photo_d'illustration photo_d'archive sur_cette_photo sur_la_photo"
    ),
    "es": _phrases(
        "lea_también lea_además lea_más lee_también vea_también mira_también haga_clic haz_clic suscríb síguenos "
        "síganos para_más_información más_información descarga_ en_la_foto en_la_imagen foto_de_archivo "
        "imagen_de_archivo con_información_de_ te_puede_interesar"
    ),
    "it": _phrases(
        "leggi_anche leggi_qui leggi_tutto guarda_anche guarda_il_video clicca_ iscriviti_ seguici scopri_di_più "
        "nella_foto foto_d'archivio foto_di_repertorio immagine_di_repertorio riproduzione_riservata "
        "per_saperne_di_più"
    ),
    "pt": _phrases(
        "leia_também leia_mais veja_também veja_mais clique_ assine_ siga_o_ siga_a_ siga-nos saiba_mais confira_ "
        "inscreva-se na_foto na_imagem foto_de_arquivo imagem_de_arquivo com_informações_d"
    ),
    "nl": _phrases(
        "lees_ook lees_hier lees_meer lees_verder bekijk_ook bekijk_hier bekijk_de_video klik_ volg_ons abonneer "
        "meld_je_aan meer_weten meer_informatie op_de_foto op_de_afbeelding archieffoto archiefbeeld "
        "tekst_gaat_verder de_tekst_gaat artikel_gaat_verder dit_artikel_gaat"
    ),
    "id": _phrases(
        "baca_juga baca_selengkapnya simak_juga simak_video simak_selengkapnya lihat_juga klik_ saksikan_ tonton_ "
        "ikuti_berita ikuti_kami ilustrasi_ dapatkan_"
    ),
    "vi": _phrases("xem_thêm đọc_thêm mời_bạn_đọc mời_quý_độc mời_độc theo_dõi_chúng bấm_vào nhấn_vào >>"),
    "sv": _phrases("läs_även läs_också läs_mer läs_vidare artikeln_fortsätter följ_oss prenumerera_"),
    "da": _phrases("læs_også læs_mere læs_videre artiklen_fortsætter følg_os tilmeld_dig"),
    "no": _phrases("les_også les_mer les_saken saken_fortsetter artikkelen_fortsetter følg_oss"),
    "fi": _phrases("lue_myös lue_lisää juttu_jatkuu artikkeli_jatkuu"),
    "pl": _phrases("czytaj_także czytaj_też czytaj_więcej zobacz_też zobacz_także zobacz_również kliknij_"),
    "cs": _phrases("čtěte_také čtěte_více přečtěte_si sledujte_nás klikněte_"),
    "ro": _phrases("citește_și citeşte_şi citește_mai citiți_și urmărește-ne abonează-te vezi_și"),
    "hu": _phrases("olvasd_el olvassa_el kövess_minket iratkozz_fel kattints_"),
    "tr": _phrases("ayrıca_okuyun bunu_da_oku bizi_takip tıklayın_ abone_ol fotoğraf,"),
    "el": _phrases("διαβάστε_επίσης διαβάστε_ακόμη διαβάστε_περισσότερα ακολουθήστε_ δείτε_επίσης"),
    "ru": _phrases("читайте_также читайте_ещё читайте_еще подписывайтесь смотрите_также на_фото_"),
    "uk": _phrases("читайте_також підписуйтесь підписуйтеся дивіться_також на_фото_"),
    "zh": _phrases("点击 點擊 扫码 掃碼 更多精彩 延伸阅读 延伸閱讀 相关阅读 相關閱讀 责任编辑 責任編輯 图为 圖為"),
    "ja": _phrases("関連記事 あわせて読みたい 続きを読む この記事は有料 写真は"),
    "ko": _phrases("저작권자 무단전재 관련기사 사진은 사진제공"),
    "ar": _phrases("اقرأ_أيضا اقرأ_أيضاً إقرأ_أيضا شاهد_أيضا تابعونا_ اضغط_هنا"),
    "he": _phrases("קראו_גם קראו_עוד לחצו_כאן הצטרפו_ לקריאת_"),
    "hi": _phrases("यह_भी_पढ़ें ये_भी_पढ़ें पढ़ें_पूरी यहां_क्लिक"),
    "fa": _phrases("بیشتر_بخوانید همچنین_بخوانید اینجا_کلیک"),
}
"""What a call to the reader, a credit or a caption begins with."""

LABELS = _phrases(
    "photo image picture foto fotos bild imagen immagine imagem ảnh фото credit crédit créditos crédito source "
    "quelle fuente fonte bron sumber nguồn caption illustration video vidéo graphic grafik infographie redaktion "
    "related read_also read_next recommended disclosure disclaimer advertisement sponsored "
    "available_in available_at price rating location address phone tel email e-mail website contact hours "
    "opening_hours ingredients serves tags topics category categories filed_under author adresse telefon prix preis"
)
"""Words that are a credit where a colon, slash or © follows at the start."""

CAPTIONS: dict[str, tuple[str, ...]] = {
    "en": _phrases("(left) (right) (above) (below) (center) (centre) (pictured file_photo"),
    "de": _phrases("(links) (rechts) (mitte) (l.) (r.) (m.) archivbild archivfoto symbolbild symbolfoto"),
    "fr": _phrases("(à_gauche) (à_droite) (au_centre) photo_d'illustration photo_d'archive"),
    "es": _phrases("(izquierda) (derecha) (centro) (izq.) (dcha.) foto_de_archivo imagen_de_archivo"),
    "it": _phrases("(a_sinistra) (a_destra) (al_centro) foto_d'archivio foto_di_repertorio"),
    "pt": _phrases("(à_esquerda) (à_direita) (ao_centro) (esq.) (dir.) foto_de_arquivo"),
    "nl": _phrases("(links) (rechts) (midden) archieffoto archiefbeeld"),
    "id": _phrases("(kiri) (kanan) (tengah) foto_ilustrasi"),
    "vi": _phrases("(trái) (phải) (giữa) ảnh_minh_họa ảnh_tư_liệu"),
}
"""What a caption says of its picture."""

BYLINES = frozenset(_phrases("by von par por di door av af oleh"))
"""What those who wrote an article are named after."""

JOINING = frozenset(
    _phrases("and in for at of the und et y e en och og dan de da di la le del van von du des à im für pour para dari")
)
"""Small words between and within names."""

NEWS_LABELS = frozenset(
    _phrases(
        "the a an one but and so in my our his her their this that these update correction beijing nanjing reading "
        "live explained exclusive breaking"
    )
)
"""First words of what stands before a colon and is no caption."""


class HalfSentence(NamedTuple):
    """What begins a clause that another should follow: `always`, or where there is no comma to part the two.

    What begins with one of `without_verb` is a sentence only where its verb is certain.
    """

    always: tuple[str, ...]
    without_comma: tuple[str, ...]
    without_verb: tuple[str, ...] = ()


HALF_SENTENCES: dict[str, HalfSentence] = {
    "en": HalfSentence(
        _phrases(
            "which_ no_such_ not_that_the_ not_that_a_ not_that_all_ not_that_any_ not_that_anyone_ not_that_everyone_ "
            "not_that_i_ not_that_you_ not_that_he_ not_that_she_ not_that_it_ not_that_we_ not_that_they_ "
            "not_that_this_ not_that_there_"
        ),
        _phrases("because_"),
        _phrases("introducing_ so_far_no_"),
    ),
    "de": HalfSentence(
        (),
        _phrases(
            "weil_ dass_ ob_ warum_ weshalb_ obwohl_ sodass_ was_ wieso_ wer_ wen_ wem_ wann_ welche_ welcher_ "
            "welches_ welchen_ wohin_ woher_ wofür_ womit_ wodurch_ wozu_ wobei_ worum_ worüber_ wovon_ indem_ wenn_ "
            "falls_ wie_es_ wie_man_ wie_wir_ wie_ich_ wie_er_ wie_sie_"
        ),
    ),
    "fr": HalfSentence(
        _phrases("de_quoi_ sans_compter_ sauf_que_ histoire_de_"),
        _phrases("parce_que_ parce_qu' puisque_ bien_que_ bien_qu' comment_ pourquoi_ quand_ lorsque_ lorsqu'"),
    ),
    "es": HalfSentence((), _phrases("porque_ ya_que_ puesto_que_ cómo_ qué_ por_qué_ cuándo_ dónde_ quién_ cuál_")),
    "it": HalfSentence((), _phrases("perché_ poiché_ sebbene_")),
    "pt": HalfSentence((), _phrases("porque_ já_que_ embora_")),
    "nl": HalfSentence((), _phrases("omdat_ hoewel_ zodat_ waarom_")),
}
"""How half sentences begin."""

ASKING: dict[str, frozenset[str]] = {
    "en": frozenset(_phrases("how what why where who whose which whether")),
    "de": frozenset(_phrases("wie was warum wieso weshalb wo wer wen wem wann welche welcher welches woher wohin")),
    "fr": frozenset(_phrases("comment pourquoi quand où quel quelle quels quelles combien quoi")),
    "es": frozenset(_phrases("cómo qué dónde quién quiénes cuál cuáles cuándo cuánto cuántos")),
    "it": frozenset(_phrases("come cosa perché dove quando chi quale quali quanto")),
    "pt": frozenset(_phrases("como quando onde quem qual quais quanto")),
    "nl": frozenset(_phrases("hoe wat waarom waar wie wanneer welke")),
    "id": frozenset(_phrases("bagaimana mengapa kenapa apa siapa")),
}
"""What questions begin with, also those of a table of contents, which have no mark."""

UNENDED = frozenset(_phrases("and or but the a an of und oder et ou y di dan và"))
"""Words that nothing ends with."""

AUTHORS = frozenset(
    _phrases(
        "photographer journalist writer reporter editor columnist correspondent author blogger freelancer writes blogs"
    )
)
"""What English lines about those who wrote an article call them, and what they do."""

BARE_VERBS = frozenset(_phrases("cannot can can't must should will may"))
"""Verbs without an ending that a line may begin with behind its label."""

BARE_NOUNS = frozenset(
    _phrases(
        "shares plans works stars calls claims hopes offers moves returns demands increases reports looks views needs "
        "costs cuts hits travels marks sounds"
    )
)
"""Words in -s that are nouns before "in" and "of"."""

HUMPLESS = frozenset(_phrases("fr de es it pt nl"))
"""Languages without words that have a capital inside and are no names."""

STARTS = _phrases(
    "The This That These It He She They We You There Le La Les Un Une Des Il Elle Ils Elles Ce Cette Ces Dans En Pour "
    "Selon Après Depuis Avec Sur Der Die Das Ein Eine Ist El Los Las Una Para Según"
)
"""Words that begin sentences and no second half of a name."""

CREDITS: dict[str, tuple[str, ...]] = {
    "en": _phrases(
        "contributed_to_this_ contributed_to_the_report contributed_reporting reporting_by_ all_rights_reserved "
        "click_here follow_us_on sign_up_for_our story_has_been_updated article_has_been_updated "
        "was_originally_published first_appeared_on for_more_information, affiliate_link affiliate_commission "
        "earn_a_commission earn_a_small_commission accepting_comments_on comments_are_closed comments_section_below "
        "follow_him_on_twitter follow_her_on_twitter follow_me_on_twitter follow_him_on_instagram "
        "follow_her_on_instagram follow_me_on_instagram subscribe_to_our_"
    ),
    "de": _phrases(
        "alle_rechte_vorbehalten klicken_sie_hier mit_material_von newsletter_anmelden ist_redakteur_ ist_redakteurin_ "
        "ist_freier_journalist ist_freie_journalistin"
    ),
    "fr": _phrases(
        "tous_droits_réservés cliquez_ici abonnez-vous (avec_afp) crédit_photo est_journaliste_à_ est_journaliste_au_ "
        "est_journaliste_pour_ est_journaliste_chez_ est_journaliste_indépendant"
    ),
    "es": _phrases("todos_los_derechos_reservados haga_clic_aquí"),
    "it": _phrases("riproduzione_riservata tutti_i_diritti_riservati clicca_qui"),
    "pt": _phrases("todos_os_direitos_reservados clique_aqui"),
    "nl": _phrases("alle_rechten_voorbehouden klik_hier"),
    "id": _phrases("hak_cipta_dilindungi baca_juga klik_di_sini"),
    "vi": _phrases("xem_thêm_tại"),
}
"""What names those who worked on an article, or sends the reader elsewhere."""

STAMP_WORDS = frozenset(
    _phrases(
        "published updated posted modified created last first on at by et est edt pt pst pdt ct gmt utc bst cet "
        "am pm a p m january february march april may june july august september october november december jan "
        "feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun monday tuesday wednesday "
        "thursday friday saturday sunday aktualisiert veröffentlicht stand um uhr januar februar märz mai juni "
        "juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag publié modifié mis à "
        "jour le h janvier février mars avril juin juillet août septembre octobre novembre décembre lundi mardi "
        "mercredi jeudi vendredi samedi dimanche publicado actualizado el de enero febrero marzo abril mayo junio "
        "julio agosto septiembre octubre noviembre diciembre lunes martes miércoles jueves viernes sábado domingo "
        "pubblicato aggiornato il alle ore gennaio febbraio aprile maggio giugno luglio settembre ottobre "
        "dicembre lunedì martedì mercoledì giovedì venerdì sabato domenica atualizado em às janeiro fevereiro "
        "março maio junho julho setembro outubro novembro dezembro gepubliceerd bijgewerkt op om januari februari "
        "maart mei augustus maandag dinsdag woensdag donderdag vrijdag zaterdag zondag diperbarui wib wita wit "
        "pukul senin selasa rabu kamis jumat sabtu minggu desember cập nhật lúc ngày tháng năm"
    )
)
"""Words that a time stamp consists of, beside its numbers."""
