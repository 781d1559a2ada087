from __future__ import annotations
from typing import Callable

Listener = Callable[[str], None]
listeners: dict[str, list[Listener]] = {}


def on(name: str) -> Callable[[Listener], Listener]:
    def register(listener: Listener) -> Listener:
        listeners.setdefault(name, []).append(listener)
        return listener
    return register


def emit(name: str, payload: str) -> int:
    for listener in listeners.get(name, []):
        listener(payload)
    return len(listeners.get(name, []))
