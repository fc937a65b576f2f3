from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matins.fetch.guard import all_public, is_local, is_public, literal

PUBLIC = [
    "93.184.216.34",
    "8.8.8.8",
    "2606:2800:220:1::1",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
    "2002:808:808::1",
]
NOT_PUBLIC = [
    "127.0.0.1",
    "127.9.9.9",
    "0.0.0.0",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "192.0.2.1",
    "198.18.0.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::808:808",
    "2002:7f00:1::",
    "2002:c0a8:101::1",
    "2001:0:7f00:1::",
    "2001:db8::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
    "4000::1",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_no_other_address_is_public_however_it_is_wrapped(address: str) -> None:
    assert not is_public(ip_address(address))


@given(st.ip_addresses(v=4))
def test_an_address_inside_another_decides(address: IPv4Address) -> None:
    number = int(address)
    for prefix in (0xFFFF << 32, 0x64FF9B << 96):
        assert is_public(IPv6Address(prefix | number)) == is_public(address)
    assert is_public(IPv6Address(0x2002 << 112 | number << 80)) == is_public(address)


@given(st.ip_addresses(network="127.0.0.0/8"))
def test_loopback_is_never_public(address: IPv4Address) -> None:
    assert not is_public(address)
    assert is_local(str(address))
    assert is_local(str(int(address)))
    assert is_local(hex(int(address)))


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.1", "127.0.0.1"),
        ("0x7f.1", "127.0.0.1"),
        ("0x7f000001", "127.0.0.1"),
        ("2130706433", "127.0.0.1"),
        ("0177.0.0.1", "127.0.0.1"),
        ("0", "0.0.0.0"),
        ("1.1", "1.0.0.1"),
        ("::1", "::1"),
    ],
)
def test_odd_spellings_are_the_addresses_they_mean(host: str, address: str) -> None:
    assert literal(host) == ip_address(address)


@pytest.mark.parametrize("host", ["example.org", "a.b1", "1.2.3.4.5", "0x7g.example", "0xg", "", "dead.beef"])
def test_a_name_is_no_address(host: str) -> None:
    assert literal(host) is None


@pytest.mark.parametrize(
    "host",
    [
        *("localhost", "LOCALHOST", "localhost.", "printer", "nas.lan", "a.b.local", "x.localhost", "router.home.arpa"),
        *("api.internal", "127.0.0.1", "127.1", "0x7f.1", "0177.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "10.0.0.1"),
        *("192.168.1.1", "169.254.169.254", "0.0.0.0", "1.2.3.4.5", "foo.0x1", ""),
    ],
)
def test_what_looks_like_home_is_local(host: str) -> None:
    assert is_local(host)


@pytest.mark.parametrize(
    "host", ["example.org", "example.org.", "8.8.8.8", "lan.example", "mylan.org", "local.org", "a.islan"]
)
def test_what_looks_public_is_not_local(host: str) -> None:
    assert not is_local(host)


def test_one_private_address_spoils_all() -> None:
    assert all_public(PUBLIC)
    assert not all_public([*PUBLIC, "10.0.0.1"])
