"""Commands as objects on an undo and a redo stack."""
from __future__ import annotations
from abc import ABC, abstractmethod


class Document:
    def __init__(self) -> None:
        self.text = ""


class Command(ABC):
    name = "command"

    @abstractmethod
    def do(self, document: Document) -> None: ...

    @abstractmethod
    def undo(self, document: Document) -> None: ...

    def __str__(self) -> str:
        return self.name


class Insert(Command):
    name = "insert"

    def __init__(self, at: int, what: str) -> None:
        self.at, self.what = at, what

    def do(self, document: Document) -> None:
        if self.at > len(document.text):
            raise IndexError(f"position {self.at} in a text of {len(document.text)}")
        document.text = document.text[:self.at] + self.what + document.text[self.at:]

    def undo(self, document: Document) -> None:
        document.text = document.text[:self.at] + document.text[self.at + len(self.what):]


class Replace(Command):
    name = "replace"

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        self.before: str | None = None

    def do(self, document: Document) -> None:
        self.before = document.text
        document.text = document.text.replace(self.old, self.new)

    def undo(self, document: Document) -> None:
        assert self.before is not None, "undo before do"
        document.text = self.before


class Macro(Command):
    def __init__(self, name: str, *commands: Command) -> None:
        self.name = f"{name}[{', '.join(map(str, commands))}]"
        self.commands = commands

    def do(self, document: Document) -> None:
        done: list[Command] = []
        try:
            for command in self.commands:
                command.do(document)
                done.append(command)
        except IndexError:
            for command in reversed(done):
                command.undo(document)
            raise

    def undo(self, document: Document) -> None:
        for command in reversed(self.commands):
            command.undo(document)


class Editor:
    def __init__(self) -> None:
        self.document = Document()
        self._undo: list[Command] = []
        self._redo: list[Command] = []

    def run(self, command: Command) -> None:
        command.do(self.document)
        self._undo.append(command)
        self._redo.clear()

    def undo(self) -> bool:
        if not self._undo:
            return False
        command = self._undo.pop()
        command.undo(self.document)
        self._redo.append(command)
        return True

    def redo(self) -> bool:
        if self._redo:
            command = self._redo.pop()
            command.do(self.document)
            self._undo.append(command)
            return True
        return False


editor = Editor()
steps = [Insert(0, "hello"), Insert(5, " world"), Insert(99, "!"), Replace("o", "0"), Macro("bad", Insert(0, "<<"), Insert(99, ">>")),
         Macro("wrap", Insert(0, "["), Replace("l", "L"))]
for step in steps:
    try:
        editor.run(step)
        print(f"{step!s:28}{editor.document.text!r}")
    except IndexError as error:
        print(f"{step!s:28}{error}; still {editor.document.text!r}")
while editor.undo():
    print("undo", repr(editor.document.text))
print(editor.redo(), editor.redo(), editor.document.text)
editor.run(Insert(0, ">"))
print(editor.redo(), editor.document.text)
try:
    Replace("a", "b").undo(Document())
except AssertionError as error:
    print("assertion:", error)
