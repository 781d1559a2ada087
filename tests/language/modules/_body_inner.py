print("inner", __name__)
WORDS = "some words here".split()


def doubled(n: int) -> int:
    return n * 2
