"""Patterns and matches in variables, attributes, containers, parameters and generators."""
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field


@dataclass
class Route:
    pattern: re.Pattern[str]
    handler: Callable[[re.Match[str]], str]


@dataclass
class Router:
    routes: list[Route] = field(default_factory=list)

    def add(self, path: str, handler: Callable[[re.Match[str]], str]) -> None:
        expression = re.sub(r"\{(\w+)\}", lambda m: f"(?P<{m.group(1)}>[^/]+)", path)
        self.routes.append(Route(re.compile(expression), handler))

    def dispatch(self, path: str) -> str:
        for route in self.routes:
            if match := route.pattern.fullmatch(path):
                return route.handler(match)
        return "404"


def user(match: re.Match[str]) -> str:
    return "user " + match["name"]


def first_matches(patterns: dict[str, re.Pattern[str]], text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, pattern in patterns.items():
        match = pattern.search(text)
        if match:
            found[name] = match.group()
    return found


def numbers(text: str) -> Iterator[int]:
    for match in re.finditer(r"[+-]?\d+", text):
        yield int(match.group())


def grep(pattern: str | re.Pattern[str], lines: list[str]) -> list[str]:
    return [line for line in lines if re.search(pattern, line)]


def main() -> None:
    router = Router()
    router.add("/", lambda m: "home")
    router.add("/users/{name}", user)
    router.add("/users/{name}/posts/{number}", lambda m: f"post {int(m['number'])} of {m['name']}")
    for path in ("/", "/users/tim", "/users/tim/posts/007", "/users/", "/nothing"):
        print(path, router.dispatch(path))
    print(first_matches({"digits": re.compile(r"\d+"), "caps": re.compile("[A-Z]{2,}"), "none": re.compile("zz")}, "room 101 at NASA"))
    print(list(numbers("1 -2 +3 x4y-5")), sum(numbers("10 20")))
    print(grep("a", ["abc", "xyz", "cab"]), grep(re.compile("^a|z$"), ["abc", "xyz", "cab"]))
    last: re.Match[str] | None = None
    for match in re.finditer("o", "foo boo"):
        last = match
    print(last.span() if last else None)
    matches = sorted(re.finditer(r"\w+", "pear fig banana"), key=lambda m: len(m.group()))
    print([m.group() for m in matches], max(re.findall(r"\w+", "a ccc bb"), key=len))


main()
