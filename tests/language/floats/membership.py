floats = [1.0, 2.5]
n = 1
big = 2 ** 53 + 1
print(n in floats, 2 in floats, True in floats, big in [float(2 ** 53)], n in {1.0: "a"}, n in {1.0}, True in [1, 2], 3 in (1.0, 3.0))
