"""Does what its first argument says: what a program sees of its platform, and how it ends."""

import asyncio
import sys
import time


class Node:
    """A small object, for lists without an end."""

    def __init__(self, before: "Node | None") -> None:
        self.before = before


def half(number: int) -> int:
    return number // 0


def show_arguments(arguments: list[str]) -> None:
    for argument in arguments:
        print(repr(argument))


def write_much() -> None:
    """64 KB in lines of all lengths, and one without an end."""
    for number in range(1000):
        print(number, "x" * (number % 120))
    print("the end", end="")


def fill_memory() -> int:
    blocks: list[bytearray] = []
    try:
        while True:
            blocks.append(bytearray(1 << 20))
    except MemoryError:
        return len(blocks)


def handle_memory_errors() -> None:
    """Twice: what the first turn took is there again."""
    counts = [fill_memory(), fill_memory()]
    print(all(1 < count < 64 for count in counts))


def leave_memory_errors() -> None:
    blocks: list[bytearray] = []
    while True:
        blocks.append(bytearray(1 << 20))


def use_up_memory() -> None:
    """By objects that are too small for a MemoryError."""
    node: Node | None = None
    while True:
        node = Node(node)


async def look_at_clocks() -> None:
    """The wall clock, that the clocks never go back, and how long sleeps of 0.25 s take by the monotonic clock."""
    print(f"wall {time.time():.3f}")
    before = time.monotonic_ns()
    moved = 0
    for _ in range(2000):
        now = time.monotonic_ns()
        assert now >= before, "the monotonic clock went back"
        moved += now > before
        before = now
    print("monotonic", moved > 0)
    start = time.monotonic()
    await asyncio.sleep(0.25)
    print(f"asyncio {time.monotonic() - start:.3f}")
    start = time.monotonic()
    time.sleep(0.25)
    print(f"time {time.monotonic() - start:.3f}")
    print(f"wall {time.time():.3f}")


async def wait_long() -> None:
    print("waiting", flush=True)
    await asyncio.sleep(600)


def main() -> None:
    action = sys.argv[1]
    if action == "arguments":
        show_arguments(sys.argv[2:])
    elif action == "exit":
        print("leaving")
        sys.exit(int(sys.argv[2]))
    elif action == "exit-text":
        print("leaving")
        sys.exit(sys.argv[2])
    elif action == "traceback":
        print(half(4))
    elif action == "much-output":
        write_much()
    elif action == "memory-error-handled":
        handle_memory_errors()
    elif action == "memory-error":
        leave_memory_errors()
    elif action == "out-of-memory":
        use_up_memory()
    elif action == "clocks":
        asyncio.run(look_at_clocks())
    elif action == "wait":
        asyncio.run(wait_long())
    elif action == "spin":
        print("on and on", flush=True)
        while True:
            pass
    elif action == "babble":
        while True:
            print("on and on", flush=True)


main()
