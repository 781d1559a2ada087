"""kw_only: options by name alone, for a whole class and after a mark."""
from dataclasses import KW_ONLY, dataclass, field


@dataclass(kw_only=True)
class ServerOptions:
    host: str = "127.0.0.1"
    port: int
    debug: bool = False
    workers: int = 1

    def address(self) -> str:
        return f"{self.host}:{self.port}"


@dataclass
class Request:
    method: str
    path: str
    _: KW_ONLY
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    timeout: float = 30.0

    def length(self) -> int:
        return int(self.headers.get("Content-Length", len(self.body)))


@dataclass(kw_only=True)
class Retried(ServerOptions):
    retries: int
    label: str = field(default="r", repr=False)

    def budget(self) -> list[float]:
        return [0.5 * 2 ** n for n in range(self.retries)]


options = ServerOptions(port=8080)
print(options, options.address(), ServerOptions(debug=True, port=1, host="::1"))
print(options == ServerOptions(host="127.0.0.1", port=8080), options == ServerOptions(port=8081))
get = Request("GET", "/")
post = Request("POST", "/form", body=b"a=1&b=2", headers={"X": "y"})
print(get, post.length(), post, sep="\n")
get.headers["Content-Length"] = "12"
print(get.length(), Request("GET", "/").headers)
r = Retried(port=5, retries=4)
print(r, r.budget(), r.address(), r.label)
try:
    get.headers["Content-Length"] = "many"
    print(get.length())
except ValueError as error:
    print(error)
