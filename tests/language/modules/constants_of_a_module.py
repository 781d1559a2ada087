"""Constants computed by another module, used as defaults, in conditions, patterns and comprehensions; its variables, assigned from here."""
import _settings
from _settings import ALIASES, LEVELS, PORT, PRIMES
from _settings import URL as BASE


class Level:
    HIGHEST = LEVELS[-1]
    known: dict[str, int] = {}

    def __init__(self, name: str = LEVELS[1]) -> None:
        name = ALIASES.get(name, name)
        if name not in LEVELS:
            raise ValueError(f"{name!r} is none of {', '.join(LEVELS)}")
        self.number = LEVELS.index(name)
        Level.known[name] = self.number

    def __lt__(self, other: "Level") -> bool:
        return self.number < other.number


def connect(host: str = _settings.HOST, port: int = PORT) -> str:
    if _settings.DEBUG:
        print("debugging")
    return f"{host}:{port}" if (host, port) != (_settings.HOST, PORT) else "default"


def kind(port: int) -> str:
    match port:
        case _settings.PORT:
            return "the port"
        case 80 | 443:
            return "web"
        case _ if port in PRIMES:
            return "prime"
        case _:
            return "other"


print(connect(), connect("::1"), connect(port=1), BASE, [kind(n) for n in (8080, 80, 17, 18)])
for name in ("max", "low", "none"):
    try:
        print(name, Level(name).number, Level(name) < Level(Level.HIGHEST))
    except ValueError as error:
        print(error)
print(Level().number, Level.known, {level: len(level) for level in LEVELS}, sum(PRIMES), PRIMES[-1])
PRIMES.append(31)
print(_settings.PRIMES[-1], len(PRIMES) == len(_settings.PRIMES))
_settings.attempts += 2
_settings.names += ["b"]
setattr(_settings, "attempts", _settings.attempts * 3)
print(_settings.attempts, _settings.told())
