"""`Any`: attributes, containers, handlers and results whose values are what JSON has."""
from __future__ import annotations
import json
from dataclasses import dataclass, asdict, field
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, Callable, Dict, Generic, Iterator, List, Mapping, Optional, TypeVar, Union, cast

class Color(Enum):
    RED = "red"

class P:
    def __init__(self, x: int, extra: Any = None, **kw: Any) -> None:
        self.x = x
        self.extra = extra
        self.kw = kw

    def __eq__(self, other: Any) -> bool:
        return isinstance(other, P) and self.x == other.x

    def __hash__(self) -> int:
        return hash(self.x)

    def __enter__(self) -> P:
        return self

    def __exit__(self, *args: Any) -> None:
        print("exit", args[0])

    def to_dict(self) -> Dict[str, Any]:
        return {"x": self.x, "extra": self.extra, "n": [1, 2]}

    @classmethod
    def from_dict(cls, d: Dict[str, Any]) -> P:
        return cls(d["x"], extra=d.get("extra"))

class Enc(json.JSONEncoder):
    def default(self, o: Any) -> Any:
        if isinstance(o, (date, datetime)):
            return o.isoformat()
        if isinstance(o, Decimal):
            return str(o)
        if isinstance(o, Color):
            return o.value
        if isinstance(o, P):
            return o.to_dict()
        return super().default(o)

print(P(1) == P(1), P(1) == P(2), P(1) == 1, P(1) != P(1), P(3) in [P(3)])
with P(1):
    pass
p = P.from_dict({"x": 3, "extra": {"k": [1]}})
print(p.to_dict(), p.extra["k"][0])
print(json.dumps({"p": P(1), "d": date(2024, 1, 2), "c": Color.RED}, cls=Enc))

@dataclass
class Event:
    name: str
    payload: Dict[str, Any] = field(default_factory=dict)
    tags: List[Any] = field(default_factory=list)

e = Event("a", {"k": 1, "deep": {"x": [1, {"y": None}]}}, [1, "x"])
print(asdict(e), e)
print(json.dumps(asdict(e)))
e2 = Event(**json.loads('{"name": "b", "payload": {"q": 1.5}}'))
print(e2)

Handler = Callable[[Dict[str, Any]], Any]
handlers: Dict[str, Handler] = {}

def on(name: str) -> Callable[[Handler], Handler]:
    def deco(f: Handler) -> Handler:
        handlers[name] = f
        return f
    return deco

@on("sum")
def add(params: Dict[str, Any]) -> Any:
    return params["a"] + params["b"]

@on("echo")
def echo(params: Dict[str, Any]) -> Any:
    return params

@on("none")
def none(params: Dict[str, Any]) -> None:
    print("none")

for n, h in handlers.items():
    print(n, h({"a": 1, "b": 2}))

def rpc(raw: str) -> str:
    req = json.loads(raw)
    rid = req.get("id")
    try:
        result = handlers[req["method"]](req.get("params", {}))
        return json.dumps({"id": rid, "result": result})
    except KeyError as ex:
        return json.dumps({"id": rid, "error": {"code": -32601, "message": f"missing {ex}"}})
    except TypeError as ex:
        return json.dumps({"id": rid, "error": str(ex)})

print(rpc('{"id": 1, "method": "sum", "params": {"a": 2, "b": 3.5}}'))
print(rpc('{"id": 2, "method": "nope"}'))
print(rpc('{"id": "x", "method": "sum", "params": {"a": 2, "b": "s"}}'))
print(rpc('{"method": "sum", "params": {"a": 2}}'))


def describe(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return f"bool {value}"
        case int() | float():
            return f"number {value:.2f}"
        case str():
            return f"text {value.upper()}"
        case [first, *rest]:
            return f"list {describe(first)} +{len(rest)}"
        case {"type": t, **others}:
            return f"object of {t} {len(others)}"
        case _:
            return "other"

for v in [None, True, 1, 2.5, "a"]:
    print(describe(v))
print(describe([1, 2]), describe({"type": "z", "q": 1}), describe({}), describe([]))
cache: Dict[Any, Any] = {}
cache[1] = "one"
cache["a"] = [1]
print(cache)
def first(xs: List[Any], default: Optional[Any] = None) -> Optional[Any]:
    return xs[0] if xs else default
print(first([]), first(["a", 1]), first([], 7))
num = cast(int, json.loads("5"))
print(num + 1)
def show(title: str, obj: Any) -> None:
    print(title, obj, type(obj).__name__, str(obj))
