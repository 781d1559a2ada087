import json

data = json.loads('{"a": [1, 2, {"b": "x"}], "n": 3.5, "t": true, "z": null, "people": [{"name": "Ann", "age": 31}, {"name": "Bob", "age": 27}]}')
print(data["a"][2]["b"], data["n"] * 2, len(data["a"]))
for k in data:
    print(k)
for k, v in data.items():
    print(k, v)
name: str = data["a"][2]["b"]
print(name.upper(), data["a"][2]["b"].upper())
if data["t"]:
    print(data.get("q", 5), data.get("z") is None)
total = 0
for x in data["a"][:2]:
    total += x
print(total)
data["new"] = [1, 2]
data["new"].append("s")
print(json.dumps(data))
ages = [p["age"] for p in data["people"]]
print(ages, sum(ages), max(ages), sorted(p["name"] for p in data["people"]))
for person in sorted(data["people"], key=lambda p: p["age"]):
    print(f"{person['name']:>6} {person['age']:03d}")
print("people" in data, "nobody" in data, 2 in data["a"])
count: int = data["people"][0]["age"]
print(count + 1, int(data["n"]), float(data["a"][0]), str(data["n"]), str(data["z"]), bool(data["z"]))
data["people"][1]["age"] += 1
print(data["people"][1], data["people"][1]["age"] > 27, 30 < data["people"][0]["age"] <= 31)
for bad in range(12):
    try:
        if bad == 0:
            print(data["missing"])
        elif bad == 1:
            print(data["n"]["x"])
        elif bad == 2:
            print(data["a"]["x"])
        elif bad == 3:
            print(data["z"].upper())
        elif bad == 4:
            print(data["t"] + data["a"])
        elif bad == 5:
            for c in data["n"]:
                print(c)
        elif bad == 6:
            print(len(data["z"]))
        elif bad == 7:
            print("x" + data["n"])
        elif bad == 8:
            print(data["a"] < data["n"])
        elif bad == 9:
            print(data["a"][10])
        elif bad == 10:
            data["n"]["x"] = 1
        else:
            del data["people"][0]["none"]
    except (TypeError, KeyError, IndexError, AttributeError) as e:
        print(type(e).__name__, e)
d = json.loads("[1, 2.5, \"x\", [true, null]]")
a, b, c, f4 = d
print(a, b, c, f4, d[::-1], d[1:3], d == [1, 2.5, "x", [True, None]], list(d), tuple(d))
match d:
    case [int(n), float(f), *rest]:
        print(n, f, rest)
print(data["a"][0] == 1, data["n"] != 3.5, data["z"] == None, not data["a"], -data["n"], data["a"] + [5], data["a"][0] * 3, 2 ** 3)
text = json.dumps({"k": data["people"], "m": data["n"]}, sort_keys=True, indent=1)
print(text)
