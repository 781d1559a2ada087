r"""What to build: an app's folder with its unic.toml, or a single .py file, and the -D definitions on top.

    [app]      name = "web"  main = "main.py"
    [bake]     folders = ["www"]            files kept in the image
    [network]  address = "dhcp" or "10.0.0.2/24"  gateway = "10.0.0.1"  hostname = "web"  jail = "sockets" or "tap"
    [block]    content = "read"  data = "write, 16 MiB"   block devices: access, and the least size
    [config]   PORT = 80                    constants of the app's config.py
    [report]   request = "PING\r\n"  reply = "\r\n"   what measurements send, and how the reply ends, when it is not HTTP
    [build]    target = "qemu" or "jail"  memory = 16 (most MiB that the heap may take)
"""

from __future__ import annotations

import difflib
import hashlib
import ipaddress
import json
import os
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from unic import config_module
from unic.diagnostics import Diagnostic, SettingsError, Span
from unic.pipeline import PROJECT, Source
from unic.ports import listened_at
from unic.syntax import ast, parser

MANIFEST = "unic.toml"
TARGETS = ("qemu", "xen", "jail")
JAIL_NETWORKS = ("sockets", "tap")
OPTIMIZE = ("size", "loops", "speed")
# Every key, with the type its value must have.
KEYS: dict[str, dict[str, type]] = {
    "app": {"name": str, "main": str},
    "bake": {"folders": list},
    "network": {"address": str, "gateway": str, "hostname": str, "jail": str},
    "block": {},
    "config": {},
    "report": {"request": str, "reply": str},
    "build": {"target": str, "memory": int, "optimize": str},
}
TYPE_NAMES = {str: 'a string ("...")', int: "an integer", list: "a list of strings"}
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
HOSTNAME = re.compile(r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
# A program that names one of these reaches the network.
STREAM_FUNCTIONS = {"start_server", "open_connection", "create_server", "create_connection", "create_datagram_endpoint"}
# One that names one of these may reach itself.
CLIENT_FUNCTIONS = {"open_connection", "create_connection", "create_datagram_endpoint"}
# Sections whose keys are the app's own, all of one type; [config] takes what config.py declares.
NAMED = {"block": str}
BLOCK_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,19}")      # 20 bytes: the longest serial number of a virtio disk
BLOCK_ACCESS = re.compile(r"(read|write)(?:, *([0-9]{1,12}) *(KiB|MiB|GiB))?")
UNITS = {None: 0, "KiB": 10, "MiB": 20, "GiB": 30}
MOST_BLOCKS = 16
LARGEST_BLOCK = 1 << 60
# The most the 32-bit address space of the guest holds below its devices.
LARGEST_MEMORY = 3072


@dataclass(frozen=True)
class Setting:
    """One value, and where it was given: a place in unic.toml, or None and the option for -D."""

    value: Any
    span: Span | None
    origin: str = ""


@dataclass(frozen=True)
class App:
    """An app ready to be compiled: `source` goes into the pipeline.

    folder: where its modules are. network: whether the image uses a network. reads_input: whether it may read standard input.
    request: what measurements send to it, and how the reply ends; None for HTTP.
    settings: "section.key" and value of what unic.toml can say, as it holds for this build. origins: where those were given
    that are no defaults, and the constants of config.py as "config.NAME": "unic.toml:5" or "-D".
    """

    name: str
    folder: Path
    source: Source
    network: bool = False
    blocks: dict[str, bool] = field(default_factory=dict)
    reads_input: bool = False
    modules: tuple[Path, ...] = field(default=(), repr=False)
    request: tuple[bytes, bytes] | None = None
    settings: dict[str, Any] = field(default_factory=dict, repr=False)
    origins: dict[str, str] = field(default_factory=dict, repr=False)


