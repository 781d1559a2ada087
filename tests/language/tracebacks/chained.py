"""Two tracebacks with a line between them: an exception while handling another, and an explicit cause."""


class ConfigError(Exception):
    pass


def lookup(table: dict[str, str], key: str) -> str:
    return table[key]


def load(table: dict[str, str]) -> int:
    try:
        return int(lookup(table, "port"))
    except KeyError as error:
        raise ConfigError("no port given") from error


def main() -> None:
    try:
        load({})
    except ConfigError:
        load({"port": "http"})


main()
