"""How analysis reports: an expression that is refused raises, the statement around it records and goes on."""
from __future__ import annotations

from unic.diagnostics import Diagnostic


class Refused(Exception):
    """The construct at hand cannot be compiled; carries the one diagnostic for it."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic
