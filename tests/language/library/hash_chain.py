"""A small block chain: hashlib, json with sorted keys, proof of work, and finding where it was changed; a Merkle tree."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Block:
    index: int
    data: str
    previous: str
    nonce: int = 0

    @property
    def hash(self) -> str:
        return digest(f"{self.index}|{self.data}|{self.previous}|{self.nonce}")


def mine(block: Block, zeros: int) -> Block:
    while not block.hash.startswith("0" * zeros):
        block = replace(block, nonce=block.nonce + 1)
    return block


def build(texts: list[str], zeros: int = 2) -> list[Block]:
    chain = [mine(Block(0, "genesis", "0" * 64), zeros)]
    for text in texts:
        chain.append(mine(Block(len(chain), text, chain[-1].hash), zeros))
    return chain


def broken_at(chain: list[Block], zeros: int = 2) -> int | None:
    for before, block in zip(chain, chain[1:]):
        if block.previous != before.hash or not block.hash.startswith("0" * zeros):
            return block.index
    return None


def merkle(leaves: list[str]) -> list[list[str]]:
    if not leaves:
        raise ValueError("no leaves")
    levels = [[digest(leaf) for leaf in leaves]]
    while len(level := levels[-1]) > 1:
        if len(level) % 2:
            level = level + level[-1:]
        levels.append([digest(a + b) for a, b in zip(level[::2], level[1::2])])
    return levels


def proof(levels: list[list[str]], at: int) -> list[tuple[str, bool]]:
    path: list[tuple[str, bool]] = []
    for level in levels[:-1]:
        sibling = min(at ^ 1, len(level) - 1)
        path.append((level[sibling], at % 2 == 1))
        at //= 2
    return path


def verify(leaf: str, path: list[tuple[str, bool]], root: str) -> bool:
    current = digest(leaf)
    for sibling, on_left in path:
        current = digest(sibling + current if on_left else current + sibling)
    return current == root


chain = build(["Alice pays Bob 5", "Bob pays Carol 2", "ünïcödé"])
for block in chain:
    print(block.index, block.nonce, block.hash[:16], block.data)
print(broken_at(chain), json.dumps({"index": chain[1].index, "nonce": chain[1].nonce}, sort_keys=True))
tampered = chain[:]
tampered[1] = replace(tampered[1], data="Alice pays Bob 500")
print(broken_at(tampered), broken_at(chain[:1]), chain[0] == build([])[0], len({b.hash for b in chain}))
words = "one two three four five".split()
levels = merkle(words)
root = levels[-1][0]
print([len(level) for level in levels], root[:20])
print([verify(w, proof(levels, i), root) for i, w in enumerate(words)], verify("six", proof(levels, 0), root), verify("one", proof(levels, 1), root))
try:
    merkle([])
except ValueError as error:
    print(error)
print(hashlib.md5(b"").hexdigest(), hashlib.sha1(b"abc").digest()[:4].hex(), hashlib.new("sha256", b"x").hexdigest()[:8], hashlib.sha512().digest_size)