def load(path: Path, target: str | None = None, definitions: Iterable[str] = (), seed: int = 0, program: Path | None = None) -> App:
    """Reads the app at `path`. Raises SettingsError for what is wrong in it, OSError for a file that cannot be read.

    target: in place of the app's own choice. definitions: "NAME=value" as given to -D. program: a main module to compile in place of the
    app's, with the modules next to it, which have the constants that they are configured with.
    """
    settings: dict[str, dict[str, Setting]] = {section: {} for section in KEYS}
    sections: set[str] = set()
    if path.is_dir():
        folder = path.resolve()
        manifest = path / MANIFEST
        if not manifest.is_file():
            raise refusal(f"{path} has no {MANIFEST}", hint=f"write one with an [app] section, or name a .py file: {path}/main.py")
        sections = _read_manifest(manifest, settings)
        default_name, default_main = folder.name, "main.py"
        rename = f"set [app] name in {MANIFEST}, or rename the folder"
    elif path.suffix == ".py" and path.is_file():
        folder = path.resolve().parent
        default_name, default_main = path.stem, path.name
        rename = "rename the file, or give a name: -D app.name=NAME"
    elif path.exists():
        raise refusal(f"{path} is no app", hint=f"name a .py file, or a folder with {MANIFEST}")
    else:
        raise refusal(f"there is no {path}", hint=f"name a .py file, or a folder with {MANIFEST}")
    _define(definitions, settings)

    app, network, build = settings["app"], settings["network"], settings["build"]
    if "name" not in app and not NAME.fullmatch(default_name):
        raise refusal(f"'{default_name}' is no name for an app", hint=f"it is made of letters, digits, '.', '_' and '-', a letter or digit first: {rename}")
    name = _checked(app.get("name"), default_name, lambda text: bool(NAME.fullmatch(text)), "an app's name is made of letters, digits, '.', '_' and '-'")
    main = _main_module(app.get("main"), default_main, folder, path)
    chosen = target or _checked(build.get("target"), "qemu", lambda text: text in TARGETS, f"choose one of {', '.join(TARGETS)}")
    configured = dict(_config(settings["config"], main, folder))
    baked = tuple(_bake(settings["bake"].get("folders"), folder))
    if program is not None:
        main, folder = program, program.parent
        configured = {(module, name): value for (module, name), value in configured.items() if module != "__main__"}
    modules = tuple(_app_modules(main, folder))
    uses_network = "network" in sections or bool(network) or any(_names(STREAM_FUNCTIONS, module) for module in modules)
    jail_network = _checked(network.get("jail"), "sockets", lambda text: text in JAIL_NETWORKS, f"choose one of {', '.join(JAIL_NETWORKS)}")
    uses_sockets = uses_network and chosen == "jail" and jail_network == "sockets"
    uses_loopback = any(_names(CLIENT_FUNCTIONS, module) or _names_loopback(module) for module in modules)
    uses_loopback = uses_loopback or any(isinstance(setting.value, str) and _is_loopback(setting.value) for setting in settings["config"].values())
    constants: dict[tuple[str, str], Any] = {
        ("image", "NETWORK"): uses_network and not uses_sockets,
        ("image", "SOCKETS"): uses_sockets,
        ("image", "LOOPBACK"): uses_loopback,
        ("image", "ADDRESS"): _checked(network.get("address"), "dhcp", _is_address, 'write "dhcp", or the address of a machine and its prefix length: "10.0.0.2/24"'),
        ("image", "GATEWAY"): _checked(network.get("gateway"), "", _is_gateway, 'write an address: "10.0.0.1"'),
        ("image", "HOSTNAME"): _checked(network.get("hostname"), "unic", lambda text: bool(HOSTNAME.fullmatch(text)), "a host name has 1 to 63 letters, digits and hyphens"),
        ("image", "MEMORY_LIMIT"): _checked(build.get("memory"), 0, lambda size: 0 <= size <= LARGEST_MEMORY, f"write a number of MiB up to {LARGEST_MEMORY}") << 20,
    }
    _check_route(constants["image", "ADDRESS"], network.get("gateway"))
    constants["image", "BLOCKS"] = " ".join(_blocks(settings["block"]))
    blocks = {name: setting.value.startswith("write") for name, setting in settings["block"].items()}
    constants.update(configured)
    constants["image", "LISTEN"] = listened_at(modules, {name: value for (_, name), value in configured.items()}) if uses_sockets else ""
    # What waits for the network is to be small, and so is what does nothing again and again; the rest computes.
    small = uses_network or not any(_repeats(module) for module in modules)
    optimize = _checked(build.get("optimize"), "size" if small else "loops", lambda text: text in OPTIMIZE, f"choose one of {', '.join(OPTIMIZE)}")
    effective = {
        "app.name": name, "app.main": main.name, "bake.folders": _value(settings["bake"].get("folders"), []),
        "build.target": chosen, "build.memory": constants["image", "MEMORY_LIMIT"] >> 20, "build.optimize": optimize,
        **{f"block.{device}": setting.value for device, setting in settings["block"].items()},
    }
    if uses_network:
        effective |= {f"network.{key.lower()}": constants["image", key] for key in ("ADDRESS", "GATEWAY", "HOSTNAME")}
        effective |= {"network.jail": jail_network} if chosen == "jail" else {}
    origins = {f"{section}.{key}": _origin(setting) for section, entries in settings.items() for key, setting in entries.items()}
    if target:
        origins["build.target"] = "--target"
    return App(name, folder, Source(main, chosen, constants, baked, seed, optimize=optimize), uses_network, blocks, any(map(_reads_input, modules)), modules, _request(settings["report"]),
               effective, origins)


