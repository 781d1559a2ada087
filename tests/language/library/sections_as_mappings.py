"""Sections of a configparser changed as mappings: pop, popitem, clear, setdefault, update."""

import configparser
p = configparser.ConfigParser()
p.read_string("[a]\nx = 1\ny = 2\nref=%(x2)s!\nx2=0\n[b]\nz=3\n[DEFAULT]\nd=9\n")
s = p["a"]
print(s.pop("x"), s.pop("nope", "dflt"), s.pop("nope", None), list(s))
print(s.setdefault("W", "5"), s.setdefault("y", "7"), s.setdefault("d", "0"))
s.update({"k": "v"}, m="n")
s.update([("Pair", "two")])
s.update(p["b"])
print(dict(s))
print(s.popitem(), list(s))
for option in ("nope", "d"):
    try:
        s.pop(option)
    except KeyError as error:
        print("KeyError", error)
s.clear()
print(list(s))
q = configparser.ConfigParser()
q["one"] = {"a": "1", "b": "2"}
q["one"].clear()
print(len(q["one"]), q.sections())
try:
    q["one"].popitem()
except KeyError as error:
    print("KeyError", error)
