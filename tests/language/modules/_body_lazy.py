from _body_inner import doubled

print("lazy body")
LEVEL = doubled(5)
seen: list[int] = []
