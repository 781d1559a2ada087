"""Full-text search: re for words, defaultdict of Counters, tf-idf by math, heapq for the best, json for the answer."""

import heapq
import json
import math
import re
from collections import Counter, defaultdict

DOCUMENTS = {
    "d1": "The cat sat on the mat. The cat purred.",
    "d2": "Dogs and cats living together; mass hysteria!",
    "d3": "A dog chased the cat round the mat",
    "d4": "",
}
STOP = frozenset("a and on the".split())


class Index:
    def __init__(self) -> None:
        self.postings: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.lengths: dict[str, int] = {}

    def add(self, name: str, text: str) -> None:
        if name in self.lengths:
            raise ValueError(f"{name} is indexed already")
        words = [w.rstrip("s") for w in re.findall(r"[a-z]+", text.lower()) if w not in STOP]
        self.lengths[name] = len(words)
        for word in words:
            self.postings[word][name] += 1

    def search(self, query: str, top: int = 2) -> list[tuple[float, str]]:
        scores: defaultdict[str, float] = defaultdict(float)
        for word in set(query.lower().split()):
            found = self.postings.get(word)
            if found is None:
                continue
            weight = math.log(len(self.lengths) / len(found))
            for name, count in found.items():
                scores[name] += count / self.lengths[name] * weight
        return heapq.nlargest(top, ((round(s, 4), n) for n, s in scores.items()))


index = Index()
for name, text in DOCUMENTS.items():
    index.add(name, text)
for query in ("cat", "cat mat", "dog hysteria", "unicorn", ""):
    print(json.dumps({"query": query, "hits": [{"doc": n, "score": s} for s, n in index.search(query)]}))
print(index.lengths, sorted(index.postings)[:5], index.postings["cat"].most_common())
print("unicorn" in index.postings, len(index.postings))
try:
    index.add("d1", "again")
except ValueError as error:
    print(error)
