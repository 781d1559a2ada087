"""By value, by name, aliases, unique, __members__ and membership."""
from enum import Enum, unique


class Shape(Enum):
    SQUARE = 2
    DIAMOND = 1
    CIRCLE = 3
    ALIAS_FOR_SQUARE = 2


@unique
class Answer(Enum):
    YES = "y"
    NO = "n"

    def __bool__(self) -> bool:
        return self is Answer.YES

    def __invert__(self) -> "Answer":
        return Answer.NO if self else Answer.YES


print(Shape.ALIAS_FOR_SQUARE, Shape(2), Shape["ALIAS_FOR_SQUARE"].name, Shape["ALIAS_FOR_SQUARE"] is Shape["SQUARE"])
print(list(Shape), len(Shape), [s.value for s in reversed(list(Shape))])
print({name: member.name for name, member in Shape.__members__.items()})
print([name for name, member in Shape.__members__.items() if member.name != name])
print(Shape.SQUARE in Shape, Answer.YES == Answer("y"), ~Answer.YES, bool(Answer.NO), [a.name for a in Answer if a], not Answer.NO)
found: list[str] = []
for value in (1, 2, 3, 4):
    try:
        found.append(Shape(value).name)
    except ValueError as error:
        found.append(str(error))
for name in ("CIRCLE", "circle"):
    try:
        found.append(str(Shape[name].value))
    except KeyError as error:
        found.append(repr(error))
print(found)
print(len({Shape.SQUARE, Shape.ALIAS_FOR_SQUARE, Shape.CIRCLE}), {Shape.SQUARE: 4}[Shape.ALIAS_FOR_SQUARE], Shape(2) == Shape(3), hash(Shape.SQUARE) == hash(Shape(2)))
