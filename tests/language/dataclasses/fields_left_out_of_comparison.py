"""compare=False, hash=False, repr=False, eq=False, unsafe_hash and a __eq__ of one's own."""
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Song:
    artist: str
    title: str
    plays: int = field(default=0, compare=False)
    lyrics: str = field(default="", repr=False, compare=False)


@dataclass(unsafe_hash=True)
class Tag:
    name: str
    colour: str = field(default="grey", hash=False)


@dataclass(eq=False)
class Session:
    user: str


@dataclass
class Word:
    text: str
    count: int = 1

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Word) and self.text.casefold() == other.text.casefold()

    def __hash__(self) -> int:
        return hash(self.text.casefold())

    def __repr__(self) -> str:
        return f"<{self.text}*{self.count}>"


a, b = Song("Bach", "Air", 3, "none"), Song("Bach", "Air", 99)
print(a, a == b, hash(a) == hash(b), a is b, len({a, b}))
library: dict[Song, int] = {}
for song in (a, b, Song("Bach", "Toccata"), a):
    library[song] = library.get(song, 0) + 1 + song.plays
print(list(library.values()), next(iter(library)).plays)
t, u = Tag("x"), Tag("x", "red")
print(t == u, hash(t) == hash(u), len({t, u, Tag("x")}))
t.colour = "red"
print(t == u, t in {u})
s1, s2 = Session("ann"), Session("ann")
print(s1 == s2, s1 == s1, s1 != s2, s1, len({s1, s2, s1}))
words: dict[Word, Word] = {}
for text in "The cat the dog THE end Cat".split():
    word = words.setdefault(Word(text), Word(text, 0))
    word.count += 1
print(list(words.values()), Word("a") == "a", Word("End") in words, "end" in words)
