"""An int handed to a place annotated float is refused or stays exact: here floats are written as floats."""


def mean(values: list[float]) -> float:
    return sum(values) / len(values)


def scale(values: list[float], factor: float) -> list[float]:
    return [value * factor for value in values]


samples = [1.0, 2.5, 4.0, float(7)]
print(mean(samples), scale(samples, 0.5))
print(3 / 2, 4 / 2, 7 // 2, 2 * 1.5, 10 - 0.5)
print(float(10), int(10.7), 10 == 10.0, 3 < 3.5)
