"""json.dumps with `default`: what JSON has no form for is turned into something that it has."""

import json
from dataclasses import dataclass, field


@dataclass
class Point:
    x: int
    y: int


@dataclass
class Shape:
    name: str
    points: list[Point] = field(default_factory=list)


def point_to_list(value: object) -> list[int]:
    if isinstance(value, Point):
        return [value.x, value.y]
    raise TypeError(f"cannot write {type(value).__name__}")


def shape_to_dict(value: object) -> dict[str, list[str]]:
    assert isinstance(value, Shape)
    return {value.name: [f"{point.x}/{point.y}" for point in value.points]}


def as_text(value: object) -> str:
    return str(value)


def main() -> None:
    print(json.dumps(Point(1, 2), default=point_to_list), json.dumps([Point(1, 2), Point(3, 4)], default=point_to_list))
    print(json.dumps({"a": Point(5, 6)}, default=point_to_list, indent=1))
    print(json.dumps([Shape("line", [Point(0, 0), Point(1, 1)]), Shape("none")], default=shape_to_dict))
    print(json.dumps({"set": {1}, "bytes": {2}}, default=as_text), json.dumps([{3}], default=lambda value: repr(value)))
    print(json.dumps([1, "unneeded"], default=as_text), json.dumps((Point(1, 2), "text", None), default=point_to_list))
    try:
        json.dumps([{1}], default=point_to_list)
    except TypeError as problem:
        print(problem)
    try:
        json.dumps([Shape("s")])
    except TypeError as problem:
        print(problem)


main()
