"""A router: paths with parameters, query strings, links made absolute."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import parse_qs, parse_qsl, quote, unquote, urlencode, urljoin, urlsplit

Handler = Callable[[dict[str, str], dict[str, list[str]]], tuple[HTTPStatus, str]]


class Router:
    def __init__(self) -> None:
        self.routes: list[tuple[str, list[str], Handler]] = []

    def add(self, method: str, pattern: str, handler: Handler) -> None:
        self.routes.append((method, pattern.strip("/").split("/"), handler))

    def dispatch(self, method: str, target: str) -> tuple[HTTPStatus, str]:
        url = urlsplit(target)
        names = [unquote(part) for part in url.path.strip("/").split("/")]
        allowed = False
        for wanted, parts, handler in self.routes:
            found = match(parts, names)
            if found is None:
                continue
            if wanted == method:
                return handler(found, parse_qs(url.query, keep_blank_values=True))
            allowed = True
        return (HTTPStatus.METHOD_NOT_ALLOWED, method) if allowed else (HTTPStatus.NOT_FOUND, url.path)


def match(parts: list[str], names: list[str]) -> dict[str, str] | None:
    if len(parts) != len(names):
        return None
    found: dict[str, str] = {}
    for part, name in zip(parts, names):
        if part.startswith("{") and part.endswith("}"):
            found[part[1:-1]] = name
        elif part != name:
            return None
    return found


def show(parameters: dict[str, str], query: dict[str, list[str]]) -> tuple[HTTPStatus, str]:
    return HTTPStatus.OK, f"user {parameters['name']!r} {query}"


def edit(parameters: dict[str, str], query: dict[str, list[str]]) -> tuple[HTTPStatus, str]:
    if "force" not in query:
        return HTTPStatus.CONFLICT, "say force"
    return HTTPStatus.ACCEPTED, f"{parameters['name']}.{parameters['field']} = {query.get('value', ['none'])[-1]}"


router = Router()
router.add("GET", "/users/{name}", show)
router.add("POST", "/users/{name}/{field}", edit)
router.add("GET", "/", lambda parameters, query: (HTTPStatus.OK, "home"))
for method, target in (("GET", "/users/ada"), ("GET", "/users/J%C3%BCrgen?tab=1&tab=2&x="), ("GET", "/users/a%2Fb/"), ("POST", "/users/ada/mail?force&value=a%40b"), ("POST", "/users/ada/mail?force=1&value=x+y"),
                       ("POST", "/users/ada/mail"), ("PUT", "/users/ada"), ("GET", "/nothing/here#top"), ("GET", "/"), ("GET", "http://host:81/users/bob?q")):
    status, text = router.dispatch(method, target)
    print(method, target, status.value, status.phrase, text)


def link(base: str, *names: str) -> str:
    return urljoin(base, "/".join([quote(name, safe="") for name in names]))


print(urljoin("https://shop.example/list?page=2", "?" + urlencode({"page": 3, "q": "tea & milk"})))
print(link("https://shop.example/items/", "tea & milk", "50% off"), link("https://shop.example/items", "a/b"))
query = dict(parse_qsl("a=1&b=2&a=3"))
print(query, urlencode(sorted(query.items())), urlsplit("HTTPS://User:Pw@Host.Example:8443/p?q#f").hostname)