def _main_module(setting: Setting | None, default: str, folder: Path, path: Path) -> Path:
    name: str = _value(setting, default)
    remedy = "name the file in [app] main"
    if "/" in name or name in ("", ".", ".."):
        # Modules are looked for beside it, and settings are those of the folder.
        raise refusal(f"the main module {name!r} is no file in the folder {path} itself", _span(setting), remedy)
    if not _is_path(name) or not (folder / name).is_file():
        what = "is no file" if _is_path(name) and (folder / name).exists() else "does not exist"
        raise refusal(f"the main module {name} {what} in {path}", _span(setting), remedy)
    if not name.endswith(".py"):
        raise refusal(f"the main module {name} is no .py file", _span(setting), remedy)
    return folder / name


def _is_path(name: str) -> bool:
    """Whether the system could have a file with this name."""
    try:
        return b"\0" not in os.fsencode(name)
    except UnicodeEncodeError:
        return False


def _origin(setting: Setting) -> str:
    return f"{Path(setting.span.path).name}:{setting.span.line}" if setting.span is not None else "-D"


def fingerprint(app: App) -> str:
    """A hash of everything the image of `app` depends on: the app, its options, the libraries and the compiler."""
    digest = hashlib.sha256()
    source = replace(app.source, main=Path(app.source.main.name), baked=())
    digest.update(repr((app.name, source)).encode())
    for name, content in app.source.baked:
        digest.update(json.dumps([name, len(content)]).encode() + content)
    files = [*app.modules]
    for folder in ("unic", "runtime", "stdlib"):
        files += (path for path in (PROJECT / folder).rglob("*") if path.suffix in (".py", ".s", ".lark"))
    for path in sorted(files):
        content = path.read_bytes()
        digest.update(json.dumps([str(path), len(content)]).encode() + content)
    return digest.hexdigest()


def refusal(message: str, span: Span | None = None, hint: str = "") -> SettingsError:
    return SettingsError([Diagnostic(message, span, hint)])


def suggestion(name: str, known: Iterable[str]) -> str:
    """A hint that lists what `name` could have been, the likeliest first."""
    known = sorted(known)
    # Names that differ in large and small letters alone are the likeliest of all.
    alike = [other for other in known if other.lower() == name.lower()]
    close = alike or difflib.get_close_matches(name, known, 1, 0.6)
    listed = f"known: {', '.join(known)}" if known else "there are none"
    return f"did you mean {close[0]}? ({listed})" if close else listed


# --- unic.toml ------------------------------------------------------------------------


def _read_manifest(manifest: Path, settings: dict[str, dict[str, Setting]]) -> set[str]:
    """Adds what the manifest sets to `settings`; the names of its sections."""
    try:
        # Some editors begin a file with a byte order mark.
        text = manifest.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise refusal("this is not UTF-8 text", Span(str(manifest), 1, 0, 1, 0), "save the file as UTF-8") from None
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _bad_toml(str(error), str(manifest), text) from None
    except ValueError:
        raise refusal("a number has too many digits", _first_match(r"[0-9_]{4300,}", text, str(manifest)), "an int has 64 bits") from None
    except RecursionError:
        raise refusal("brackets are nested too deeply", _first_match(r"[\[{]{50,}", text, str(manifest)), "no setting needs that") from None
    places = Places(str(manifest), text)
    for section, entries in tables.items():
        span = places.section(section)
        if not isinstance(entries, dict):
            raise _outside(section, entries, span)
        if section not in KEYS:
            raise refusal(f"unknown section [{section}]", span, suggestion(section, KEYS))
        for key, value in entries.items():
            place = places.key(section, key)
            if section != "config":
                _check_key(section, key, value, place)
            settings[section][key] = Setting(value, place)
    return set(tables)


