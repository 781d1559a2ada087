"""ipaddress: addresses of both versions."""

from ipaddress import AddressValueError, IPv4Address, IPv6Address, ip_address

for text in ("0.0.0.0", "10.1.2.3", "127.0.0.1", "169.254.9.9", "172.31.255.255", "192.0.2.1", "192.168.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
             "8.8.8.8", "100.64.0.1", "198.19.0.1"):
    a = IPv4Address(text)
    print(a, repr(a), int(a), a.packed, a.reverse_pointer, a.version, a.max_prefixlen, a.compressed, a.exploded)
    print("  ", a.is_private, a.is_global, a.is_multicast, a.is_reserved, a.is_loopback, a.is_link_local, a.is_unspecified)
for text in ("::", "::1", "fe80::1", "fec0::1", "ff02::1", "2001:db8::8:800:200C:417A", "1:2:3:4:5:6:7:8", "1:0:0:2:0:0:0:3", "0:0:1:0:0:0:0:0", "::ffff:1.2.3.4",
             "2002:c000:204::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "::1.2.3.4", "1::", "fc00::", "1:0:2:3:4:5:6:7", "ABCD:EF01::2345"):
    b = IPv6Address(text)
    print(b, repr(b), b.exploded, b.packed, b.reverse_pointer, b.version, b.max_prefixlen)
    print("  ", b.is_private, b.is_global, b.is_multicast, b.is_reserved, b.is_loopback, b.is_link_local, b.is_site_local, b.is_unspecified, b.ipv4_mapped,
          b.sixtofour, b.teredo, b.scope_id)
print(repr(IPv6Address("fe80::1%eth0")), IPv6Address("::1%x").scope_id, IPv6Address("::1%x") == IPv6Address("::1"), IPv6Address("::1%x").is_loopback)
print(IPv4Address(3232235521), IPv4Address(b"\x01\x02\x03\x04"), IPv6Address(1), IPv6Address(b"\x20\x01" + bytes(13) + b"\x07"), ip_address(5), ip_address(2**40))
print([str(x) for x in sorted([IPv4Address("10.0.0.10"), IPv4Address("10.0.0.9"), IPv4Address("9.255.0.0")])])
print([str(y) for y in sorted([IPv6Address("2::"), IPv6Address("1::ffff"), IPv6Address("1:1::")])], max(IPv6Address("::8000:0:0:0"), IPv6Address("::7000:0:0:0")))
print(IPv4Address("1.2.3.4") + 300, IPv4Address("1.2.3.4") - 5, IPv6Address("::ffff:ffff:ffff:ffff") + 1, IPv6Address("1::") - 1, IPv6Address("::5") + -3)
one = IPv4Address("1.2.3.4")
print(one == IPv4Address("1.2.3.4"), one != IPv4Address("1.2.3.5"), one == ip_address("::102:304"), len({one, IPv4Address(16909060)}), one < IPv4Address("1.2.3.5"), hash(one) == hash(IPv4Address(16909060)))
print(int(IPv6Address("::1:0:0")), f"{one}", f"{one:b}", f"{one:x}", f"{one:#_X}", f"{one:_b}", format(one, "#n"), f"{one:s}", f"{IPv6Address('1::a'):#_x}", f"{IPv6Address('1::a'):n}", f"{one!s:>12}")


def kind(text: str) -> str:
    try:
        found = ip_address(text)
    except ValueError as error:
        return str(error)
    if isinstance(found, IPv4Address):
        return f"four {found} {found.is_private}"
    return f"six {found} {found.ipv4_mapped}"


for text in ("1.2.3.4", "::ffff:7f00:1", "1.2.3", "hello", "", "1.2.3.4/8"):
    print(kind(text))
for text in ("", "1.2.3", "1.2.3.4.5", "1.2.3.a", "1.2.3.256", "1.2.3.0004", "01.2.3.4", "1..3.4", "1.2.3.4/8", "1.2.3.-4", "1.2.3. 4", " 1.2.3.4", "\u0661.2.3.4"):
    try:
        print(IPv4Address(text))
    except AddressValueError as error:
        print(error)
for text in ("", ":", "::%", "1::2::3", ":1", "1:", ":1:2", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "::1:2:3:4:5:6:7:8", "::ffff:1.2.3.400", "12345::", "g::",
             "::1/64", ":::", "1:::2", "::1.2", ":1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8:", ":1:2:3:4:5:6:7", "1::2:", ":1::2", "::%a%b"):
    try:
        print(IPv6Address(text))
    except AddressValueError as error:
        print(error)
for number in (-1, 2**32, 2**62):
    try:
        print(IPv4Address(number))
    except AddressValueError as error:
        print(error)
for data in (b"abc", b"abcde", b""):
    try:
        print(IPv4Address(data))
    except AddressValueError as error:
        print(error)
for change in (2**33, -17000000):
    try:
        print(one + change)
    except AddressValueError as error:
        print(error)
try:
    print(IPv6Address("ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe") + 5)
except AddressValueError as error:
    print(error)
try:
    print(IPv6Address("::3") - 40)
except AddressValueError as error:
    print(error)
try:
    print(ip_address("1.2.3.4") < ip_address("::1"))  # type: ignore[operator]
except TypeError as error:
    print(error)
try:
    print(f"{one:>20}")
except TypeError as error:
    print(error)
