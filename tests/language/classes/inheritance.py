"""Virtual calls, super(), isinstance and class hierarchies."""


class Shape:
    def __init__(self, name: str) -> None:
        self.name = name

    def area(self) -> float:
        return 0.0

    def describe(self) -> str:
        return f"{self.name}: {self.area():.2f}"


class Rectangle(Shape):
    def __init__(self, width: float, height: float) -> None:
        super().__init__("rectangle")
        self.width = width
        self.height = height

    def area(self) -> float:
        return self.width * self.height


class Square(Rectangle):
    def __init__(self, side: float) -> None:
        super().__init__(side, side)
        self.name = "square"

    def describe(self) -> str:
        return super().describe() + "!"


class Circle(Shape):
    def __init__(self, radius: float) -> None:
        super().__init__("circle")
        self.radius = radius

    def area(self) -> float:
        return 3.14159 * self.radius**2


shapes: list[Shape] = [Rectangle(2.0, 3.0), Square(1.5), Circle(1.0), Shape("nothing")]
for shape in shapes:
    print(shape.describe(), isinstance(shape, Rectangle), type(shape).__name__)
print(sum(shape.area() for shape in shapes), max(shapes, key=lambda s: s.area()).name)
squares = [s for s in shapes if isinstance(s, Square)]
print(len(squares), squares[0].width, issubclass(Square, Shape))
