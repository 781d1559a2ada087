"""Plots as SVG: a bar below each label, so that a narrow screen has room for both. Colours come from classes (plots.css)."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from unic.html.page import escape

WIDTH = 440
TOP, ROW, BAR, AXIS = 4, 38, 13, 24
# A bar that stands for something is to be seen.
LEAST_BAR = 1.5
COLOURS = 14
# Times as large.
FAR_APART = 20
# Of a legend in an SVG file: a line, and about what a letter takes.
LEGEND_LINE, LETTER = 18, 6.6


@dataclass(frozen=True)
class Piece:
    """A part of a bar. `colour`: a class of plots.css. `name`: shown when pointed at."""

    value: float
    colour: str
    name: str


@dataclass(frozen=True)
class Bar:
    """`text`: the value as it is to be read. No pieces: there is no value, and `text` says so."""

    label: str
    text: str
    pieces: tuple[Piece, ...]

    @property
    def value(self) -> float:
        return sum(piece.value for piece in self.pieces)


@dataclass(frozen=True)
class Plot:
    """`title`: what is shown. `spans`: where values lie far apart, the scale is logarithmic, and bars start at the power of ten below the least.
    `tick`: a value of that scale as its axis has it, with the unit."""

    title: str
    bars: tuple[Bar, ...]
    spans: bool = False
    note: str = ""
    tick: Callable[[float], str] = "{:g}".format

    @property
    def is_logarithmic(self) -> bool:
        """On a linear scale the least would not be seen; elsewhere bars are to be as long as their values."""
        values = [bar.value for bar in self.bars if bar.value > 0]
        return self.spans and bool(values) and max(values) > FAR_APART * min(values)

    @property
    def height(self) -> int:
        return TOP + ROW * len(self.bars) + (AXIS if self.is_logarithmic else 4)

    def legend(self) -> list[tuple[str, str]]:
        """Colours and names of pieces, where bars have several."""
        if all(len(bar.pieces) < 2 for bar in self.bars):
            return []
        return list(dict.fromkeys((piece.colour, piece.name) for bar in self.bars for piece in bar.pieces))


class Scale:
    """From a value to a width in pixels of the plot."""

    def __init__(self, values: Sequence[float], is_logarithmic: bool) -> None:
        positive = [value for value in values if value > 0] or [1.0]
        self.largest = max(positive)
        self.is_logarithmic = is_logarithmic
        self.first = math.floor(math.log10(min(positive)))
        if is_logarithmic and 10.0**self.first == min(positive):
            self.first -= 1
        self.last = math.log10(self.largest)

    def width(self, value: float) -> float:
        if value <= 0:
            return 0.0
        if self.is_logarithmic:
            return max(LEAST_BAR, WIDTH * (math.log10(value) - self.first) / (self.last - self.first))
        return max(LEAST_BAR, WIDTH * value / self.largest)

    def ticks(self) -> list[float]:
        """Powers of ten within, for a logarithmic axis."""
        return [10.0**power for power in range(self.first, math.floor(self.last) + 1)]


def drawn(plot: Plot, x: float = 0, y: float = 0) -> str:
    """The plot's elements, its left upper corner at (x, y)."""
    scale = Scale([bar.value for bar in plot.bars], plot.is_logarithmic)
    parts = [f'<g transform="translate({x:g} {y:g})">']
    bottom = TOP + ROW * len(plot.bars)
    if plot.is_logarithmic:
        for tick in scale.ticks():
            place = WIDTH * (math.log10(tick) - scale.first) / (scale.last - scale.first)
            anchor = "start" if place < 20 else "end" if place > WIDTH - 20 else "middle"
            parts.append(f'<line class="grid" x1="{place:.1f}" x2="{place:.1f}" y1="{TOP}" y2="{bottom}"/>')
            parts.append(f'<text class="tick" x="{place:.1f}" y="{bottom + 14}" text-anchor="{anchor}">{plot.tick(tick)}</text>')
    for index, bar in enumerate(plot.bars):
        top = TOP + ROW * index
        colour = "value" if bar.pieces else "tick"
        parts.append(f'<text class="label" x="0" y="{top + 13}">{escape(bar.label)}</text>')
        parts.append(f'<text class="{colour}" x="{WIDTH}" y="{top + 13}" text-anchor="end">{escape(bar.text)}</text>')
        if plot.is_logarithmic or len(bar.pieces) == 1:
            # The pieces of a sum have no widths of their own on a logarithmic scale.
            pieces = [Piece(bar.value, bar.pieces[0].colour, bar.text)] if bar.pieces else []
        else:
            pieces = list(bar.pieces)
        left = 0.0
        for piece in pieces:
            width = scale.width(piece.value) if len(pieces) == 1 else WIDTH * piece.value / scale.largest
            if width > 0:
                told = bar.text if len(pieces) == 1 else f"{piece.name} {piece.value:,.2f} of {bar.text}"
                parts.append(
                    f'<rect class="{piece.colour}" x="{left:.2f}" y="{top + 18}" width="{width:.2f}" height="{BAR}">'
                    f"<title>{escape(bar.label)}: {escape(told)}</title></rect>"
                )
            left += width
    parts.append("</g>")
    return "".join(parts)


