"""A ray tracer with spheres, half-spaces and mirror surfaces (pyperformance raytrace); SIZE is the width in points."""
from __future__ import annotations

from math import sqrt
from typing import Final

SIZE: Final = 24
EPSILON: Final = 0.00001
DEEPEST: Final = 3

Colour = tuple[float, float, float]
BLACK: Final = (0.0, 0.0, 0.0)


class Vector:
    def __init__(self, x: float, y: float, z: float) -> None:
        self.x = x
        self.y = y
        self.z = z

    def dot(self, other: Vector) -> float:
        return self.x * other.x + self.y * other.y + self.z * other.z

    def magnitude(self) -> float:
        return sqrt(self.dot(self))

    def __add__(self, other: Vector) -> Vector:
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other: Vector) -> Vector:
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def scale(self, factor: float) -> Vector:
        return Vector(factor * self.x, factor * self.y, factor * self.z)

    def cross(self, other: Vector) -> Vector:
        return Vector(self.y * other.z - self.z * other.y, self.z * other.x - self.x * other.z,
                      self.x * other.y - self.y * other.x)

    def normalized(self) -> Vector:
        return self.scale(1.0 / self.magnitude())

    def negated(self) -> Vector:
        return self.scale(-1.0)

    def reflect_through(self, normal: Vector) -> Vector:
        d = normal.scale(self.dot(normal))
        return self - d.scale(2.0)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Vector) and (self.x, self.y, self.z) == (other.x, other.y, other.z)


class Ray:
    def __init__(self, point: Vector, vector: Vector) -> None:
        self.point = point
        self.vector = vector.normalized()

    def point_at(self, t: float) -> Vector:
        return self.point + self.vector.scale(t)


class Thing:
    def intersection_time(self, ray: Ray) -> float | None:
        raise NotImplementedError

    def normal_at(self, p: Vector) -> Vector:
        raise NotImplementedError


class Sphere(Thing):
    def __init__(self, centre: Vector, radius: float) -> None:
        self.centre = centre
        self.radius = radius

    def intersection_time(self, ray: Ray) -> float | None:
        cp = self.centre - ray.point
        v = cp.dot(ray.vector)
        discriminant = self.radius * self.radius - (cp.dot(cp) - v * v)
        if discriminant < 0:
            return None
        return v - sqrt(discriminant)

    def normal_at(self, p: Vector) -> Vector:
        return (p - self.centre).normalized()


class Halfspace(Thing):
    def __init__(self, base: Vector, normal: Vector) -> None:
        self.base = base
        self.normal = normal.normalized()

    def intersection_time(self, ray: Ray) -> float | None:
        v = ray.vector.dot(self.normal)
        if v:
            return self.base.dot(self.normal) / v - ray.point.dot(self.normal) / v
        return None

    def normal_at(self, p: Vector) -> Vector:
        return self.normal


class Surface:
    def __init__(self, base: Colour = (1.0, 1.0, 1.0), specular: float = 0.2, lambert: float = 0.6) -> None:
        self.base = base
        self.specular = specular
        self.lambert = lambert
        self.ambient = 1.0 - specular - lambert

    def base_colour_at(self, p: Vector) -> Colour:
        return self.base

    def colour_at(self, scene: Scene, ray: Ray, p: Vector, normal: Vector) -> Colour:
        base = self.base_colour_at(p)
        c = BLACK
        if self.specular > 0:
            reflected = Ray(p, ray.vector.reflect_through(normal))
            c = add_colours(c, self.specular, scene.ray_colour(reflected))
        if self.lambert > 0:
            amount = 0.0
            for light in scene.visible_lights(p):
                amount += max((light - p).normalized().dot(normal), 0.0)
            c = add_colours(c, self.lambert * min(amount, 1.0), base)
        if self.ambient > 0:
            c = add_colours(c, self.ambient, base)
        return c


