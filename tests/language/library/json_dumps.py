"""json.dumps of values of many static types, and all its options."""

import io
import json
from typing import Optional, Union


def scalars() -> None:
    print(json.dumps(None), json.dumps(True), json.dumps(False), json.dumps(0), json.dumps(-(2**63)), json.dumps(2**63 - 1))
    print(json.dumps(0.1), json.dumps(1e22), json.dumps(-0.0), json.dumps(1e-7), json.dumps(5e-324), json.dumps(123456789.0))
    print(json.dumps(float("nan")), json.dumps(float("inf")), json.dumps(float("-inf")))
    print(json.dumps(""), json.dumps("plain"), json.dumps('quote " backslash \\ slash /'), json.dumps("\b\f\n\r\t\x00\x1f\x7f\x80"))
    print(json.dumps("é\u20ac\U0001f600\ud800"), json.dumps("é\u20ac\U0001f600\x7f", ensure_ascii=False))


def containers() -> None:
    numbers: list[int] = []
    print(json.dumps(numbers), json.dumps([1, 2, 3]), json.dumps([1.5, 2.0]), json.dumps(["a", "b"]), json.dumps([True, None]))
    print(json.dumps((1, "two", 3.0, None)), json.dumps([(1, 2), (3, 4)]), json.dumps(((1, 2), (3, 4))))
    table: dict[str, int] = {}
    print(json.dumps(table), json.dumps({"a": 1, "b": 2}), json.dumps({"x": [1, 2], "y": [3]}), json.dumps([{"k": "v"}, {}]))
    print(json.dumps({1: "a", 2: "b"}), json.dumps({1.5: 1, float("inf"): 2}), json.dumps({True: 1, False: 0}), json.dumps({None: 0}))
    mixed: list[Union[int, str, None, list[int]]] = [1, "two", None, [3, 4]]
    print(json.dumps(mixed))
    maybe: Optional[dict[str, float]] = None
    print(json.dumps(maybe))
    maybe = {"pi": 3.14}
    print(json.dumps(maybe))
    deep = {"users": [{"name": "Ann", "tags": ["x", "y"]}, {"name": "Bob", "tags": ["z"]}]}
    print(json.dumps(deep))


def options() -> None:
    data = {"b": [1, 2, {"z": 1, "a": 2}.get("z", 0)], "a": [3], "c": []}
    print(json.dumps(data, sort_keys=True), json.dumps(data, separators=(",", ":")), json.dumps(data, separators=(" ,", " => "), sort_keys=True))
    for indent in (None, 0, 1, 4):
        print(json.dumps(data, indent=indent))
    print(json.dumps(data, indent="\t", sort_keys=True), json.dumps([[[1]], []], indent=2))
    print(json.dumps({"k": (1, 2)}, indent=2, separators=(";", "=")), json.dumps([[1, 2], []], indent="--"))
    print(json.dumps({10: "ten", 9: "nine", -1: "less"}, sort_keys=True), json.dumps({"b": 1, "é": 2, "a": 3}, sort_keys=True))
    print(json.dumps({(1, 2): 3, (4, 5): 6}, skipkeys=True), json.dumps([float("nan")], allow_nan=True))
    keys: dict[Union[int, str, None], int] = {"a": 1, 5: 2, None: 3}
    print(json.dumps(keys))
    out = io.StringIO()
    json.dump({"to": ["a", "file"]}, out, indent=1)
    print(out.getvalue())


def faults() -> None:
    try:
        json.dumps({1, 2})
    except TypeError as problem:
        print(problem)
    try:
        json.dumps({"key": [b"bytes"]})
    except TypeError as problem:
        print(problem)
    try:
        json.dumps({(1, 2): 3})
    except TypeError as problem:
        print(problem)
    mixed: dict[Union[int, str], int] = {"a": 1, 5: 2}
    try:
        json.dumps(mixed, sort_keys=True)
    except TypeError as problem:
        print(problem)
    for indent in (None, 2):
        try:
            json.dumps([1.0, float("inf")], allow_nan=False, indent=indent)
        except ValueError as problem:
            print(problem)


scalars()
containers()
options()
faults()
json.dumps({"at": [frozenset([1])]})
