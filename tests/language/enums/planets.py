"""Members made of tuples by __init__, with attributes, properties and methods."""
from enum import Enum


class Planet(Enum):
    MERCURY = (3.303e+23, 2.4397e6)
    VENUS = (4.869e+24, 6.0518e6)
    EARTH = (5.976e+24, 6.37814e6)
    MARS = (6.421e+23, 3.3972e6)
    JUPITER = (1.9e+27, 7.1492e7)

    def __init__(self, mass: float, radius: float) -> None:
        self.mass = mass       # in kilograms
        self.radius = radius   # in meters

    @property
    def surface_gravity(self) -> float:
        G = 6.67300E-11
        return G * self.mass / (self.radius * self.radius)

    def weight(self, on_earth: float) -> float:
        return on_earth / Planet.EARTH.surface_gravity * self.surface_gravity

    def heavier_than(self, other: "Planet") -> bool:
        return self.mass > other.mass


print(Planet.EARTH.value, Planet.EARTH.mass, Planet.EARTH.surface_gravity)
for planet in Planet:
    print(f"{planet.name:<8} {planet.weight(70.0):8.3f} {planet.heavier_than(Planet.EARTH)}")
heaviest = max(Planet, key=lambda p: p.mass)
print(heaviest, repr(heaviest), [p.name.title() for p in sorted(Planet, key=lambda p: -p.radius)])
print(Planet.MARS is Planet["MARS"], Planet["VENUS"].radius, len(Planet))
for name in ("PLUTO", "earth"):
    try:
        print(Planet[name])
    except KeyError as error:
        print("KeyError", error)
