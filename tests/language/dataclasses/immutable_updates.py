"""State as frozen values: a reducer makes new states, the old ones stay for undo."""
from __future__ import annotations
from dataclasses import dataclass, replace
from typing import Union


@dataclass(frozen=True)
class Add:
    text: str


@dataclass(frozen=True)
class Toggle:
    index: int


@dataclass(frozen=True)
class Clear:
    pass


Action = Union[Add, Toggle, Clear]


@dataclass(frozen=True)
class Todo:
    text: str
    done: bool = False


@dataclass(frozen=True)
class State:
    todos: tuple[Todo, ...] = ()
    version: int = 0

    @property
    def open(self) -> int:
        return sum(not todo.done for todo in self.todos)


def reduce(state: State, action: Action) -> State:
    if isinstance(action, Add):
        if any(todo.text == action.text for todo in state.todos):
            return state
        todos = state.todos + (Todo(action.text),)
    elif isinstance(action, Toggle):
        if not 0 <= action.index < len(state.todos):
            raise IndexError(f"no todo {action.index} of {len(state.todos)}")
        old = state.todos[action.index]
        todos = (*state.todos[:action.index], replace(old, done=not old.done), *state.todos[action.index + 1:])
    else:
        todos = tuple(todo for todo in state.todos if not todo.done)
    return replace(state, todos=todos, version=state.version + 1)


history = [State()]
actions: list[Action] = [Add("milk"), Add("bread"), Add("milk"), Toggle(1), Toggle(7), Add("tea"), Clear(), Toggle(0), Toggle(-1)]
for action in actions:
    try:
        following = reduce(history[-1], action)
    except IndexError as error:
        print(action, "->", error)
        continue
    if following is history[-1]:
        print(action, "changes nothing")
    else:
        history.append(following)
for state in history:
    print(state.version, state.open, [("x " if t.done else "- ") + t.text for t in state.todos])
print(history[-1])
print(history[2].todos[0] is history[3].todos[0], history[0] == State(), len(set(history)), Clear() == Clear())
