"""Enums of texts: str mixed in, StrEnum with auto(), JSON and parsing of user input."""
import json
from enum import Enum, StrEnum, auto


class Color(str, Enum):
    RED = "red"
    GREEN = "green"
    BLUE = "blue"

    @classmethod
    def parse(cls, text: str) -> "Color":
        text = text.strip().lower()
        for color in cls:
            if color.value.startswith(text) and text:
                return color
        raise ValueError(f"{text!r} is none of {', '.join(color.value for color in cls)}")


class Method(StrEnum):
    GET = auto()
    POST = auto()
    DELETE = auto()

    @property
    def safe(self) -> bool:
        return self is Method.GET


print(Color.parse("red") == "red", Color.RED.upper(), Color.GREEN.value, len(Color.BLUE), Color.RED in ("red", "x"), repr(Color.RED))
print(Method.GET, f"{Method.POST:>8}", Method("delete") == "delete", Method("get") is Method.GET, repr(Method.POST), Method.GET.safe)
print("-".join(m.value for m in Method), [m.name for m in Method], "pre" + Method.GET, Method.DELETE[1:3], sorted(Method, reverse=True)[0].name)
for text in ("gr", " RED ", "b", "x", ""):
    try:
        print(Color.parse(text).name)
    except ValueError as error:
        print("ValueError:", error)
handlers = {"get": "read", "post": "write"}
print([handlers.get(m.value, "none") for m in Method], Method.POST.replace("o", "0"), Method.GET.title())
print(json.dumps({"method": Method.GET.value, "count": "2"}), json.dumps([Color.BLUE.value]))
try:
    Method("PUT")
except ValueError as error:
    print(error)
