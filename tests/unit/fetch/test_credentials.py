from base64 import b64decode
from pathlib import Path

import pytest

from matins.fetch.credentials import Credentials
from matins.fetch.place import Place, place
from matins.logs import log

NETRC = "machine a.example login reader password s3cret\ndefault login anyone password hunter2\n"


def at(address: str) -> Place:
    found = place(address)
    assert found is not None
    return found


def sent(
    credentials: Credentials, hop: str, asked: str, own: tuple[str, str] | None = None, typed: str | None = None
) -> str | None:
    header = credentials.header(at(hop), at(asked), own, at(typed or asked))
    return None if header is None else b64decode(header.removeprefix(b"Basic ")).decode()


@pytest.fixture
def netrc(tmp_path: Path) -> Path:
    path = tmp_path / "netrc"
    path.write_text(NETRC)
    path.chmod(0o644)
    return path


@pytest.mark.parametrize(
    ("hop", "asked"),
    [
        ("http://a.example/x", "http://a.example/y"),
        ("https://a.example/", "https://a.example/"),
        ("https://a.example/", "http://a.example/"),
        ("https://a.example:8443/", "https://a.example:8443/"),
    ],
)
def test_a_password_goes_to_the_server_it_is_for(netrc: Path, hop: str, asked: str) -> None:
    assert sent(Credentials(netrc), hop, asked) == "reader:s3cret"


@pytest.mark.parametrize(
    ("hop", "asked"),
    [
        ("http://b.example/", "http://a.example/"),
        ("http://a.example/", "http://b.example/"),
        ("http://a.example:81/", "http://a.example/"),
        ("http://a.example/", "https://a.example/"),
        ("https://a.example:8443/", "http://a.example/"),
        ("https://a.example/", "http://a.example:8080/"),
        ("http://sub.a.example/", "http://a.example/"),
    ],
)
def test_a_password_goes_nowhere_else(netrc: Path, hop: str, asked: str) -> None:
    assert sent(Credentials(netrc), hop, asked) is None
    assert sent(Credentials(netrc), hop, asked, ("me", "own")) is None


@pytest.mark.parametrize(
    ("typed", "asked", "hop", "goes"),
    [
        ("https://a.example/feed", "https://a.example/page", "https://a.example/page", True),
        ("https://b.example/feed", "https://a.example/page", "https://a.example/page", True),
        ("http://a.example/feed", "http://a.example/page", "http://a.example/page", True),
        ("https://a.example/feed", "http://a.example/page", "http://a.example/page", False),
        ("https://a.example/feed", "http://a.example/page", "https://a.example/page", True),
        ("https://b.example/feed", "http://a.example/page", "http://a.example/page", False),
        ("https://b.example/feed", "https://a.example:8443/", "https://a.example:8443/", False),
        ("http://a.example:8080/feed", "http://a.example/page", "http://a.example/page", False),
    ],
)
def test_a_link_of_a_feed_gets_no_password_sent_in_the_clear_or_to_an_odd_port(
    netrc: Path, typed: str, asked: str, hop: str, goes: bool
) -> None:
    assert sent(Credentials(netrc), hop, asked, typed=typed) == ("reader:s3cret" if goes else None)


def test_a_password_is_for_no_address_that_nobody_typed_without_tls(netrc: Path) -> None:
    assert Credentials(netrc).header(at("http://a.example/"), at("http://a.example/"), None, None) is None


def test_the_login_of_an_address_goes_before_netrcs(netrc: Path) -> None:
    assert sent(Credentials(netrc), "http://a.example/", "http://a.example/", ("mé", "own")) == "mé:own"


def test_the_default_login_is_not_for_every_server(netrc: Path) -> None:
    assert sent(Credentials(netrc), "http://c.example/", "http://c.example/") is None
    assert sent(Credentials(netrc), "http://default/", "http://default/") is None


def test_the_usual_file_is_the_environments_else_the_one_at_home(
    netrc: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETRC", str(netrc))
    assert sent(Credentials(), "http://a.example/", "http://a.example/") == "reader:s3cret"
    monkeypatch.delenv("NETRC")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert sent(Credentials(), "http://a.example/", "http://a.example/") is None
    netrc.rename(tmp_path / ".netrc")
    assert sent(Credentials(), "http://a.example/", "http://a.example/") == "reader:s3cret"


@pytest.mark.parametrize("content", [b"machine a.example login reader passwort hunter2\n", b"\xff\xfe\x00hunter2"])
def test_a_broken_file_gives_no_password_and_is_logged_without_its_content(
    tmp_path: Path, content: bytes, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log(), "propagate", True)
    path = tmp_path / "netrc"
    path.write_bytes(content)
    assert sent(Credentials(path), "http://a.example/", "http://a.example/") is None
    assert "no password is taken" in caplog.text
    assert "hunter2" not in caplog.text
