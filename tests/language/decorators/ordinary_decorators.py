"""Ordinary decorators and closures: retry, timing, events, routes with middleware, pipelines of functions."""
from __future__ import annotations
import functools, time
from typing import Callable, ParamSpec, TypeVar, Generic, Optional, Iterable, Iterator, overload
from collections import defaultdict

P = ParamSpec("P"); R = TypeVar("R"); T = TypeVar("T"); E = TypeVar("E", bound=Exception)
# retry with exceptions tuple, timing, deprecated, once, rate limit
def retry(exceptions: tuple[type[Exception], ...] = (Exception,), tries: int = 3) -> Callable[[Callable[P, R]], Callable[P, R]]:
    def decorator(func: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(func)
        def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
            last: Optional[Exception] = None
            for attempt in range(tries):
                try:
                    return func(*args, **kwargs)
                except exceptions as exc:
                    last = exc
                    print(f"{func.__name__} failed ({type(exc).__name__}: {exc}), attempt {attempt + 1}/{tries}")
            assert last is not None
            raise last
        return wrapper
    return decorator
count = 0
@retry((ValueError, KeyError), tries=4)
def flaky(limit: int) -> str:
    global count
    count += 1
    if count < limit:
        raise ValueError(f"call {count}")
    return "done"
print(flaky(3), flaky.__name__)
try:
    count = 0
    flaky(10)
except ValueError as e:
    print("gave up:", e)
def timed(func: Callable[P, R]) -> Callable[P, R]:
    @functools.wraps(func)
    def inner(*args: P.args, **kwargs: P.kwargs) -> R:
        start = time.perf_counter()
        try:
            return func(*args, **kwargs)
        finally:
            elapsed = time.perf_counter() - start
            print(f"{func.__name__!r} took {'some' if elapsed >= 0 else 'no'} time")
    return inner
@timed
def work(n: int, *, step: int = 1) -> list[int]:
    """Work."""
    return list(range(0, n, step))
print(work(5), work(5, step=2), work.__doc__)
class EventEmitter:
    def __init__(self) -> None:
        self._handlers: dict[str, list[Callable[[str], None]]] = defaultdict(list)
    def on(self, event: str) -> Callable[[Callable[[str], None]], Callable[[str], None]]:
        def register(handler: Callable[[str], None]) -> Callable[[str], None]:
            self._handlers[event].append(handler)
            return handler
        return register
    def emit(self, event: str, payload: str) -> int:
        for handler in list(self._handlers[event]):
            handler(payload)
        return len(self._handlers[event])
    def off(self, event: str, handler: Callable[[str], None]) -> None:
        self._handlers[event] = [h for h in self._handlers[event] if h != handler]
bus = EventEmitter()
@bus.on("greet")
def hello(who: str) -> None:
    print(f"hello {who}")
@bus.on("greet")
@bus.on("bye")
def shout(who: str) -> None:
    print(f"{who.upper()}!")
print(bus.emit("greet", "ann"), bus.emit("bye", "bob"))
bus.off("greet", hello)
print(bus.emit("greet", "cy"), {k: [h.__name__ for h in v] for k, v in bus._handlers.items()})
Handler = Callable[[dict[str, str]], str]
class App:
    def __init__(self) -> None:
        self.routes: dict[tuple[str, str], Handler] = {}
        self.middleware: list[Callable[[Handler], Handler]] = []
    def route(self, path: str, method: str = "GET") -> Callable[[Handler], Handler]:
        def deco(f: Handler) -> Handler:
            self.routes[method, path] = f
            return f
        return deco
    def use(self, m: Callable[[Handler], Handler]) -> None:
        self.middleware.append(m)
    def handle(self, method: str, path: str, **params: str) -> str:
        handler: Handler = self.routes.get((method, path), lambda p: "404")
        for m in reversed(self.middleware):
            handler = m(handler)
        return handler(params)
app = App()
@app.route("/")
def index(params: dict[str, str]) -> str:
    return "index " + params.get("name", "nobody")
@app.route("/x", method="POST")
def post(params: dict[str, str]) -> str:
    return ",".join(f"{k}={v}" for k, v in sorted(params.items()))
def logging_mw(next_handler: Handler) -> Handler:
    def handle(params: dict[str, str]) -> str:
        print("before", next_handler.__name__, dict(params))
        result = next_handler(params)
        print("after", len(result))
        return result
    return handle
app.use(logging_mw)
app.use(lambda h: lambda p: h(p).upper())
print(app.handle("GET", "/", name="zoe"), app.handle("POST", "/x", b="2", a="1"), app.handle("GET", "/nope"))
def compose(*functions: Callable[[T], T]) -> Callable[[T], T]:
    return functools.reduce(lambda f, g: lambda x: g(f(x)), functions)
inc: Callable[[int], int] = lambda x: x + 1
print(compose(inc, inc, lambda x: x * 10)(1))
class Pipeline(Generic[T]):
    def __init__(self, steps: Optional[list[Callable[[T], T]]] = None) -> None:
        self.steps = steps or []
    def __or__(self, step: Callable[[T], T]) -> Pipeline[T]:
        return Pipeline(self.steps + [step])
    def __call__(self, value: T) -> T:
        for step in self.steps:
            value = step(value)
        return value
clean = Pipeline[str]() | str.strip | str.lower | (lambda s: s.replace(" ", "_")) | functools.partial(str.__add__, "x")
print(clean("  Hello World "), [s.__name__ for s in clean.steps[:2]])
print(list(map(clean, [" A b ", "C"])), sorted(["bb", "A"], key=clean))
