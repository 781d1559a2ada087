"""Enums in match statements, in dictionaries of rules and in tallies."""
from __future__ import annotations
from collections import Counter
from enum import Enum, auto


class Hand(Enum):
    ROCK = auto()
    PAPER = auto()
    SCISSORS = auto()

    @classmethod
    def of(cls, letter: str) -> Hand:
        match letter.upper():
            case "R" | "A" | "X":
                return cls.ROCK
            case "P" | "B" | "Y":
                return cls.PAPER
            case "S" | "C" | "Z":
                return cls.SCISSORS
            case "":
                raise ValueError("empty move")
            case other:
                raise ValueError(f"no such move: {other}")


class Result(Enum):
    LOSS = 0
    DRAW = 3
    WIN = 6


BEATS = {Hand.ROCK: Hand.SCISSORS, Hand.PAPER: Hand.ROCK, Hand.SCISSORS: Hand.PAPER}
LOSES_TO = {loser: winner for winner, loser in BEATS.items()}


def play(mine: Hand, theirs: Hand) -> Result:
    if mine is theirs:
        return Result.DRAW
    return Result.WIN if BEATS[mine] is theirs else Result.LOSS


def comment(mine: Hand, result: Result) -> str:
    match mine, result:
        case Hand.ROCK, Result.WIN:
            return "crushed"
        case Hand.PAPER, Result.WIN:
            return "wrapped"
        case (Hand.PAPER | Hand.ROCK), Result.LOSS:
            return "ouch"
        case _, Result.DRAW:
            return "again"
        case hand, outcome:
            return f"{hand.name.lower()} {outcome.name.lower()}"


guide = ["A Y", "B X", "C Z", "A Z", "C X", "Q R", "B "]
score, tally = 0, Counter[Result]()
for line in guide:
    theirs, _, mine = line.partition(" ")
    try:
        me, them = Hand.of(mine), Hand.of(theirs)
    except ValueError as error:
        print(f"{line!r}: {error}")
        continue
    result = play(me, them)
    tally[result] += 1
    score += result.value + me.value
    print(line, result.name, comment(me, result), LOSES_TO[them].name)
print(score, {r.name: tally[r] for r in Result}, tally.most_common(1)[0][0])
