"""Entries found again and again, deleted, moved and made anew; sets of few and of many places; keys that are hard to tell apart."""


def next_number(seed: int) -> int:
    return (seed * 1103515245 + 12345) % 2147483648


def repeated_lookups() -> None:
    counts: dict[str, int] = {}
    seed = 7
    for turn in range(3000):
        seed = next_number(seed)
        word = "w" + str(seed >> 16 & 63)
        if word in counts:
            counts[word] += 1
            if counts[word] % 7 == 0:
                del counts[word]
                assert word not in counts and counts.get(word) is None
        else:
            counts[word] = counts.get(word, 0) + 1
            assert counts[word] == 1
        if turn % 500 == 499:
            last, number = counts.popitem()
            assert last not in counts
            counts[last] = number
            assert counts[last] == number
    print(len(counts), sum(counts.values()), sorted(counts)[:5], list(counts)[-3:])
    key = "w1"
    counts[key] = 5
    copied = dict(counts)
    counts.clear()
    print(key in counts, key in copied, copied.pop(key), key in copied, copied.pop(key, -1))
    try:
        print(copied[key])
    except KeyError as error:
        print("KeyError", error)
    several: dict[str | int, str] = {"1": "text", 1: "number"}
    for mixed in ("1", 1, "1", 1):
        print(several[mixed], end=" ")
    del several["1"]
    print("1" in several, 1 in several, several.get(1))


def like_keys() -> None:
    texts = ["", "a", "b", "aa", "ab", "12345678", "12345679", "x2345678", "1234567890123456", "1234567890123457",
             "x234567890123456", "12345678901234567", "12345678901234568", "é", "\xe8", "€", "₭", "a€", "b€", "\x00", "\x00\x00"]
    numbers = {text: number for number, text in enumerate(texts)}
    for text in texts:
        built = "".join([*text])
        assert numbers[built] == texts.index(built) and built == text and (built != "a" or built != "b")
    print(len(numbers), sum(a == b for a in texts for b in texts), "12345678" == "1234567" + str(len("12345678")))
    large = {2**61 - 1: "p", 0: "zero", -1: "m1", -2: "m2", 2**32: "h", 2**62: "q", 1 << 40: "r"}
    print([large[n] for n in (0, 2**61 - 1, -1, -2, 4294967296, 1 << 62, 1 << 40)], 1 in large, (1 << 41) in large)
    pairs = {(x, y): x * y for x in range(12) for y in range(12)}
    print(len(pairs), pairs[3, 4], (11, 12) in pairs, sum(pairs[y, x] for x, y in pairs))


def many_sizes() -> None:
    for size in (0, 1, 5, 20, 38, 39, 40, 64, 100, 1000):
        numbers = set(range(0, size * 3, 3))
        seen = 0
        while len(numbers) > size // 2:
            seen ^= numbers.pop()
        numbers |= {1, 62, 63, 64, 65, 130}
        numbers.discard(63)
        frozen = frozenset(numbers)
        print(size, seen, len(numbers), list(numbers)[:6], frozen == numbers, hash(frozen) == hash(frozenset(list(numbers))),
              frozen <= numbers, frozen < numbers, numbers.isdisjoint({2, 5}), sorted(frozen - {62, 64} & frozen ^ {1})[:4])
    collide = {8 * n for n in range(12)} | {64 * n for n in range(12)}
    for n in (8, 64, 128):
        collide.remove(n)
    collide.update([8, 65, 200])
    print(list(collide), min(collide), [n for n in collide if n in {0, 8, 64, 200}])


repeated_lookups()
like_keys()
many_sizes()
