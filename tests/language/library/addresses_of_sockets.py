"""Module socket without sockets: conversions of addresses and numbers, constants, errors."""
import socket
from socket import AF_INET, AF_INET6, AddressFamily, SocketKind, inet_aton, inet_ntoa, inet_ntop, inet_pton


def packed(text: str) -> str:
    try:
        return inet_aton(text).hex()
    except OSError as error:
        return str(error)


def read(family: int, text: str) -> str:
    try:
        return inet_pton(family, text).hex()
    except OSError as error:
        return repr(error)


def shown(family: int, data: bytes) -> str:
    try:
        return inet_ntop(family, data)
    except ValueError as error:
        return repr(error)


for text in ("1.2.3.4", "127.1", "1", "0x7f.1", "010.1.1.1", "08.1.1.1", "256.1.1.1", "1.2.3.4.5", "", " 1.2.3.4", "1.2.3.4 x", "1.2.65535", "1.2.65536",
             "4294967295", "4294967296", "1..2", "0x", "0xg", "1.0x10.3", "-1", "1.2.3.4\n", "٣.1.1.1", "99999999999999999999"):
    print(repr(text), packed(text))
for text in ("1.2.3.4", "1.2.3", "01.2.3.4", "1.2.3.256", "", "a"):
    print(read(AF_INET, text))
for text in ("::1", "1", "::", "1::2::3", "::ffff:1.2.3.4", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8:9", "::12345", "fe80::1", "::1.2.3", "::g"):
    print(text, read(AF_INET6, text))
print(read(99, "1.2.3.4"))
for data in (b"abcd", b"abc", b""):
    print(shown(AF_INET, data), shown(99, data))
for groups in ((0, 0, 0, 0, 0, 0, 0, 1), (0,) * 8, (1, 0, 0, 2, 0, 0, 0, 3), (1, 0, 2, 0, 3, 0, 4, 0), (0, 0, 0, 0, 0, 0xFFFF, 0x102, 0x304),
               (0, 0, 0, 0, 0, 0, 0x102, 0x304), (1, 2, 3, 4, 5, 6, 7, 8), (1, 0, 0, 0, 0, 0, 0, 0), (0, 0, 1, 0, 0, 1, 0, 0), (0, 1, 1, 1, 1, 1, 1, 1)):
    print(shown(AF_INET6, b"".join(group.to_bytes(2, "big") for group in groups)))
print(inet_ntoa(b"\x7f\0\0\1"), socket.htons(80), socket.ntohs(0x1234), socket.htonl(1), socket.ntohl(0x01020304))
for number in (-1, 1 << 16):
    try:
        print(socket.htons(number))
    except OverflowError as error:
        print(error)
for number in (-1, 1 << 33):
    try:
        print(socket.htonl(number))
    except OverflowError as error:
        print(error)
try:
    print(inet_ntoa(b"abc"))
except socket.error as error:
    print(error)
print(repr(socket.AF_INET), socket.AF_INET6, int(socket.SOCK_STREAM), AddressFamily(2).name, SocketKind.SOCK_DGRAM.value, socket.timeout is TimeoutError)
print(socket.SOL_SOCKET, socket.SO_REUSEADDR, socket.IPPROTO_TCP, socket.TCP_NODELAY, socket.INADDR_LOOPBACK, socket.EAI_NONAME, socket.SHUT_RDWR)
try:
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
except OSError as error:
    print(repr(error), error.errno, error)
