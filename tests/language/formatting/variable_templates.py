"""Templates that only the run knows, by keyword and by mapping; % of bytes; zip() of many."""
class Defaults(dict[str, int]):
    def __missing__(self, key: str) -> int:
        return -1


def attempt(template: str, *args: object, **kw: object) -> None:
    try:
        print(template.format(*args, **kw))
    except (KeyError, IndexError, ValueError, TypeError) as e:
        print(type(e).__name__, e)


letter = "Dear {title} {name}, {0:>5}|{1!r}|{name:*^10}|{n:0{w}d}"
print(letter.format(1, "x", title="Ms", name="Marple", n=7, w=4))
for f in ["{}", "{a}", "{0}{a}", "{b}", "{1}", "{a[0]}", "{a[x]}", "{d[k]}", "{d[z]}", "{d[1]}", "{l[0]}{l[2]}", "{l[9]}", "{t[1]}", "{a[}", "{l[0]x}", "{l[]}", "{}{0}", "{s[1]}", "{s[q]}", "{n[1]}", "{}{}{a}", "{a!r:>6}", "{e[5]}"]:
    attempt(f, "zero", "one", a="AA", d={"k": 1, "j": 2}, l=[1, 2, 3], t=(1, "b"), s="st", n=5, e={5: "five"})
rows = [{"name": "x", "qty": 2}, {"name": "yy", "qty": 30}]
template = "{name:<5}{qty:>4}"
for row in rows:
    print(template.format(**row), template.format_map(row))
t2 = "a={a} b={b}" if rows else ""
print(t2.format_map(Defaults(a=1)))
try:
    print(t2.format_map({"a": 1}))
except KeyError as e:
    print("KeyError", e)
try:
    print("{}{a}"[: 5 if rows else 2].format_map({"a": 1}))
except ValueError as e:
    print(e)
p = "%(a)s is %(b)05.1f %% %(a)r"
q = p if rows else ""
print(p % {"a": "x", "b": 2.5}, q % {"a": 1, "b": 3}, ("%s" + q[:0]) % {"k": 1}, ("no" + q[:0]) % {"k": 1})
for bad in ["%(zz)s", "%(a", "%(a)", "%(a)d"]:
    try:
        print(bad % {"a": "x"})
    except (KeyError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    print(q % 5)
except TypeError as e:
    print(e)
print(b"GET /%d %s" % (5, b"x"), b"%s" % b"abc", b"%5.1f|%-6b|%x|%c%c" % (2.25, b"hi", 255, 65, b"z"))
print(b"%a %r %b" % ("é", None, b"mv"), b"%05d%%" % 42, b"%.2s|" % b"abcdef", b"plain" % ())
values: list[tuple[bytes, object]] = [(b"%s", "x"), (b"%d", "x"), (b"%c", 256), (b"%c", b"ab"), (b"%f", b"x"), (b"%y", 1), (b"%s", 1), (b"", 1), (b"%x", 1.5), (b"%", 1)]
for tb, v in values:
    try:
        print(tb % (v,))
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
try:
    print((b"%s %s" + b"") % (b"a",))
except TypeError as e:
    print(e)
a, b, c, d = [1, 2], "xy", (True, False), range(2)
print(list(zip(a, b, c, d)), list(zip(a, b, c, d, [1.5])), list(map(lambda w, x, y, z: w + x + y + z, a, a, a, a)))
header = ["id", "name"]
body = [["1", "bob"], ["22", "al"]]
print([max(map(len, column)) for column in zip(header, *body)], list(zip(*body, header)), list(zip(header, *body[:0])))
try:
    print(list(zip(a, b, c, "xyz", strict=True)))
except ValueError as e:
    print(e)
try:
    print(list(zip(a, b, c, d, "x", strict=True)))
except ValueError as e:
    print(e)
