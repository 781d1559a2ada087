"""Computed properties, setters that check, read-only ones, inherited ones."""


class Celsius:
    def __init__(self, degrees: float) -> None:
        self._degrees = degrees

    @property
    def degrees(self) -> float:
        return self._degrees

    @degrees.setter
    def degrees(self, value: float) -> None:
        if value < -273.15:
            raise ValueError(f"{value} is below absolute zero")
        self._degrees = value

    @property
    def fahrenheit(self) -> float:
        return self.degrees * 1.8 + 32.0


class Named(Celsius):
    @property
    def label(self) -> str:
        return f"{self.degrees:.1f}C/{self.fahrenheit:.1f}F"


reading = Named(20.0)
reading.degrees += 2.5
print(reading.degrees, reading.fahrenheit, reading.label)
try:
    reading.degrees = -300.0
except ValueError as error:
    print(error, reading.label)