def _outside(name: str, value: Any, span: Span) -> SettingsError:
    """The error for what stands in the file where a section should."""
    if name in KEYS:
        many = isinstance(value, list)
        return refusal(f"{name} is a section{', of which there is one' if many else ', not a value'}", span, f"write [{name}] on a line of its own, and its keys below")
    homes = [section for section, keys in KEYS.items() if name in keys] or ["config"] * name.isupper() or sorted(KEYS)
    return refusal(f"'{name}' stands in no section", span, f"write it below {'one of ' * (len(homes) > 1)}[{'], ['.join(homes)}]")


def _first_match(pattern: str, text: str, path: str) -> Span:
    found = re.search(pattern, text)
    place = found.start() if found else 0
    line = text.count("\n", 0, place) + 1
    column = place - text.rfind("\n", 0, place) - 1
    return Span(path, line, column, line, column + 1)


def _check_key(section: str, key: str, value: Any, place: Span) -> None:
    expected = NAMED.get(section) or KEYS[section].get(key)
    if expected is None:
        raise refusal(f"unknown key '{key}' in [{section}]", place, suggestion(key, KEYS[section]))
    fits = type(value) is expected and (not isinstance(value, list) or all(type(item) is str for item in value))
    if not fits:
        raise refusal(f"{section}.{key} must be {TYPE_NAMES[expected]}", place)


def _bad_toml(message: str, path: str, text: str) -> SettingsError:
    found = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", message)
    said = message[: found.start()] if found else message
    if found and found[1]:
        line, column = int(found[1]), int(found[2]) - 1
    else:
        # At its end is the last line with something on it.
        line = text.rstrip().count("\n") + 1
        column = 0
    again = re.fullmatch(r"Cannot (?:overwrite a value|declare \((.*?),?\) twice|mutate immutable namespace .*)", said)
    if again:
        # The parser has read on to the end of the line by then.
        source = text.split("\n")[line - 1]
        column = len(source) - len(source.lstrip())
        name = ".".join(re.findall(r"'([^']*)'", again[1])) if again[1] else source.partition("=")[0].strip()
        return refusal(f"{f'[{name}]' if again[1] else name} is there twice", Span(path, line, column, line, max(column + 1, len(source.rstrip()))), "keep one of them")
    return refusal(said, Span(path, line, column, line, column + 1), "see https://toml.io for the format")


class Places:
    """Where the sections and keys of a manifest stand; tomllib does not tell."""

    HEADER = re.compile(r"""\s*\[+\s*["']?([\w-]+)""")
    ENTRY = re.compile(r"""\s*(?:(?P<table>[\w-]+)\s*\.\s*)?["']?(?P<key>[\w-]+)["']?\s*=""")

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.sections: dict[str, Span] = {}
        self.keys: dict[tuple[str, str], Span] = {}
        section = ""
        for number, line in enumerate(text.split("\n"), 1):
            header = self.HEADER.match(line)
            entry = self.ENTRY.match(line)
            if header:
                section = header[1]
                self.sections.setdefault(section, Span(path, number, header.start(1), number, header.end(1)))
            elif entry:
                span = Span(path, number, entry.start("key"), number, len(line.split("#")[0].rstrip()))
                self.keys.setdefault((entry["table"] or section, entry["key"]), span)
                if not section:
                    self.sections.setdefault(entry["table"] or entry["key"], span)

    def section(self, name: str) -> Span:
        return self.sections.get(name, Span(self.path, 1, 0, 1, 0))

    def key(self, section: str, key: str) -> Span:
        return self.keys.get((section, key), self.section(section))


# --- -D ---------------------------------------------------------------------------------


def _define(definitions: Iterable[str], settings: dict[str, dict[str, Setting]]) -> None:
    for definition in definitions:
        name, equals, text = definition.partition("=")
        section, dot, key = name.strip().rpartition(".")
        if not equals or not key:
            raise refusal(f"-D {definition}: not of the form NAME=value", hint="write for example -D PORT=80 or -D network.address=10.0.0.2/24")
        if not dot:
            settings["config"][key] = Setting(Unparsed(text), None)
            continue
        if section in NAMED:
            settings[section][key] = Setting(text, None, f"-D {definition}")
            continue
        if section == "config":
            raise refusal(f"-D {definition}: constants have no section here", hint=f"write -D {key}={text}")
        if section not in KEYS or key not in KEYS[section]:
            known = [f"{table}.{entry}" for table, entries in KEYS.items() for entry in entries or ("NAME",) * (table in NAMED)]
            raise refusal(f"-D {definition}: unknown setting '{name}'", hint=suggestion(name, known))
        value: Any = text
        if KEYS[section][key] is int:
            if not re.fullmatch(r"[0-9]+", text):
                raise refusal(f"-D {definition}: {name} must be an integer", hint="write for example 16")
            value = int(text)
        elif KEYS[section][key] is list:
            value = [item for item in text.split(",") if item]
        settings[section][key] = Setting(value, None, f"-D {definition}")


