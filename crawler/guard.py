"""The address guard: no connection to an address that was not allowed, whatever a page or a name server says.

It sits at the resolver, through which every connection goes, names and literals alike, and hands on the very addresses
that it checked: so a name that changes its answer between look and use (DNS rebinding) gains nothing.
"""

import ipaddress
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import Any

import msgspec

from crawler.options import Resolve

# What `is_global` lets through though it leads inside: NAT64, 6to4, Teredo, IETF protocol assignments, 6to4 relays.
_TUNNELS: tuple[IPv4Network | IPv6Network, ...] = tuple(
    ipaddress.ip_network(text)
    for text in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "192.0.0.0/24", "192.88.99.0/24")
)


class Guard(msgspec.Struct, frozen=True, kw_only=True):
    """Which addresses may be connected to."""

    allowed: tuple[IPv4Network | IPv6Network, ...] = ()
    pinned: tuple[Resolve, ...] = ()

    @classmethod
    def of(cls, allow_private: Sequence[str], pinned: Sequence[Resolve] = ()) -> "Guard":
        """The guard with these networks open. Raises ValueError where one is no network."""
        return cls(
            allowed=tuple(ipaddress.ip_network(text, strict=False) for text in allow_private), pinned=tuple(pinned)
        )

    def admits(self, address: str) -> bool:
        """Whether this address may be connected to; False for what is no address."""
        try:
            ip: IPv4Address | IPv6Address = ipaddress.ip_address(address.partition("%")[0])
        except ValueError:
            return False
        mapped = getattr(ip, "ipv4_mapped", None)
        ip = mapped or ip
        return any(ip in network for network in self.allowed if network.version == ip.version) or is_public(ip)

    def pin(self, host: str, port: int) -> str | None:
        """The address that --resolve gives a name."""
        return next((item.address for item in self.pinned if item.host == host and item.port == port), None)


def is_public(ip: IPv4Address | IPv6Address) -> bool:
    """Whether an address belongs to the public internet.

    Narrower than `ipaddress.is_global`, which holds for multicast and for tunnels that lead to 127.0.0.1.
    """
    tunnel = any(ip in network for network in _TUNNELS if network.version == ip.version)
    return ip.is_global and not ip.is_multicast and not tunnel and not getattr(ip, "is_site_local", False)


def self_test(guard: Guard) -> list[str]:
    """Spellings of forbidden addresses that the guard lets through; empty where it works."""
    forbidden = (
        "127.0.0.1",
        "10.0.0.1",
        "169.254.169.254",
        "::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "0.0.0.0",  # noqa: S104 - forbidden, not bound to
        "100.64.0.1",
        "224.0.0.1",
    )
    return [address for address in forbidden if guard.admits(address)]


def install(reactor: Any, guard: Guard, *, system: Any) -> set[str]:
    """Put the guard in front of `system`, a Twisted resolver; returns the set of host names that it refuses."""
    from twisted.internet.address import IPv4Address as Address4
    from twisted.internet.address import IPv6Address as Address6
    from twisted.internet.interfaces import IHostnameResolver, IResolutionReceiver
    from zope.interface import implementer, provider

    refused: set[str] = set()

    def checked(receiver: Any, name: str) -> Any:
        @provider(IResolutionReceiver)
        class Checked:
            resolutionBegan = receiver.resolutionBegan  # noqa: N815
            resolutionComplete = receiver.resolutionComplete  # noqa: N815

            @staticmethod
            def addressResolved(address: Any) -> None:  # noqa: N802
                if guard.admits(address.host):
                    receiver.addressResolved(address)
                else:
                    refused.add(name.lower())

        return Checked

    @implementer(IHostnameResolver)
    class GuardResolver:
        """The system's resolver less every address that is not admitted."""

        def resolveHostName(  # noqa: N802 - Twisted's names
            self,
            resolutionReceiver: Any,  # noqa: N803
            hostName: str,  # noqa: N803
            portNumber: int = 0,  # noqa: N803
            addressTypes: Any = None,  # noqa: N803
            transportSemantics: Any = "TCP",  # noqa: N803
        ) -> Any:
            pinned = guard.pin(hostName.lower(), portNumber)
            if pinned is None:
                return system.resolveHostName(
                    checked(resolutionReceiver, hostName), hostName, portNumber, addressTypes, transportSemantics
                )
            kind: Any = Address6 if ":" in pinned else Address4
            resolutionReceiver.resolutionBegan(self)
            resolutionReceiver.addressResolved(kind(transportSemantics, pinned, portNumber))
            resolutionReceiver.resolutionComplete()
            return resolutionReceiver

        def cancel(self) -> None:
            """Nothing to cancel: a pinned answer is there at once."""

    reactor.installNameResolver(GuardResolver())
    return refused
