import pytest

from matins.text.charsets import charset_parameter, declared_charset, decode


@pytest.mark.parametrize(
    ("header", "charset"),
    [
        ("text/html; charset=utf-8", "utf-8"),
        ('text/html;CHARSET="ISO-8859-1"', "ISO-8859-1"),
        ("text/html", None),
        ("text/html; charset=", None),
        (None, None),
    ],
)
def test_reads_the_charset_of_a_content_type(header: str | None, charset: str | None) -> None:
    assert charset_parameter(header) == charset


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        (b'<?xml version="1.0" encoding="windows-1251"?><rss/>', "windows-1251"),
        (b"<html><head><meta charset=gbk>", "gbk"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">', "Shift_JIS"),
        (b"<html>", None),
        (b" " * 5000 + b"<meta charset=gbk>", None),
    ],
)
def test_finds_what_the_document_declares(body: bytes, charset: str | None) -> None:
    assert declared_charset(body) == charset


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_beats_every_declaration(codec: str) -> None:
    assert decode("naïve 文".encode(codec), "iso-8859-1") == "naïve 文"


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_told_by_its_zero_bytes(codec: str) -> None:
    assert decode("<html>ö".encode(codec)) == "<html>ö"


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("iso-8859-1", "naïve café"),
        ("windows-1251", "Привет, мир"),
        ("shift_jis", "日本語の文"),
        ("gb2312", "中文网页"),
        ("euc-kr", "한국어"),
        ("iso-2022-jp", "日本語"),
    ],
)
def test_what_http_declares_is_believed(codec: str, text: str) -> None:
    assert decode(text.encode(codec), codec) == text


def test_what_the_document_declares_is_believed() -> None:
    assert decode('<meta charset="windows-1251">Привет'.encode("cp1251")) == '<meta charset="windows-1251">Привет'


def test_latin_1_means_windows_1252() -> None:
    assert decode(b"\x93quoted\x94", "iso-8859-1") == "“quoted”"


def test_valid_utf_8_beats_a_wrong_declaration() -> None:
    assert decode("naïve café".encode(), "iso-8859-1") == "naïve café"


def test_one_bad_byte_does_not_make_mojibake_of_the_rest() -> None:
    assert decode("naïve café déjà vu ".encode() + b"\x92s") == "naïve café déjà vu ’s"
    assert decode("naïve ".encode() + b"\xff end", "utf-8") == "naïve ÿ end"


def test_undeclared_bytes_that_only_statistics_could_tell_give_none() -> None:
    assert decode("日本語の文".encode("shift_jis")) is None


@pytest.mark.parametrize("label", ["no-such-charset", "utf-7", "rot13", "base64", "idna", "", "\x00"])
def test_useless_labels_are_passed_over(label: str) -> None:
    assert decode(b"plain +AGE- text", label) == "plain +AGE- text"


def test_a_stray_byte_that_windows_1252_does_not_know_is_marked() -> None:
    assert decode("naïve café ".encode() * 20 + b"\x80 and \x81") == "naïve café " * 20 + "€ and \ufffd"


@pytest.mark.parametrize("charset", ["iso-8859-1", "gbk", "shift_jis", "utf-8", None])
def test_one_bad_byte_does_not_make_mojibake_whatever_is_declared(charset: str | None) -> None:
    assert decode("naïve café 文 ".encode() * 20 + b"\x92s", charset) == "naïve café 文 " * 20 + "’s"


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", " utf8 ", "utf-8-sig"])
def test_windows_1252_declared_as_utf_8_is_read_as_what_it_is(charset: str) -> None:
    assert decode("Fußgänger über die Brücke – „so“".encode("cp1252"), charset) == "Fußgänger über die Brücke – „so“"


@pytest.mark.parametrize(
    ("codec", "text"), [("cp1251", "Привет, дорогие мои"), ("shift_jis", "日本語の文"), ("gbk", "中文网页")]
)
def test_whole_words_that_are_no_utf_8_though_declared_so_are_left_to_statistics(codec: str, text: str) -> None:
    assert decode(text.encode(codec), "utf-8") is None


def test_a_page_that_breaks_off_within_a_character_is_utf_8_all_the_same() -> None:
    assert (
        decode("Grüße aus Köln, schöne Grüße, viele Grüße, äöüßÄÖÜ, 文文文文文".encode()[:-1], "iso-8859-1") is not None
    )
    assert (decode("文".encode() * 30 + b"\xe6\x96", "iso-8859-1") or "").startswith("文" * 30)


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("shift_jis", "cp932", "①髙﨑～"),
        ("x-sjis", "cp932", "日本語①"),
        ("gb2312", "gb18030", "朱镕基€"),
        ("x-gbk", "gb18030", "朱镕基"),
        ("euc-kr", "cp949", "펲시맨"),
        ("ks_c_5601-1987", "cp949", "똠방각하"),
        ("big5", "big5hkscs", "香港嘅"),
        ("iso-8859-9", "cp1254", "“ığüş”"),
        ("tis-620", "cp874", "“ภาษา”"),
        ("iso-8859-8-i", "iso-8859-8", "שלום"),
        ("x-cp1250", "cp1250", "„żółw”"),
    ],
)
def test_a_label_means_what_browsers_take_it_for(label: str, codec: str, text: str) -> None:
    assert decode(text.encode(codec), label) == text


@pytest.mark.parametrize("label", ["utf-16", "utf-32-be", "cp037", "cp500"])
def test_a_label_by_which_ascii_is_not_read_is_passed_over(label: str) -> None:
    assert decode(b"<p>caf\xe9", label) in (None, "<p>café")
    assert decode(b"<p>plain", label) == "<p>plain"


def test_reads_what_was_written_as_utf8_twice() -> None:
    text = "The keeper’s bees – “back” in town, and the café is open again. "
    twice = text.encode().decode("latin-1").encode()
    assert decode(twice) == text
    assert decode(("Ångström, Â and Ã stay. " + text).encode()) == "Ångström, Â and Ã stay. " + text


def test_one_control_character_behind_a_letter_is_no_sign_of_that() -> None:
    assert decode("Â\x85 and no more".encode()) == "Â\x85 and no more"
