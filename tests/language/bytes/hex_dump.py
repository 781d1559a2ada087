"""A hex dump like `hexdump -C`, with repeated lines folded, and its reading back."""

from collections.abc import Iterator


def dump(data: bytes, width: int = 16) -> Iterator[str]:
    previous = b""
    folded = False
    for offset in range(0, len(data), width):
        line = data[offset : offset + width]
        if line == previous and offset + width < len(data):
            if not folded:
                yield "*"
            folded = True
            continue
        folded = False
        previous = line
        half = width // 2
        left, right = line[:half].hex(" "), line[half:].hex(" ")
        shown = "".join(chr(b) if 32 <= b < 127 else "." for b in line)
        yield f"{offset:08x}  {left:<{half * 3 - 1}}  {right:<{half * 3 - 1}}  |{shown}|"
    yield f"{len(data):08x}"


def undump(lines: list[str], width: int = 16) -> bytes:
    result = bytearray()
    last = b""
    star = False
    for line in lines:
        if line == "*":
            star = True
            continue
        offset = int(line[:8], 16)
        while star and len(result) < offset:
            result += last
        star = False
        if len(line) > 8:
            last = bytes.fromhex(line[10 : line.index("|")])
            result.extend(last)
    return bytes(result)


sample = b"Hello,\tworld!\x00\xff" + bytes(50) + "déjà vu €".encode() + b"|end"
lines = list(dump(sample))
print("\n".join(lines))
print(undump(lines) == sample)
for size in (0, 1, 16, 17):
    small = bytes(i * 7 & 0xFF for i in range(size))
    print(*dump(small), undump(list(dump(small))) == small, sep="\n")
print(*dump(bytes(range(24)), 8), sep="\n")
for wrong in ("0g", "abc", "12 3"):
    try:
        print(bytes.fromhex(wrong))
    except ValueError as error:
        print(error)
