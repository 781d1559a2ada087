"""What was caught and dropped does not show in a later traceback."""

try:
    int("zzz")
except ValueError:
    print("ignored")

values = {"a": 1}
print(values["a"])
print(values["b"])
