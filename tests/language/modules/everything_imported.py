"""from module import *: what __all__ lists, over names imported before; a qualified name beside it."""
import collections
from collections import Counter as Tally
from collections import deque, OrderedDict
from _text_tools import *
import _text_tools

print(slug("Hello,  Wide World!"), slug("a b c d", separator="_", limit=2), words("  x  y "), slug("!!!") == "")
c = Counter("the cat the dog")
print(c.top(), c.counts, type(c) is _text_tools.Counter, Tally("abca").most_common(1))
try:
    Counter("  ").top()
except ValueError as error:
    print(error)
d = deque([1, 2, 3], maxlen=2)
print(d, OrderedDict([("a", 1)]), collections.Counter("aab")["a"], _text_tools.hidden)
