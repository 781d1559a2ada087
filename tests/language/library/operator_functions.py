"""operators as functions."""

import operator
from functools import reduce
from operator import add, mul
print(add(1, 2), add("a", "b"), operator.sub(5.5, 2.0), mul(3, 4), operator.truediv(7, 2), operator.floordiv(-7, 2), operator.mod(-7, 3), operator.neg(3), operator.abs(-2.5), operator.invert(5), operator.xor(6, 3), operator.lshift(1, 5))
print(reduce(operator.mul, [1, 2, 3, 4]), reduce(operator.or_, [{1}, {2}, {3}]), sorted([3, 1, 2], key=operator.neg), list(map(operator.add, [1, 2], [10, 20])))
print(operator.lt(1, 2), operator.ge("a", "b"), operator.eq([1], [1]), operator.ne(1, 2.0), operator.not_(0), operator.truth("x"), operator.is_(None, None), operator.is_not([], []))
print(operator.contains([1, 2], 2), operator.countOf("banana", "a"), operator.indexOf([5, 6], 6), operator.getitem([7, 8], 1), operator.getitem({"a": 1.5}, "a"), operator.concat("x", "y"))
d = {"a": 1}
operator.setitem(d, "b", 2)
operator.delitem(d, "a")
a = [1]
print(d, a, operator.index(3), operator.pow(2, 8))
try:
    operator.indexOf([1], 2)
except ValueError as error:
    print(error)
