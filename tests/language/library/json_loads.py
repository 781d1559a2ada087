"""json.loads: values, narrowed by isinstance(), and the places of faults."""

import io
import json


def describe(text: str) -> str:
    """The value with its types, by narrowing."""
    value = json.loads(text)
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return f"bool {value}"
    if isinstance(value, int):
        return f"int {value // 3}"
    if isinstance(value, float):
        return f"float {value * 2}"
    if isinstance(value, str):
        return f"str {value!r} {len(value)}"
    if isinstance(value, list):
        return f"list of {len(value)}: {value}"
    if isinstance(value, dict):
        return f"dict of {sorted(value)}: {value}"
    return "what is it?"


def values() -> None:
    for text in ("null", "true", "false", "0", "-0", "-17", "9223372036854775807", "-9223372036854775808", "1.5", "-0.0", "1e3", "1E-2", "2.5e+1", "NaN",
                 "-Infinity", '""', '"plain"', '"\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\u00e9\\u20ac"', '"\\ud83d\\ude00 \\ud83d \\ude00x"', '"é\u20ac\U0001f600"',
                 "[]", "[ ]", "[1,2.0,\"x\",null,true,[[]]]", "{}", "{ }", '{"a":1}', ' \t\r\n{ "a" : [ 1 , 2 ] , "b" : { "c" : null } } \n', '{"a":1,"a":2}'):
        print(describe(text))


def orders() -> None:
    """An ordinary use: documents of a known shape."""
    text = '{"orders": [{"id": 7, "items": [{"name": "tea", "price": 2.5, "count": 3}, {"name": "pot", "price": 12.0, "count": 1}]}], "open": true}'
    document = json.loads(text)
    assert isinstance(document, dict)
    found = document["orders"]
    assert isinstance(found, list)
    for order in found:
        assert isinstance(order, dict)
        total = 0.0
        items = order["items"]
        if isinstance(items, list):
            for item in items:
                if isinstance(item, dict):
                    price, count = item["price"], item["count"]
                    if isinstance(price, float) and isinstance(count, int):
                        total += price * count
        print(order["id"], total, document.get("open"), document.get("closed", "unknown"))
    print(json.loads(json.dumps(document)) == document, json.dumps(document, sort_keys=True))


def sources() -> None:
    print(json.loads(b'{"a": "\xc3\xa9"}'), json.loads(bytearray(b"[1]")), json.loads('"x"'.encode("utf-8")), json.load(io.StringIO("[1, 2]")), json.load(io.BytesIO(b"{}")))
    print(json.loads(b"\xef\xbb\xbf[1]"), json.loads(b"[\0001\000]\000"), json.loads(b"\0\0\0[\0\0\0]"), json.loads('"a\tb"', strict=False))


def faults() -> None:
    for text in ("", " ", "nul", "tru", "[", "[1", "[1,", "[1,]", "[1 2]", "{", '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{"a" 1}', "{1:2}", "{'a':1}",
                 '"', '"abc', '"a\tb"', '"\\', '"\\x"', '"\\u12"', '"\\u12g4"', '"\\ud83d\\u12"', "1 2", "[] x", "-", "01", "1.", "1.e5", "+1", ".5", "\ufeff1",
                 "[1,\n2,\n  oops]", '{\n "a": 1\n "b": 2\n}'):
        try:
            print(json.loads(text))
        except json.JSONDecodeError as problem:
            print(f"{problem} | {problem.msg!r} {problem.pos} {problem.lineno} {problem.colno} {problem.doc == text}")
    try:
        json.loads("[1,")
    except ValueError as error:
        print(type(error).__name__, isinstance(error, json.JSONDecodeError), error.args)


values()
orders()
sources()
faults()
json.loads("{broken")
