"""json.JSONEncoder and its subclasses."""
import json
from dataclasses import dataclass, asdict
from datetime import date


@dataclass
class Point:
    x: int
    y: int


class Encoder(json.JSONEncoder):
    def default(self, o: object) -> object:
        if isinstance(o, Point):
            return {"x": o.x, "y": o.y}
        if isinstance(o, date):
            return o.isoformat()
        return super().default(o)


values: list[object] = [1, "a", Point(1, 2), date(2024, 1, 2), None, True, 2.5, {"k": Point(3, 4)}, (1, 2)]
print(json.dumps(values, cls=Encoder))
print(json.dumps({"p": Point(0, 1)}, cls=Encoder, indent=2, sort_keys=True))
print(Encoder(separators=(",", ":")).encode([Point(5, 6), 1.5]))
print("".join(Encoder().iterencode({"a": [1]})))
print(json.JSONEncoder(indent=1).encode([1, {"b": None}]))
try:
    print(json.dumps([b"bytes"], cls=Encoder))
except TypeError as e:
    print(e)
try:
    json.loads("[1,")
except json.JSONDecodeError as e:
    print(e.msg, e.pos, e.lineno, e.colno, e.doc, e)
print(json.dumps(asdict(Point(1, 2))), json.dumps({1: "a", None: 2.0, True: []}), json.dumps("é\n\x00"), json.dumps("é", ensure_ascii=False))
