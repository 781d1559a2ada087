"use strict";
// Squarified treemaps (Bruls, Huizing, van Wijk, 2000): rectangles with areas in proportion to values, as near to squares as may be.

// values: falling, all above 0. Gives [x, y, width, height] for each, inside `rectangle` of the same form.
function squarify(values, rectangle) {
  let [x, y, width, height] = rectangle;
  const found = [];
  let rest = values.reduce((sum, value) => sum + value, 0);
  for (let start = 0; start < values.length; ) {
    const area = width * height, side = Math.min(width, height);
    let end = start + 1, sum = values[start];
    while (end < values.length && worst(values[start], values[end], sum + values[end]) <= worst(values[start], values[end - 1], sum)) {
      sum += values[end++];
    }
    // Of a row with these values: how far its worst rectangle is from a square.
    function worst(largest, smallest, total) {
      const thickness = (total / rest) * area / side;
      const longest = (largest / total) * side, shortest = (smallest / total) * side;
      return Math.max(thickness / shortest, longest / thickness, shortest / thickness, thickness / longest);
    }
    const thickness = rest > 0 && side > 0 ? (sum / rest) * area / side : 0;
    let along = 0;
    for (let index = start; index < end; index++) {
      const length = sum > 0 ? (values[index] / sum) * side : 0;
      found.push(width >= height ? [x, y + along, thickness, length] : [x + along, y, length, thickness]);
      along += length;
    }
    if (width >= height) { x += thickness; width -= thickness; } else { y += thickness; height -= thickness; }
    rest -= sum;
    start = end;
  }
  return found;
}
