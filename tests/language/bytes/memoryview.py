"""memoryview: slices without copies."""


def total(view: memoryview) -> int:
    result = 0
    for byte in view:
        result += byte
    return result


store = bytearray(range(16))
view = memoryview(store)
middle = view[4:8]
middle[0] = 200
print(store[4], len(middle), total(middle), bytes(middle), middle.tolist())
view[8:10] = b"\xff\xfe"
print(store.hex(), view[-1], view.readonly, memoryview(b"abc").readonly, view.nbytes)
print(middle.tolist(), bytes(view[::4]))
