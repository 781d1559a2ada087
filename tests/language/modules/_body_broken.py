print("broken body")
TABLE: dict[str, int] = {"a": 1}
print(TABLE["b"])
