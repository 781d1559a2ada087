// The texts of a page with less contrast than 4.5 (WCAG 2, AA), each with its ratio: an expression for a browser. What a search dims is left out.
() => {
  const rgba = (css) => {
    const numbers = css.match(/[\d.]+/g).map(Number);
    const [r, g, b, a = 1] = css.startsWith("color(") ? numbers.map((part, index) => (index < 3 ? part * 255 : part)) : numbers;
    return [r, g, b, a];
  };
  const over = (front, back) => [0, 1, 2].map((index) => front[index] * front[3] + back[index] * (1 - front[3])).concat(1);
  const background = (element) => (element ? over(rgba(getComputedStyle(element).backgroundColor), background(element.parentElement)) : [255, 255, 255, 1]);
  const luminance = (colour) => {
    const [r, g, b] = colour.slice(0, 3).map((part) => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const faint = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement, text = texts.currentNode.textContent.trim();
    if (!text || ["SCRIPT", "STYLE", "NOSCRIPT", "title"].includes(element.tagName)) continue;
    const style = getComputedStyle(element), drawing = element.closest("svg");
    const back = background(drawing || element);
    const [a, b] = [luminance(over(rgba(drawing ? style.fill : style.color), back)), luminance(back)];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) faint.push(`${text.slice(0, 30)} ${ratio.toFixed(2)}`);
  }
  return faint;
}