def svg(plot: Plot) -> str:
    """An element for an HTML page."""
    spoken = "; ".join(f"{bar.label}: {bar.text}" for bar in plot.bars)
    return (
        f'<svg class="plot" viewBox="0 0 {WIDTH} {plot.height}" role="img" aria-label="{escape(plot.title)}. {escape(spoken)}">{drawn(plot)}</svg>'
    )


def figure(plot: Plot) -> str:
    """The plot with its title, its legend and what has to be known of it."""
    marked = ' <span class="dim">(logarithmic scale)</span>' if plot.is_logarithmic else ""
    names = "".join(f'<li><span class="swatch {colour}"></span>{escape(name)}</li>' for colour, name in plot.legend())
    legend = f'<ul class="legend">{names}</ul>' if names and not plot.is_logarithmic else ""
    note = f'<p class="dim">{escape(plot.note)}</p>' if plot.note else ""
    return f'<figure><figcaption>{escape(plot.title)}{marked}</figcaption>{svg(plot)}{legend}{note}</figure>'


def drawn_legend(plot: Plot, x: float, y: float) -> tuple[str, int]:
    """The legend's elements below (x, y), and its height."""
    left, top, parts = 0.0, 0, []
    for colour, name in [] if plot.is_logarithmic else plot.legend():
        width = 26 + LETTER * len(name)
        if left + width > WIDTH:
            left, top = 0.0, top + LEGEND_LINE
        parts.append(f'<rect class="{colour}" x="{x + left:g}" y="{y + top + 3:g}" width="10" height="10" rx="2"/>')
        parts.append(f'<text class="tick" x="{x + left + 14:g}" y="{y + top + 12:g}">{escape(name)}</text>')
        left += width
    return "".join(parts), top + LEGEND_LINE if parts else 0


def sheet(plots: Sequence[Plot], columns: int, style: str) -> str:
    """A whole SVG file with plots side by side, for a page that cannot hold HTML."""
    gap, caption, margin = 40, 26, 14
    rows = [plots[start : start + columns] for start in range(0, len(plots), columns)]
    width = 2 * margin + columns * WIDTH + (columns - 1) * gap
    parts: list[str] = []
    top = margin
    for row in rows:
        tallest = 0
        for column, plot in enumerate(row):
            left = margin + column * (WIDTH + gap)
            marked = " (logarithmic scale)" if plot.is_logarithmic else ""
            parts.append(f'<text class="caption" x="{left}" y="{top + 14}">{escape(plot.title)}<tspan class="dim">{marked}</tspan></text>')
            parts.append(drawn(plot, left, top + caption))
            legend, height = drawn_legend(plot, left, top + caption + plot.height)
            parts.append(legend)
            tallest = max(tallest, caption + plot.height + height)
        top += tallest + 16
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {top}" width="{width}" height="{top}">\n<style>{style}</style>\n'
        f'<rect class="page" width="{width}" height="{top}" rx="6"/>\n' + "\n".join(parts) + "\n</svg>\n"
    )
