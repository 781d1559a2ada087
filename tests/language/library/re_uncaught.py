"""An uncaught error of re ends the program with its traceback."""
import re


def valid(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True


print([valid(pattern) for pattern in ("a", "(", "[a-z]+", "[z-a]", "(?P<n>x)", "(?P<n)")])
print(re.compile("(?P<first>a)(b)").groupindex["first"])
re.compile("ab[c-a]\n")
