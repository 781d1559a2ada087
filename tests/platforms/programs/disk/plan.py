"""Which writes the program makes, from a seed: the test works out with the same file what the disk must hold."""

from typing import Final

SECTOR: Final = 512
# Sectors of a slot, which one write of a batch gets to itself: writes of a batch are made at once, in any order.
SLOT: Final = 64
BATCH: Final = 16


class Write:
    """The write number `number`: `count` sectors from `sector` on."""

    def __init__(self, number: int, sector: int, count: int) -> None:
        self.number = number
        self.sector = sector
        self.count = count

    def content(self) -> bytes:
        return b"".join([content(self.number, self.sector + index) for index in range(self.count)])


def content(number: int, sector: int) -> bytes:
    """What write `number` puts into a sector."""
    return (number.to_bytes(8, "little") + sector.to_bytes(8, "little")) * (SECTOR // 16)


class Generator:
    """Numbers that look random (a linear congruential generator, its upper bits)."""

    def __init__(self, seed: int) -> None:
        self.state = seed

    def below(self, limit: int) -> int:
        self.state = (self.state * 1103515245 + 12345) & 0x7FFFFFFF
        return (self.state >> 8) % limit


def batches(seed: int, count: int, size: int) -> list[list[Write]]:
    """`count` batches of writes to a disk of `size` bytes."""
    generator = Generator(seed)
    found: list[list[Write]] = []
    number = 1
    for _ in range(count):
        batch: list[Write] = []
        slots: set[int] = set()
        while len(batch) < BATCH:
            slot = generator.below(size // (SLOT * SECTOR))
            if slot not in slots:
                slots.add(slot)
                first = generator.below(SLOT)
                batch.append(Write(number, slot * SLOT + first, 1 + generator.below(SLOT - first)))
                number += 1
        found.append(batch)
    return found


def last_writers(seed: int, count: int, size: int) -> dict[int, int]:
    """The number of the last write to each sector that is written to."""
    found: dict[int, int] = {}
    for batch in batches(seed, count, size):
        for write in batch:
            for sector in range(write.sector, write.sector + write.count):
                found[sector] = write.number
    return found
