"""The ports that a program is seen to listen at: those of its own modules' calls, as far as they are constants.

An image of the jail target opens its sockets before it locks itself in, and so before the program says which (runtime/jail/listening.py).
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from unic.syntax import ast, parser

# Calls with the host and the port at places 1 and 2, or by these names.
SERVERS = {"start_server", "create_server"}
# Calls with both in a tuple.
DATAGRAMS = {"create_datagram_endpoint"}
ANY_ADDRESS = "0.0.0.0"


def listened_at(modules: Iterable[Path], settings: Mapping[str, Any]) -> str:
    """Entries PORT=ADDRESS:PORT or PORT/udp=ADDRESS:PORT with commas between them, sorted.

    settings: constants by name, in place of those of the program.
    """
    trees = [parser.load(str(module))[1] for module in modules]
    known = {name: value for tree in trees for name, value in _constants(tree)}
    known.update(settings)
    found = set()
    for node in (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)):
        called = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if called in SERVERS:
            place, protocol = (_argument(node, 1, "host"), _argument(node, 2, "port")), ""
        elif called in DATAGRAMS:
            local = _argument(node, 1, "local_addr")
            if not isinstance(local, ast.Tuple) or len(local.elts) != 2:
                continue
            place, protocol = (local.elts[0], local.elts[1]), "/udp"
        else:
            continue
        port = _value(place[1], known)
        address = _host_address(_value(place[0], known))
        if type(port) is int and 0 < port < 65536 and address:
            found.add((port, protocol, address))
    return ",".join(f"{port}{protocol}={address}:{port}" for port, protocol, address in sorted(found))


def _constants(tree: ast.Module) -> Iterable[tuple[str, Any]]:
    """The module's variables that are set to a plain constant at its top level."""
    for node in tree.body:
        target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0] if isinstance(node, ast.Assign) else None
        value = getattr(node, "value", None)
        if isinstance(target, ast.Name) and isinstance(value, ast.Constant):
            yield target.id, value.value


def _argument(call: ast.Call, place: int, name: str) -> Any:
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    return call.args[place] if len(call.args) > place else None


def _value(node: Any, known: Mapping[str, Any]) -> Any:
    """The constant that an expression is, None for any other."""
    if isinstance(node, ast.Constant):
        return node.value
    return known.get(getattr(node, "attr", getattr(node, "id", "")))


def _host_address(host: Any) -> str:
    """The address to listen at for the program's; "" for one that only the program itself reaches, or that is none."""
    if not isinstance(host, str) or host == "":
        return ANY_ADDRESS
    try:
        address = ipaddress.IPv4Address(host)
    except ValueError:
        return ""
    return "" if address.is_loopback else host
