"""Arguments that belong together: in a section of the help text, or since only one of them may be given."""

from __future__ import annotations

from argparse.actions import ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE, Action, ArgumentError
from argparse.values import Values


class Shared:
    """What a parser and its groups have in common."""

    def __init__(self, prefix_chars: str, conflict_handler: str) -> None:
        self.prefix_chars = prefix_chars
        self.conflict_handler = conflict_handler
        self.actions: list[Action] = []
        self.options: dict[str, Action] = {}
        self.defaults: dict[str, object] = {}
        self.exclusive: list[_MutuallyExclusiveGroup] = []
        self.sections: list[_ArgumentGroup] = []
        self.has_negative_numbers = False


class _ActionsContainer:
    """What arguments can be added to."""

    def __init__(self, shared: Shared, description: str | None) -> None:
        self._shared = shared
        self.description = description

    def add_argument(self, *name_or_flags: str, action: str = "store", nargs: str = "", const: object = None, default: object = None,
                     _default_given: bool = False, type: Values | None = None, required: bool | None = None, help: str | None = None,
                     metavar: str | None = None, _metavars: tuple[str, ...] = (), dest: str | None = None, version: str | None = None) -> Action:
        """Declare an argument. The compiler has read the constants, and put what a value is made by in place of `type` and `choices`."""
        names = list(name_or_flags)
        options: list[str] = []
        chars = self._shared.prefix_chars
        if not names or len(names) == 1 and names[0][0] not in chars:
            if names and dest is not None:
                raise ValueError("dest supplied twice for positional argument")
            if required is not None:
                raise TypeError("'required' is an invalid argument for positionals")
            name = names[0] if names else dest if dest is not None else ""
            is_required = nargs not in (OPTIONAL, ZERO_OR_MORE) or nargs == ZERO_OR_MORE and not _default_given
        else:
            is_required = required is not None and required
            options = self._options(names)
            name = self._dest(options, dest)
        if not _default_given and name in self._shared.defaults:
            default = self._shared.defaults[name]
        elif not _default_given and action == "store_true":
            default = False
        elif not _default_given and action == "store_false":
            default = True
        elif action in ("help", "version"):
            name = dest if dest is not None else SUPPRESS
            default = default if _default_given else SUPPRESS
            if action == "version" and help is None:
                help = "show program's version number and exit"
        if action == "boolean":
            options = _with_negations(options)
        if nargs == "0" and action == "store":
            raise ValueError("nargs for store actions must be != 0; if you have nothing to store, actions such as store true or store const may be more appropriate")
        if nargs == "0" and action in ("append", "extend"):
            raise ValueError("nargs for append actions must be != 0; if arg strings are not supplying the value to append, "
                             "the append const action may be more appropriate")
        if action == "store" and const is not None and nargs != OPTIONAL:
            raise ValueError("nargs must be '?' to supply const")
        if action == "store_true":
            const = True
        elif action == "store_false":
            const = False
        made = Action(options, name, action, nargs, const, default, type, is_required, help, metavar, _metavars, version)
        if _metavars and made.nargs not in (REMAINDER, PARSER):
            size = 2 if nargs == ONE_OR_MORE else int(nargs) if nargs.isdigit() else 1
            if len(_metavars) != size and not (nargs == ZERO_OR_MORE and len(_metavars) == 2):
                raise ValueError("length of metavar tuple does not match nargs")
        self._add_action(made)
        return made

    def _options(self, names: list[str]) -> list[str]:
        """The option strings, if they are such."""
        for name in names:
            if name[0] not in self._shared.prefix_chars:
                raise ValueError(f"invalid option string {name!r}: must start with a character {self._shared.prefix_chars!r}")
        return names

    def _dest(self, options: list[str], dest: str | None) -> str:
        """The name of the attribute: given, or that of the first long option, or of the first."""
        if dest is not None:
            return dest
        chars = self._shared.prefix_chars
        long = [option for option in options if len(option) > 1 and option[1] in chars]
        name = (long[0] if long else options[0]).lstrip(chars)
        if not name:
            raise ValueError(f"dest= is required for options like {options[-1]!r}")
        return name.replace("-", "_")

    def _add_action(self, action: Action) -> None:
        raise NotImplementedError

    def _register(self, action: Action) -> None:
        """Enter an action in the tables of the parser."""
        shared = self._shared
        known = [option for option in action.option_strings if option in shared.options]
        if known and shared.conflict_handler != "resolve":
            raise ArgumentError(action, f"conflicting option string{'s' if len(known) > 1 else ''}: {', '.join(known)}")
        for option in known:
            other = shared.options.pop(option)
            other.option_strings.remove(option)
            if not other.option_strings:
                _remove(shared.actions, other)
                for section in shared.sections:
                    _remove(section._members, other)
                for group in shared.exclusive:
                    _remove(group._members, other)
        shared.actions.append(action)
        for option in action.option_strings:
            shared.options[option] = action
            if is_negative_number(option):
                shared.has_negative_numbers = True

    def set_defaults(self, **kwargs: object) -> None:
        """Attributes that no argument sets, and the defaults of arguments."""
        for dest, value in kwargs.items():
            self.set_default(dest, value)

    def set_default(self, dest: str, value: object) -> None:
        """One of what set_defaults() is given."""
        self._shared.defaults[dest] = value
        for action in self._shared.actions:
            if action.dest == dest:
                action.default = value

    def get_default(self, dest: str) -> object:
        """The default of an argument, or what set_defaults() was given; None without one."""
        for action in self._shared.actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._shared.defaults.get(dest)

    def add_argument_group(self, title: str | None = None, description: str | None = None) -> "_ArgumentGroup":
        """A section of the help text."""
        group = _ArgumentGroup(self._shared, title, description)
        self._shared.sections.append(group)
        return group

    def add_mutually_exclusive_group(self, *, required: bool = False) -> "_MutuallyExclusiveGroup":
        """A group of arguments of which only one may be given. required: one has to be."""
        group = _MutuallyExclusiveGroup(self, required)
        self._shared.exclusive.append(group)
        return group


class _ArgumentGroup(_ActionsContainer):
    """A section of the help text."""

    def __init__(self, shared: Shared, title: str | None, description: str | None) -> None:
        super().__init__(shared, description)
        self.title = title
        self._members: list[Action] = []

    def _add_action(self, action: Action) -> None:
        self._register(action)
        self._members.append(action)


class _MutuallyExclusiveGroup(_ActionsContainer):
    """Arguments of which only one may be given."""

    def __init__(self, container: _ActionsContainer, required: bool) -> None:
        super().__init__(container._shared, None)
        self.required = required
        self._container = container
        self._members: list[Action] = []

    def _add_action(self, action: Action) -> None:
        if action.required:
            raise ValueError("mutually exclusive arguments must be optional")
        self._container._add_action(action)
        self._members.append(action)


def is_negative_number(text: str) -> bool:
    """Whether a string looks like a negative number: -5, -.5 or -0.5."""
    if not text.startswith("-"):
        return False
    whole, point, part = text[1:].partition(".")
    if not point:
        return whole.isdecimal()
    return part.isdecimal() and (not whole or whole.isdecimal())


def _with_negations(options: list[str]) -> list[str]:
    """Option strings, and those with --no- behind each that is long."""
    found: list[str] = []
    for option in options:
        found.append(option)
        if option.startswith("--"):
            found.append("--no-" + option[2:])
    return found


def _remove(actions: list[Action], action: Action) -> None:
    """Remove an action, which is compared by identity."""
    for index in range(len(actions)):
        if actions[index] is action:
            del actions[index]
            return
