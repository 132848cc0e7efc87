"""The address guard, address by address."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.guard import Guard, self_test

FORBIDDEN = [
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "10.255.255.255",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.0.1",
    "169.254.169.254",
    "100.64.0.1",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.1.1.1",
    "240.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "2002:7f00:1::",
    "2001:0:7f00:1::",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd12:3456::1",
    "fec0::1",
    "ff02::1",
    "2001:db8::1",
    "100::1",
]
PUBLIC = [
    "93.184.215.14",
    "1.1.1.1",
    "8.8.8.8",
    "151.101.1.6",
    "2606:4700:4700::1111",
    "2a00:1450:4002:410::200e",
    "::ffff:8.8.8.8",
]


@pytest.mark.parametrize("address", FORBIDDEN)
def test_addresses_that_lead_inside_are_refused(address: str) -> None:
    assert not Guard().admits(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_admitted(address: str) -> None:
    assert Guard().admits(address)


def test_what_is_allowed_is_admitted_and_nothing_beside_it() -> None:
    guard = Guard.of(("127.0.0.0/8", "fd00::/8"))
    assert [guard.admits(ip) for ip in ("127.0.0.1", "::ffff:127.0.0.1", "fd00::1", "10.0.0.1", "::1")] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_a_network_that_is_none_is_an_error() -> None:
    with pytest.raises(ValueError, match="does not appear to be an IPv4 or IPv6 network"):
        Guard.of(("intranet",))


def test_the_self_test_finds_a_hole() -> None:
    assert self_test(Guard()) == []
    assert self_test(Guard.of(("127.0.0.0/8",))) == ["127.0.0.1", "::ffff:127.0.0.1"]


@given(
    st.ip_addresses(network="10.0.0.0/8") | st.ip_addresses(network="fc00::/7") | st.ip_addresses(network="127.0.0.0/8")
)
def test_no_private_address_is_ever_admitted(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    assert not Guard().admits(str(ip))
    if ip.version == 4:
        assert not Guard().admits(f"::ffff:{ip}")


@given(st.text())
def test_what_is_no_address_is_refused(text: str) -> None:
    try:
        ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        assert not Guard().admits(text)
