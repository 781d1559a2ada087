"""Classes of another module subclassed, its state read and changed, its names under other names."""
import _shapes
import _shapes as again
from _shapes import Circle as Round, created, describe


class Square(_shapes.Shape):
    def __init__(self, side: float) -> None:
        super().__init__("square")
        self.side = side

    def area(self) -> float:
        return self.side ** 2


class Ring(Round):
    def __init__(self, outer: float, inner: float) -> None:
        super().__init__(outer)
        self.name = "ring"
        self.inner = inner

    def area(self) -> float:
        return super().area() - Round(self.inner).area()


shapes: list[_shapes.Shape] = [Square(1.5), Round(1.0), Ring(2.0, 1.0)]
for shape in shapes:
    print(describe(shape), isinstance(shape, again.Circle), type(shape).__name__)
_shapes.UNIT = "inch"
print(describe(shapes[0], digits=1), again.UNIT, created is _shapes.created, created)
try:
    describe(_shapes.Shape("blob"))
except NotImplementedError as error:
    print(error)
created.clear()
print(_shapes.created, __name__, Round.__name__)
