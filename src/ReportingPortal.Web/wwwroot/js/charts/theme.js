// Colours and type come from the style sheet, so that a chart follows the page from light to dark.

const names = ["main", "loss", "ghost", "faint", "grid", "text", "text-quiet", "surface", "gold", "silver", "bronze", "medal-edge"];

export function readTheme() {
  const style = getComputedStyle(document.documentElement);
  const colours = Object.fromEntries(names.map(name => [name, style.getPropertyValue(`--chart-${name}`).trim()]));
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  return { ...colours, font: getComputedStyle(document.body).fontFamily, animation: calm ? false : { duration: 180 } };
}

export function onThemeChange(redraw) {
  const watcher = new MutationObserver(redraw);
  for (const element of [document.documentElement, document.body]) {
    watcher.observe(element, { attributes: true, attributeFilter: ["data-bs-theme", "data-theme"] });
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
}
