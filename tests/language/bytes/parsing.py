"""A length-prefixed binary format, written and read."""


def encode(fields: list[str]) -> bytes:
    result = bytearray()
    for field in fields:
        raw = field.encode()
        result += len(raw).to_bytes(2, "big")
        result += raw
    return bytes(result)


def decode(data: bytes) -> list[str]:
    fields = []
    position = 0
    while position < len(data):
        size = int.from_bytes(data[position:position + 2], "big")
        position += 2
        if position + size > len(data):
            raise ValueError(f"field of {size} bytes at {position} is cut off")
        fields.append(data[position:position + size].decode())
        position += size
    return fields


packed = encode(["one", "", "drei ü"])
print(packed, decode(packed))
try:
    decode(packed[:-1])
except ValueError as error:
    print(error)
