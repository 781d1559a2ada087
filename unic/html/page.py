"""The skeleton of a page: its title, style, body, and data for its scripts."""

from __future__ import annotations

import html
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

STYLE = Path(__file__).with_name("style.css")


def page(title: str, body: str, data: Any = None, styles: Sequence[Path] = (), scripts: Sequence[Path] = ()) -> str:
    """A whole HTML document. `body`: markup, already escaped. `data`: what JSON can say; the scripts, which run after the body,
    find it as `DATA`. `styles` come after the common one."""
    css = "\n".join(path.read_text(encoding="utf-8") for path in (STYLE, *styles))
    code = "\n".join(path.read_text(encoding="utf-8") for path in scripts)
    script = f"<script>\nconst DATA = {embedded(data)};\n{code}\n</script>\n" if scripts else ""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        # A favicon would be asked for.
        f'<link rel="icon" href="data:,">\n<title>{escape(title)}</title>\n<style>\n{css}\n</style>\n</head>\n'
        f"<body>\n{body}\n{script}</body>\n</html>\n"
    )


def escape(text: object) -> str:
    """`text` for an element's content or a quoted attribute."""
    return html.escape(str(text), quote=True)


def embedded(data: Any) -> str:
    """`data` as JSON that may stand in a script element, whatever texts it has: nothing in it ends the element or opens a comment."""
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
