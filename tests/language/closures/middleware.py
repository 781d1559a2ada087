"""Request handlers wrapped by middleware, in order, with state of their own."""
from __future__ import annotations
from dataclasses import dataclass, field, replace
from typing import Callable


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    user: str | None = None


@dataclass
class Response:
    status: int
    body: str
    headers: dict[str, str] = field(default_factory=dict)


Handler = Callable[[Request], Response]
Middleware = Callable[[Handler], Handler]


def counting() -> tuple[Middleware, Callable[[], dict[int, int]]]:
    counts: dict[int, int] = {}

    def middleware(handler: Handler) -> Handler:
        def handle(request: Request) -> Response:
            response = handler(request)
            counts[response.status] = counts.get(response.status, 0) + 1
            return response
        return handle
    return middleware, lambda: counts


def authenticating(users: set[str], public: tuple[str, ...] = ("/",)) -> Middleware:
    def middleware(handler: Handler) -> Handler:
        def handle(request: Request) -> Response:
            if request.path not in public and request.user not in users:
                return Response(401, f"who is {request.user or 'nobody'}?")
            return handler(request)
        return handle
    return middleware


def catching(handler: Handler) -> Handler:
    def handle(request: Request) -> Response:
        try:
            return handler(request)
        except LookupError as error:
            return Response(404, str(error))
        except Exception as error:
            return Response(500, f"{type(error).__name__}: {error}")
    return handle


def caching(handler: Handler) -> Handler:
    cache: dict[tuple[str, str | None], Response] = {}

    def handle(request: Request) -> Response:
        key = request.path, request.user
        if request.method != "GET":
            cache.clear()
            return handler(request)
        if key not in cache:
            cache[key] = handler(request)
            return cache[key]
        return replace(cache[key], headers={**cache[key].headers, "X-Cache": "hit"})
    return handle


def build(handler: Handler, *middlewares: Middleware) -> Handler:
    for middleware in reversed(middlewares):
        handler = middleware(handler)
    return handler


items = {"1": 10.0, "2": 0.0}


def app(request: Request) -> Response:
    if request.path == "/":
        return Response(200, "welcome", {"X-App": "demo"})
    item = request.path.removeprefix("/items/")
    if request.method == "PUT":
        items[item] = items.get(item, 1.0) * 2
    if item not in items:
        raise LookupError(f"no item {item}")
    return Response(200, f"{100 / items[item]:.1f}")


counter, counts = counting()
serve = build(app, counter, catching, authenticating({"ann"}), caching)
for line in ("GET / -", "GET / -", "GET /items/1 -", "GET /items/1 bob", "GET /items/1 ann", "GET /items/2 ann", "GET /items/9 ann", "PUT /items/1 ann", "GET /items/1 ann", "GET /items/1 ann"):
    method, path, user = line.split()
    response = serve(Request(method, path, None if user == "-" else user))
    print(f"{line:20} {response.status} {response.body} {response.headers}")
print(counts())