class Unparsed(str):
    """A value as typed on the command line, to be read as config.py's declaration says."""


# --- checks -----------------------------------------------------------------------------


def _value(setting: Setting | None, default: Any) -> Any:
    return default if setting is None else setting.value


def _span(setting: Setting | None) -> Span | None:
    return None if setting is None else setting.span


def _checked(setting: Setting | None, default: Any, accepts: Any, hint: str) -> Any:
    value = _value(setting, default)
    if not accepts(value):
        origin = f"{setting.origin}: " if setting is not None and setting.origin else ""
        raise refusal(f"{origin}{value!r} is not allowed{' here' if _span(setting) else ''}", _span(setting), hint)
    return value


def _is_address(text: str) -> bool:
    """Whether it is "dhcp", or an address that a machine of a network can have, with the prefix length."""
    if text == "dhcp":
        return True
    try:
        interface = ipaddress.IPv4Interface(text)
    except ValueError:
        return False
    if not re.fullmatch(r"[0-9.]+/[0-9]{1,2}", text) or interface.network.prefixlen > 30:
        return False
    return _is_host(interface.ip) and interface.ip not in (interface.network.network_address, interface.network.broadcast_address)


def _is_gateway(text: str) -> bool:
    try:
        return text == "" or _is_host(ipaddress.IPv4Address(text))
    except ValueError:
        return False


def _is_host(address: ipaddress.IPv4Address) -> bool:
    return not (address.is_unspecified or address.is_loopback or address.is_multicast or address.is_reserved or int(address) >> 24 == 0)


def _check_route(address: str, gateway: Setting | None) -> None:
    """Raises SettingsError for a gateway that no frame reaches from `address`."""
    if gateway is None or not gateway.value or address == "dhcp":
        return
    interface = ipaddress.IPv4Interface(address)
    router = ipaddress.IPv4Address(gateway.value)
    origin = f"{gateway.origin}: " if gateway.origin else ""
    if router == interface.ip:
        raise refusal(f"{origin}the gateway {router} is the image's own address", _span(gateway), "name the router's address")
    if router not in interface.network:
        raise refusal(f"{origin}the gateway {router} is not in {interface.network}, the network of {interface}", _span(gateway), "name a router in the same network")


def _config(given: dict[str, Setting], main: Path, folder: Path) -> Iterator[tuple[tuple[str, str], Any]]:
    """The compile-time constants that replace those of config.py, or of the main file where there is no config.py."""
    if not given:
        return
    path = folder / "config.py"
    module = "config"
    if not path.is_file():
        path, module = main, "__main__"
    declared = config_module.constants(path)
    for name, setting in given.items():
        origin = "" if setting.span else f"-D {name}: "
        if name not in declared:
            # `-D port=80` is as good, where only one constant can be meant.
            alike = [other for other in declared if other.lower() == name.lower()]
            name = alike[0] if len(alike) == 1 and not setting.span else name
        if name not in declared:
            raise refusal(f"{origin}{path.name} has no constant '{name}'", setting.span, suggestion(name, declared))
        constant = declared[name]
        value = constant.parse(setting.value) if isinstance(setting.value, Unparsed) else constant.convert(setting.value)
        if value is None:
            raise refusal(f"{origin}{path.name} declares {name} as {constant.type.__name__}, not {str(setting.value)!r}", setting.span, constant.hint(setting.value))
        yield (module, name), value


def _blocks(given: dict[str, Setting]) -> Iterator[str]:
    """Each device's name, access and least size in bytes, as runtime/block_devices.py reads them."""
    if len(given) > MOST_BLOCKS:
        raise refusal(f"[block] names {len(given)} devices, more than {MOST_BLOCKS}", _span(next(iter(given.values()))))
    for name, setting in given.items():
        if not BLOCK_NAME.fullmatch(name):
            raise refusal(f"'{name}' is no name for a block device", setting.span, "a name has 1 to 20 letters, digits and underscores, a letter first")
        text = _checked(setting, "", lambda text: bool(BLOCK_ACCESS.fullmatch(text)), 'write "read" or "write", and the least size if there is one: "write, 16 MiB"')
        found = BLOCK_ACCESS.fullmatch(text)
        assert found
        size = int(found[2] or 0) << UNITS[found[3]]
        if size > LARGEST_BLOCK:
            raise refusal(f"{setting.origin + ': ' if setting.origin else ''}no disk has {found[2]} {found[3]}", setting.span, f"the least size is at most {LARGEST_BLOCK >> 30} GiB")
        yield f"{name}:{found[1]}:{size}"


