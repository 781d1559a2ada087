"""Functions with bare annotations that call themselves, and each other, with lists of which nothing is known."""
# mypy: disable-error-code="type-arg, no-any-return"


def merge_sort(items: list) -> list:
    def merge(left: list, right: list) -> list:
        result = []
        while left and right:
            result.append(left.pop(0) if left[0] <= right[0] else right.pop(0))
        result.extend(left)
        result.extend(right)
        return result

    if len(items) <= 1:
        return items
    middle = len(items) // 2
    return merge(merge_sort(items[:middle]), merge_sort(items[middle:]))


def flatten(left: list, right: list) -> list:
    return left + right if not right else flatten([*left, right[0]], right[1:])


print(merge_sort([]), merge_sort([3, 1, 2]), merge_sort(list("hello")))
print(flatten([], []), flatten([1], [2, 3]))