class CheckerboardSurface(Surface):
    def __init__(self, other: Colour = BLACK, check_size: float = 1.0) -> None:
        super().__init__()
        self.other = other
        self.check_size = check_size

    def base_colour_at(self, p: Vector) -> Colour:
        v = p.scale(1.0 / self.check_size)
        if (int(abs(v.x) + 0.5) + int(abs(v.y) + 0.5) + int(abs(v.z) + 0.5)) % 2:
            return self.other
        return self.base


def add_colours(a: Colour, scale: float, b: Colour) -> Colour:
    return a[0] + scale * b[0], a[1] + scale * b[1], a[2] + scale * b[2]


class Scene:
    def __init__(self) -> None:
        self.objects: list[tuple[Thing, Surface]] = []
        self.lights: list[Vector] = []
        self.position = Vector(0.0, 1.8, 10.0)
        self.looking_at = Vector(0.0, 0.0, 0.0)
        self.field_of_view = 45.0
        self.depth = 0

    def add_object(self, thing: Thing, surface: Surface) -> None:
        self.objects.append((thing, surface))

    def first_intersection(self, ray: Ray) -> tuple[Thing, float, Surface] | None:
        best: tuple[Thing, float, Surface] | None = None
        for thing, surface in self.objects:
            t = thing.intersection_time(ray)
            if t is not None and t > -EPSILON and (best is None or t < best[1]):
                best = thing, t, surface
        return best

    def ray_colour(self, ray: Ray) -> Colour:
        if self.depth > DEEPEST:
            return BLACK
        try:
            self.depth += 1
            found = self.first_intersection(ray)
            if found is None:
                return BLACK
            thing, t, surface = found
            p = ray.point_at(t - EPSILON * 10)
            return surface.colour_at(self, ray, p, thing.normal_at(p))
        finally:
            self.depth -= 1

    def light_is_visible(self, light: Vector, p: Vector) -> bool:
        ray = Ray(p, light - p)
        for thing, _ in self.objects:
            t = thing.intersection_time(ray)
            if t is not None and t > EPSILON:
                return False
        return True

    def visible_lights(self, p: Vector) -> list[Vector]:
        return [light for light in self.lights if self.light_is_visible(light, p)]

    def render(self, width: int, height: int) -> list[list[Colour]]:
        view = 0.41421356237309503
        half_width = view
        half_height = view * height / width
        eye = (self.looking_at - self.position).normalized()
        right = eye.cross(Vector(0.0, 1.0, 0.0)).normalized()
        up = right.cross(eye).normalized()
        image = []
        for y in range(height):
            line = []
            for x in range(width):
                across = right.scale(x * 2 * half_width / (width - 1) - half_width)
                above = up.scale(half_height - y * 2 * half_height / (height - 1))
                line.append(self.ray_colour(Ray(self.position, eye + across + above)))
            image.append(line)
        return image


def main() -> None:
    scene = Scene()
    scene.lights.append(Vector(30.0, 30.0, 10.0))
    scene.lights.append(Vector(-10.0, 100.0, 30.0))
    scene.add_object(Sphere(Vector(1.0, 3.0, -10.0), 1.0), Surface(base=(1.0, 1.0, 0.0)))
    for y in range(6):
        scene.add_object(Sphere(Vector(-3.0 - y * 0.4, 2.3, -5.0), 0.4), Surface(base=(y / 6.0, 1 - y / 6.0, 0.5)))
    scene.add_object(Halfspace(Vector(0.0, 0.0, 0.0), Vector(0.0, 1.0, 0.0)), CheckerboardSurface())
    image = scene.render(SIZE, SIZE * 3 // 4)
    checksum = 0
    for line in image:
        for red, green, blue in line:
            for part in (red, green, blue):
                checksum = (checksum * 31 + min(255, int(part * 255))) % 1000000007
    print(checksum)
    for line in image[::3]:
        print("".join(" .:-=+*#%@"[min(9, int(sum(colour) / 3 * 10))] for colour in line))


if __name__ == "__main__":
    main()
