"""bytes: literals, slices, methods."""

data = b"GET /index.html HTTP/1.1\r\n"
print(data, len(data), data[0], data[4:15], data.split(b" "), data.strip().endswith(b"1.1"))
print(data.find(b"/"), data.count(b"T"), b"index" in data, 71 in data, data.startswith(b"GET"))
print(bytes(3), bytes([65, 66]), b"ab" + b"c", b"x" * 3, b"a" < b"b", bytes("ü", "utf-8"))
print(b"\x00\xff'".hex(), bytes.fromhex("de ad be ef"), list(b"abc"), b"Mixed".lower(), b"a,b".replace(b",", b";"))
print(b", ".join([b"x", b"y"]), b"5 bytes", repr(b"quote'\\"), b"abc".decode("ascii"))
try:
    bytes([256])
except ValueError as error:
    print(error)