def _bake(setting: Setting | None, folder: Path) -> Iterator[tuple[str, bytes]]:
    """(path relative to the app, content) of every baked file, sorted by path."""
    found: dict[str, bytes] = {}
    for name in _value(setting, []):
        root = (folder / name).resolve() if _is_path(name) else folder
        if not root.is_dir() or not root.is_relative_to(folder) or root == folder:
            raise refusal(f"there is no folder '{name}' in {folder.name}", _span(setting), "[bake] folders are folders inside the app's")
        for path in root.rglob("*"):
            if path.is_file():
                found[path.relative_to(folder).as_posix()] = path.read_bytes()
    yield from sorted(found.items())


# --- measurements -----------------------------------------------------------------------


def _request(given: dict[str, Setting]) -> tuple[bytes, bytes] | None:
    """What is sent, and how the reply ends; the manifest's characters are bytes."""
    hint = "write bytes as characters up to \\u00ff, at least one"
    if "request" not in given:
        if "reply" in given:
            raise refusal("report.reply says how the reply to report.request ends, which is not there", _span(given["reply"]), "add request to [report]")
        return None

    def is_bytes(text: str) -> bool:
        return text != "" and all(ord(character) < 256 for character in text)

    request, reply = (_checked(given.get(name), "\n", is_bytes, hint) for name in ("request", "reply"))
    return request.encode("latin-1"), reply.encode("latin-1")


# --- the network ------------------------------------------------------------------------


def _app_modules(main: Path, folder: Path) -> Iterator[Path]:
    """The app's own modules that its main module imports, directly or not."""
    waiting, seen = [main], {main}
    while waiting:
        path = waiting.pop()
        yield path
        for node in ast.walk(parser.load(str(path))[1]):
            for base in _imported(node, path, folder):
                for candidate in (base.with_suffix(".py"), base / "__init__.py"):
                    if candidate not in seen and candidate.is_file():
                        seen.add(candidate)
                        waiting.append(candidate)


def _imported(node: ast.AST, path: Path, folder: Path) -> Iterator[Path]:
    """Where the modules that `node` of file `path` may import would be in the app, without suffix."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield folder.joinpath(*alias.name.split("."))
    elif isinstance(node, ast.ImportFrom):
        start = path.parents[node.level - 1] if node.level else folder
        if node.module:
            start = start.joinpath(*node.module.split("."))
            yield start
        for alias in node.names:
            yield start / alias.name


def _repeats(path: Path) -> bool:
    """Whether a module has a loop, a comprehension or a function that names itself."""
    for node in ast.walk(parser.load(str(path))[1]):
        if isinstance(node, (ast.For, ast.While, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
            return True
        if isinstance(node, ast.FunctionDef) and any(_is_named(inner, node.name) for inner in ast.walk(node)):
            return True
    return False


def _is_named(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name or isinstance(node, ast.Attribute) and node.attr == name


def _names(functions: set[str], path: Path) -> bool:
    for node in ast.walk(parser.load(str(path))[1]):
        if isinstance(node, ast.Attribute) and node.attr in functions:
            return True
        if isinstance(node, ast.ImportFrom) and any(alias.name in functions for alias in node.names):
            return True
    return False


def _reads_input(path: Path) -> bool:
    """Whether a module names what reads standard input."""
    for node in ast.walk(parser.load(str(path))[1]):
        if isinstance(node, ast.Name) and node.id == "input" or isinstance(node, ast.Attribute) and node.attr == "stdin":
            return True
        if isinstance(node, ast.ImportFrom) and any(alias.name == "stdin" for alias in node.names):
            return True
    return False


def _names_loopback(path: Path) -> bool:
    """Whether a text in the module is an address that leads back to where it is used."""
    return any(isinstance(node, ast.Constant) and isinstance(node.value, str) and _is_loopback(node.value) for node in ast.walk(parser.load(str(path))[1]))


def _is_loopback(text: str) -> bool:
    return text == "localhost" or text.startswith("127.")
