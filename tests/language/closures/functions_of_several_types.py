"""Functions of different types in one variable: each is called as what it is, and stays the function that it is."""

from typing import Callable


def count() -> int:
    return 3


def name() -> str:
    return "name"


def nothing() -> None:
    print("nothing")


def ratio() -> float:
    return 0.5


def pair() -> tuple[int, str]:
    return 1, "one"


class Shop:
    """Commands that give nothing, a text or a number."""

    def __init__(self) -> None:
        self.items: list[str] = []
        self.commands = {"add": self.add, "list": self.show, "count": self.count, "ratio": self.ratio}

    def add(self, text: str) -> None:
        self.items.append(text)

    def show(self, text: str) -> str:
        return ", ".join(self.items)

    def count(self, text: str) -> int:
        return len(self.items)

    def ratio(self, text: str) -> float:
        return 1.5 * len(text)

    def run(self, line: str) -> None:
        command, _, text = line.partition(" ")
        handler = self.commands.get(command)
        if handler is None:
            print("what?", command)
            return
        result = handler(text)
        print(command, "->", result)


def call(function: Callable[[], object]) -> object:
    return function()


def call_some(function: Callable[[], object] | None) -> object:
    return function() if function is not None else "none"


def call_any(function: Callable[..., object]) -> object:
    return function()


def picked(number: int) -> Callable[[], int] | Callable[[], str]:
    return count if number else name


def parse_int(text: str) -> int:
    return int(text)


def parse_float(text: str) -> float:
    return float(text)


def parse_list(text: str) -> list[str]:
    return text.split()


parsers = [parse_int, parse_float, parse_list]


def parse(text: str) -> object:
    for parser in parsers:
        try:
            return parser(text)
        except ValueError:
            continue
    return None


def divide(a: int, b: int) -> float:
    return a / b


def add(a: int, b: int) -> int:
    return a + b


table = {"count": count, "name": name, "nothing": nothing, "ratio": ratio, "pair": pair}
for key, function in table.items():
    print(key, function())
for number in (0, 1):
    print(picked(number)(), call(picked(number)), call_some(picked(number)), call_any(picked(number)))
print(call_some(None), [call(function) for function in table.values()])

shop = Shop()
for line in ("add tea", "add coffee", "list", "count", "ratio abc", "go"):
    shop.run(line)

print(parse("1"), parse("1.5"), parse("a b"))
print(parsers[0] == parse_int, parsers[1] is parse_int, parse_list in parsers, parsers.index(parse_float), parsers[2].__name__)

operations = {"+": add, "/": divide}
print([operations[sign](6, 4) for sign in "+/"])
chosen = operations["/"] if len(table) > 3 else operations["+"]
print(chosen(1, 8), chosen is divide)

local = 10


def inner_functions(base: int) -> list[object]:
    def number() -> int:
        return base + local

    def text() -> str:
        return f"base {base}"

    made = [number, text]
    return [function() for function in made]


print(inner_functions(1), inner_functions(2))

# Known only as objects they are compared and printed all the same.
things: list[object] = [count, name, 1, "a", shop.count, Shop, int]
print(count in things, ratio in things, things.index(name), shop.count in things, shop.show in things)
print([thing == count for thing in things], [thing is Shop for thing in things], str(things[0]).startswith("<function count at "))


def same(a: object, b: object) -> tuple[bool, bool]:
    return a == b, a is b


print(same(count, count), same(count, name), same(Shop, Shop), same(Shop, int), same(type(shop), Shop), same(1, count), same(shop.add, shop.add)[0])
