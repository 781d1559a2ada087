"""ipaddress: networks, their parts and relations, interfaces, summaries."""

from ipaddress import (
    AddressValueError, IPv4Address, IPv4Interface, IPv4Network, IPv6Address, IPv6Interface, IPv6Network, NetmaskValueError, collapse_addresses,
    ip_interface, ip_network, summarize_address_range,
)

n = IPv4Network("192.168.1.0/28")
print(n, repr(n), n.network_address, n.broadcast_address, n.netmask, n.hostmask, n.prefixlen, n.num_addresses, n.version, n.max_prefixlen)
print(n.with_prefixlen, n.with_netmask, n.with_hostmask, n.compressed, n.exploded, n.is_private, n.is_global, n.is_multicast, n.is_loopback, n.is_link_local)
print([str(h) for h in n.hosts()][:3], len(list(n.hosts())), len(list(n)), n[0], n[5], n[-1], n[-16])
print([str(h) for h in IPv4Network("10.0.0.0/31").hosts()], [str(h) for h in IPv4Network("10.0.0.7/32").hosts()], [str(h) for h in IPv6Network("1::/126").hosts()])
print(IPv4Address("192.168.1.15") in n, IPv4Address("192.168.1.16") in n, IPv6Address("::1") in IPv6Network("::/64"), IPv6Address("0:0:0:1::") in IPv6Network("::/64"))
print([str(s) for s in n.subnets()], [str(s) for s in n.subnets(2)], [str(s) for s in n.subnets(new_prefix=30)], [str(s) for s in IPv4Network("1.2.3.4").subnets()])
print(n.supernet(), n.supernet(4), n.supernet(new_prefix=16), IPv4Network("0.0.0.0/0").supernet(), list(IPv4Network("0.0.0.0/0").subnets())[1])
print(n.overlaps(IPv4Network("192.168.0.0/16")), n.overlaps(IPv4Network("10.0.0.0/8")), n.subnet_of(IPv4Network("192.168.1.0/24")), n.supernet_of(IPv4Network("192.168.1.8/30")))
print(n == IPv4Network("192.168.1.0/255.255.255.240"), n != IPv4Network("192.168.1.0/29"), n < IPv4Network("192.168.1.0/29"), n.compare_networks(n), n >= n, len({n, ip_network("192.168.1.0/28")}))
print([str(x) for x in sorted([IPv4Network("10.0.0.0/8"), IPv4Network("9.0.0.0/8"), IPv4Network("10.0.0.0/16"), IPv4Network("10.1.0.0/16")])])
print([str(x) for x in sorted(n.address_exclude(IPv4Network("192.168.1.4/30")))], list(n.address_exclude(n)))
print(IPv4Network("10.1.2.3/8", strict=False), IPv4Network(("10.0.0.0", 8)), IPv4Network(("10.0.0.0", "255.0.0.0")), IPv4Network("10.0.0.0/0.255.255.255"), IPv4Network(5), IPv4Network("1.2.3.4"))

m = IPv6Network("2001:db8::/32")
print(m, repr(m), m.network_address, m.broadcast_address, m.netmask, m.hostmask, m.prefixlen, m.exploded, m.with_netmask, m.is_private, m.is_global)
print([str(s) for s in m.subnets()], m.supernet(8), m[1], m[-1], next(m.hosts()), next(iter(m)), list(m.subnets(new_prefix=40))[200], IPv6Network("1::/124").num_addresses)
print(IPv6Network("::1%a/128"), IPv6Network("fe80::1/64", False), IPv6Network("::/0").broadcast_address, IPv6Network("::/0").netmask, IPv6Network("ff00::/8").is_multicast, IPv6Network("fec0::/10").is_site_local)
for text in ("10.0.0.1/8", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/a", "10.0.0.0/", "10.0.0.0/255.0.255.0", "10.0.0.0/8/9", "10.0.0", "10.0.0.0/0.0.0.0", "1.0.0.0/255.255.255.0"):
    try:
        print(IPv4Network(text))
    except (AddressValueError, NetmaskValueError) as error:
        print(type(error).__name__, error)
    except ValueError as error:
        print("ValueError", error)
    try:
        print(ip_network(text))
    except ValueError as error:
        print(error)
for text in ("::1/64", "::/129", "::/ffff::", "::/64/64", ":/3", "::/64"):
    try:
        print(IPv6Network(text))
    except ValueError as error:
        print(type(error).__name__, error)
for diff, prefix in ((1, 27), (2, 29), (9, 0), (-1, 0)):
    try:
        print(list(n.subnets(diff, prefix if prefix != 0 else None)))
    except ValueError as error:
        print(error)
for diff, prefix in ((1, 29), (2, 20), (30, 0)):
    try:
        print(n.supernet(diff, prefix if prefix != 0 else None))
    except ValueError as error:
        print(error)
for index in (16, -17):
    try:
        print(n[index])
    except IndexError as error:
        print(error)
try:
    print(list(n.address_exclude(IPv4Network("10.0.0.0/30"))))
except ValueError as error:
    print(error)
try:
    print(ip_network("10.0.0.0/8") < ip_network("::/0"))  # type: ignore[operator]
except TypeError as error:
    print(error)

i = IPv4Interface("192.168.1.7/24")
print(i, repr(i), i.ip, i.network, i.netmask, i.hostmask, i.with_prefixlen, i.with_netmask, i.with_hostmask, i == IPv4Interface("192.168.1.7/24"), i == IPv4Interface("192.168.1.7/25"), i.is_private)
j = IPv6Interface("fe80::1/64")
print(j, repr(j), j.ip, j.network, j.netmask, j.is_link_local, ip_interface("10.0.0.1/8"), repr(ip_interface("::1")), len({i, i}))
try:
    print(ip_interface("nothing"))
except ValueError as error:
    print(error)
print([str(x) for x in summarize_address_range(IPv4Address("192.0.2.0"), IPv4Address("192.0.2.130"))], [str(x) for x in summarize_address_range(IPv4Address("0.0.0.0"), IPv4Address("255.255.255.255"))],
      [str(x) for x in summarize_address_range(IPv4Address("10.0.0.3"), IPv4Address("10.0.0.9"))])
print([str(x) for x in collapse_addresses([IPv4Network("192.0.2.0/25"), IPv4Network("192.0.2.128/25"), IPv4Network("192.0.3.0/24"), IPv4Network("10.0.0.0/8"), IPv4Network("10.1.0.0/16")])])
try:
    print(list(summarize_address_range(IPv4Address("10.0.0.3"), IPv4Address("10.0.0.1"))))
except ValueError as error:
    print(error)
