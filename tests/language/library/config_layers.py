"""Configuration from nested values, an INI-like text and arguments: re, collections, datetime, and typed access."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import TypeVar, Union

T = TypeVar("T")
Layer = dict[str, str]
Value = Union[None, bool, int, float, str, list[str], dict[str, "Value"]]


class ConfigError(Exception):
    pass


def from_ini(text: str) -> Layer:
    layer: Layer = {}
    section = ""
    for number, line in enumerate(text.splitlines(), 1):
        line = re.sub(r"\s*[#;].*$", "", line).strip()
        if not line:
            continue
        if m := re.fullmatch(r"\[(\w+)\]", line):
            section = m[1] + "."
        elif m := re.fullmatch(r"(\w+)\s*=\s*(.*)", line):
            layer[section + m[1]] = m[2].strip('"')
        else:
            raise ConfigError(f"line {number}: {line!r}")
    return layer


def flatten(value: Value, prefix: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from flatten(inner, f"{prefix}.{key}" if prefix else key)
    elif isinstance(value, list):
        yield prefix, ",".join(map(str, value))
    elif isinstance(value, bool):
        yield prefix, "on" if value else "off"
    else:
        yield prefix, str(value)


def duration(text: str) -> timedelta:
    units = {"s": 1, "m": 60, "h": 3600, "d": 86400}
    if not re.fullmatch(r"(\d+[smhd])+", text):
        raise ValueError(f"bad duration {text!r}")
    return timedelta(seconds=sum(int(m[1]) * units[m[2]] for m in re.finditer(r"(\d+)([smhd])", text)))


def switch(text: str) -> bool:
    return {"on": True, "yes": True, "1": True, "off": False, "no": False, "0": False}[text.lower()]


class Config:
    def __init__(self, *layers: Layer) -> None:
        self.layers = layers

    def get(self, key: str, convert: Callable[[str], T], default: T) -> T:
        for layer in self.layers:
            if key in layer:
                try:
                    return convert(layer[key])
                except (ValueError, KeyError) as error:
                    raise ConfigError(f"{key}: {type(error).__name__}: {error}") from error
        return default


ini = from_ini("""
; service
name = "demo"
[net]
port = 8080   # listen
timeout = 1m30s
debug = maybe
""")
arguments = {k: v for k, v in (a.removeprefix("--").split("=", 1) for a in ["--net.port=99", "--name=cli=x"])}
base: Value = {"name": "base", "net": {"port": 80, "hosts": ["a", "b"], "tls": True, "retry": 2.5}, "none": None}
defaults = dict(flatten(base))
print(ini, arguments, defaults, sep="\n")
config = Config(arguments, ini, defaults)
print(config.get("name", str, "?"), config.get("net.port", int, 0), config.get("net.timeout", duration, timedelta()), config.get("net.tls", switch, False))
print(config.get("net.hosts", str.split, [""]), config.get("net.retry", float, 0.0), config.get("nope", int, -1), config.get("none", str, ""))
for key in ("net.debug", "name"):
    try:
        print(config.get(key, switch, False))
    except ConfigError as error:
        print(error, type(error.__cause__).__name__)
try:
    config.get("net.hosts", duration, timedelta())
except ConfigError as error:
    print(error)
for bad in ("[open", "= 5", "key"):
    try:
        from_ini("ok = 1\n" + bad)
    except ConfigError as error:
        print(error)
