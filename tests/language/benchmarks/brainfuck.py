"""A Brainfuck interpreter with a table of jumps; SIZE is how often it runs its program."""
from __future__ import annotations

from typing import Final

SIZE: Final = 1

# Counts through 9 * 9 * 9 times the letters A to Z, then prints them once.
LETTERS: Final = """
+++++++++[>+++++++++[>+++++++++[>>++++++++[<++++++++>-]<+[-]<-]<-]<-]
>>>>++++++++[<++++++++>-]>+++++[<+++++>-]<+[<+.>-]
"""
HELLO: Final = ("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------."
                "--------.>>+.>++.")


class Tape:
    def __init__(self) -> None:
        self.cells = [0]
        self.position = 0

    def get(self) -> int:
        return self.cells[self.position]

    def add(self, value: int) -> None:
        self.cells[self.position] = (self.cells[self.position] + value) % 256

    def right(self) -> None:
        self.position += 1
        if self.position == len(self.cells):
            self.cells.append(0)

    def left(self) -> None:
        if self.position == 0:
            raise IndexError("left of the tape")
        self.position -= 1


class Program:
    def __init__(self, source: str) -> None:
        self.code = [c for c in source if c in "+-<>[]."]
        self.jumps: dict[int, int] = {}
        opened: list[int] = []
        for at, c in enumerate(self.code):
            if c == "[":
                opened.append(at)
            elif c == "]":
                if not opened:
                    raise SyntaxError("unmatched ]")
                start = opened.pop()
                self.jumps[start] = at
                self.jumps[at] = start
        if opened:
            raise SyntaxError("unmatched [")

    def run(self) -> str:
        tape = Tape()
        out: list[str] = []
        at = 0
        while at < len(self.code):
            c = self.code[at]
            if c == ">":
                tape.right()
            elif c == "<":
                tape.left()
            elif c == "+":
                tape.add(1)
            elif c == "-":
                tape.add(-1)
            elif c == ".":
                out.append(chr(tape.get()))
            elif c == "[":
                if tape.get() == 0:
                    at = self.jumps[at]
            elif c == "]":
                if tape.get() != 0:
                    at = self.jumps[at]
            at += 1
        return "".join(out)


def main() -> None:
    print(Program(HELLO).run(), end="")
    for _ in range(SIZE):
        letters = Program(LETTERS).run()
        if letters != "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
            print("wrong:", letters)
    for bad in ("[[]", "]", "<"):
        try:
            Program(bad).run()
        except (SyntaxError, IndexError) as error:
            print(type(error).__name__, error)


if __name__ == "__main__":
    main()
