"""round() gives an int, or with digits a float."""
def f(served: dict[str, float]) -> None:
    waits: list[tuple[str, float]] = [(who, round(t - 0.5, 2)) for who, t in served.items()]
    print(waits)
    b: tuple[str, float] = ("a", round(2.345, 2))
    c: list[float] = [round(2.5, 1)]
    d: float = round(3.14159, 2)
    print(b, c, d, round(2.5), round(7, -1), round(7.5, None))
f({"a": 1.25})
