"""pprint and pformat of containers."""
from pprint import PrettyPrinter, pformat, pp, pprint

NUMBERS = [number * number for number in range(30)]
NESTED: dict[str, list[str]] = {"name": ["Ada Lovelace", "Charles Babbage"], "years": ["1815", "1852", "1791", "1871"], "empty": [], "places": ["London", "Ockham Park, Surrey", "Teignmouth"]}
TEXT = "It was the best of times, it was the worst of times,\nit was the age of wisdom ... it was the age of foolishness"


def main() -> None:
    pprint(NUMBERS)
    pprint(NUMBERS, compact=True)
    pprint(NUMBERS, width=30, indent=4, compact=True)
    pprint([1, 2, 3])
    pprint(NESTED)
    pprint(NESTED, width=40)
    pprint(NESTED, width=30, indent=2, sort_dicts=False)
    pp({"b": 1, "a": 2})
    pprint({"b": 1, "a": 2})
    print(pformat({3: "c", 1: "a", 2: "b"}), pformat((1,)), pformat("text"), pformat(None), pformat(2.5))
    print(pformat(TEXT, width=30))
    print(pformat([TEXT, TEXT], width=40))
    print(pformat({"text": TEXT}, width=40))
    print(pformat(b"0123456789" * 5, width=30), pformat(b"abcd", width=2))
    print(pformat((1, "two", [3.0, 4.0], {"five": 5}), width=12))
    print(pformat(("a long enough text",), width=10), pformat([("a", 1), ("b", 2)], width=8))
    print(pformat({1, 2, 3}, width=4), pformat(frozenset({10, 20}), width=10), pformat(set[int]()))
    print(pformat([[1, 2], [5]]), pformat([[[1, 2]], [[3]]], depth=2), pformat({"a": {"b": {"c": 1}}}, depth=2))
    print(pformat([1000000, 2], underscore_numbers=True), pformat([True, False]))
    mixed: list[int | str | None] = [1, "a", None] * 12
    pprint(mixed)
    pprint({(1, 2): "pair", (0, 5): "other"}, width=20)
    printer = PrettyPrinter(indent=2, width=20)
    printer.pprint({"key": ["value one", "value two"]})
    print(printer.pformat([["a" * 10, "b" * 10], ["c" * 10]]))
    for arguments in ((-1, 80), (1, 0)):
        try:
            PrettyPrinter(*arguments)
        except ValueError as error:
            print(error)


main()
