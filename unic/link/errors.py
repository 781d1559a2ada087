"""What can go wrong in a link; every message names the section or symbol at fault."""


class LinkError(Exception):
    """The object cannot be linked."""


class UndefinedSymbols(LinkError):
    """Symbols that live sections refer to and nobody defines."""

    def __init__(self, references: dict[str, list[str]]) -> None:
        """`references`: undefined symbol -> names of the sections that refer to it."""
        self.references = references
        lines = []
        for symbol, users in sorted(references.items()):
            shown = ", ".join(users[:3]) + (f" and {len(users) - 3} more" if len(users) > 3 else "")
            lines.append(f"undefined symbol {symbol}, referred to by {shown}")
        super().__init__("\n".join(lines))
