"""Help texts with `%(name)s` in them: the program's name, and what is known of an argument."""

from __future__ import annotations

from argparse.actions import SUPPRESS, Action


def filled(template: str, prog: str, action: Action | None) -> str:
    """The text with its values. ValueError, KeyError and TypeError as `%` raises them.

    NotImplementedError for anything but %%, and s, r and d without a width.
    """
    if "%" not in template:
        return template
    result = ""
    at = 0
    while True:
        start = template.find("%", at)
        if start < 0:
            return result + template[at:]
        result += template[at:start]
        if start + 1 == len(template):
            raise ValueError("incomplete format")
        if template[start + 1] == "%":
            result += "%"
            at = start + 2
            continue
        if template[start + 1] != "(":
            raise NotImplementedError(f"'%{template[start + 1]}' in a help text: write %% for a percent sign, or %(name)s")
        end = template.find(")", start)
        if end < 0:
            raise ValueError("incomplete format key")
        if end + 1 == len(template):
            raise ValueError("incomplete format")
        result += _shown(template[start + 2:end], template[end + 1], prog, action)
        at = end + 2


def _shown(name: str, form: str, prog: str, action: Action | None) -> str:
    """One value as `s`, `r` or `d`."""
    if form not in "srd":
        raise NotImplementedError(f"'%({name}){form}' in a help text: use %({name})s")
    text: str | None = None
    value: object = None
    if name == "prog":
        text = prog
    elif action is not None and name == "default" and not (isinstance(action.default, str) and action.default == SUPPRESS):
        value = action.default
    elif action is not None and name == "const":
        value = action.const
    elif action is not None and name == "choices":
        choices = action.choice_texts()
        text = ", ".join(choices) if choices is not None else None
    elif action is not None and name == "type":
        text = action.values.name() if action.typed else None
    elif action is not None and name == "dest":
        text = action.dest
    elif action is not None and name == "metavar":
        text = action.metavar
    elif action is not None and name == "help":
        text = action.help
    elif action is not None and name == "required":
        value = action.required
    elif action is not None and name == "nargs":
        if action.nargs.isdigit():
            value = int(action.nargs)
        elif action.nargs:
            text = action.nargs
    else:
        raise KeyError(name)
    if text is not None:
        value = text
    if form == "d":
        if isinstance(value, bool):
            return str(int(value))
        if isinstance(value, int):
            return str(value)
        if isinstance(value, float):
            return str(int(value))
        raise TypeError(f"%d format: a real number is required, not {type(value).__name__}")
    return repr(value) if form == "r" else str(value)
