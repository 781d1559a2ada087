"""A firewall's rules: the most specific network wins; both versions of IP."""

from __future__ import annotations

from enum import Enum
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network


class Verdict(Enum):
    ALLOW = "allow"
    DENY = "deny"


class Rules:
    def __init__(self) -> None:
        self.four: list[tuple[IPv4Network, Verdict]] = []
        self.six: list[tuple[IPv6Network, Verdict]] = []

    def add(self, line: str) -> None:
        word, _, text = line.partition(" ")
        verdict = Verdict(word)
        network = ip_network(text.strip(), strict=False)
        if isinstance(network, IPv4Network):
            self.four.append((network, verdict))
            self.four.sort(key=lambda rule: -rule[0].prefixlen)
        else:
            self.six.append((network, verdict))
            self.six.sort(key=lambda rule: -rule[0].prefixlen)

    def judge(self, text: str) -> tuple[Verdict, str]:
        address = ip_address(text)
        if isinstance(address, IPv6Address):
            mapped = address.ipv4_mapped
            if mapped is None:
                for network6, verdict in self.six:
                    if address in network6:
                        return verdict, str(network6)
                return Verdict.DENY, "default"
            address = mapped
        for network4, verdict in self.four:
            if address in network4:
                return verdict, str(network4)
        return Verdict.DENY, "default"


rules = Rules()
for line in ("allow 10.0.0.0/8", "deny 10.1.0.0/16", "allow 10.1.2.3", "deny 0.0.0.0/0", "allow 2001:db8::/32", "deny 2001:db8:dead::1/48", "allow fe80::1"):
    rules.add(line)
for bad in ("permit 10.0.0.0/8", "allow 10.0.0.0/99", "allow example.com"):
    try:
        rules.add(bad)
    except ValueError as error:
        print(error)
for text in ("10.2.3.4", "10.1.2.3", "10.1.2.4", "8.8.8.8", "2001:db8::5", "2001:db8:dead:beef::", "fe80::1", "fe80::2", "::ffff:10.9.9.9", "::ffff:10.1.0.1"):
    verdict, reason = rules.judge(text)
    print(f"{text:<24}{verdict.value:<6}{reason}")
try:
    print(rules.judge("999.1.1.1"))
except ValueError as error:
    print(error)


def split_evenly(network: IPv4Network, names: list[str]) -> dict[str, IPv4Network]:
    bits = (len(names) - 1).bit_length()
    return dict(zip(names, network.subnets(prefixlen_diff=bits)))


plan = split_evenly(IPv4Network("172.16.0.0/20"), ["lab", "office", "guest", "servers", "phones"])
for name, part in plan.items():
    hosts = list(part.hosts())
    print(name, part, part.netmask, hosts[0], hosts[-1], part.num_addresses, part.broadcast_address)
print([str(n) for n in IPv4Network("172.16.0.0/20").address_exclude(plan["office"])])
print({str(IPv4Address("172.16.5.5")): name for name, part in plan.items() if IPv4Address("172.16.5.5") in part})
