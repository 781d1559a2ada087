"""Registration by decorators: commands with names and aliases, found by what the user types."""
from __future__ import annotations
from dataclasses import dataclass
from typing import Callable

Handler = Callable[[list[str]], str]


@dataclass
class Command:
    name: str
    handler: Handler
    usage: str
    arity: int


class Shell:
    def __init__(self) -> None:
        self.commands: dict[str, Command] = {}

    def command(self, name: str, *aliases: str, usage: str = "", arity: int = 0) -> Callable[[Handler], Handler]:
        def register(handler: Handler) -> Handler:
            command = Command(name, handler, usage or name, arity)
            for key in (name, *aliases):
                if key in self.commands:
                    raise KeyError(f"{key} is taken by {self.commands[key].name}")
                self.commands[key] = command
            return handler
        return register

    def run(self, line: str) -> str:
        name, *arguments = line.split() or [""]
        command = self.commands.get(name)
        if command is None:
            close = [key for key in self.commands if key[:1] == name[:1] and name]
            return f"unknown {name!r}" + (f", did you mean {' or '.join(close)}?" if close else "")
        if len(arguments) < command.arity:
            return f"usage: {command.usage}"
        try:
            return command.handler(arguments)
        except (ValueError, ZeroDivisionError) as error:
            return f"{name}: {error}"


shell = Shell()


@shell.command("add", "+", usage="add N...", arity=2)
def add(arguments: list[str]) -> str:
    return str(sum(map(int, arguments)))


@shell.command("div", usage="div A B", arity=2)
def divide(arguments: list[str]) -> str:
    a, b = map(float, arguments[:2])
    return f"{a / b:.3f}"


@shell.command("help", "?")
def show_help(arguments: list[str]) -> str:
    wanted = arguments or sorted({c.name for c in shell.commands.values()})
    return "; ".join(shell.commands[name].usage for name in wanted)


for line in ("add 1 2 39", "+ 5 -7", "add 1", "div 1 3", "div 1 0", "add x y", "dvi 1 2", "help", "? div +", "", "zap"):
    print(f"{line:12}-> {shell.run(line)}")
try:
    @shell.command("sum", "+")
    def again(arguments: list[str]) -> str:
        return ""
except KeyError as error:
    print(error, "sum" in shell.commands)
print(add(["1", "2"]))
