// Draws every <figure data-chart> from the table inside it. Without script the table is what people see.
import { readTable } from "./charts/table.js";
import { readTheme, onThemeChange } from "./charts/theme.js";
import { configurationOf } from "./charts/kinds.js";
import { walkPoints } from "./charts/keyboard.js";

const drawn = new Map();

function wireTable(figure) {
  const button = figure.querySelector("[data-toggle-table]");
  const table = figure.querySelector(".chart-table");
  button?.addEventListener("click", () => {
    const open = table.classList.toggle("is-open");
    button.setAttribute("aria-expanded", String(open));
    button.textContent = open ? "Hide table" : "Show table";
  });
}

function keyItem(entry) {
  const item = document.createElement("li");
  item.className = `key-${entry.mark}`;
  item.textContent = entry.text;
  return item;
}

function writeKey(figure, entries) {
  figure.querySelector(".chart-key")?.remove();
  if (entries.length > 1) {
    const key = document.createElement("ul");
    key.className = "chart-key";
    key.setAttribute("aria-hidden", "true");
    key.append(...entries.map(keyItem));
    figure.querySelector(".chart-canvas").after(key);
  }
}

function describe(figure, canvas) {
  const title = figure.querySelector(".chart-title").textContent;
  const summary = figure.querySelector(".chart-summary").textContent;
  canvas.setAttribute("role", "img");
  canvas.setAttribute("tabindex", "0");
  canvas.setAttribute("aria-label", `${title}. ${summary} Arrow keys move through the points.`);
}

function draw(figure, theme) {
  const canvas = figure.querySelector("canvas");
  if (!canvas) {
    return;
  }
  drawn.get(figure)?.destroy();
  const table = readTable(figure);
  const { config, key } = configurationOf(figure.dataset.chart, table, theme);
  drawn.set(figure, new Chart(canvas, config));
  writeKey(figure, key);
}

// The same chart with newer figures: without movement, for nobody asked for it.
function redrawWith(figure, fresh) {
  const changed = [".chart-title", ".chart-subtitle", ".chart-summary", ".chart-table table", ".chart-nothing"]
    .filter(part => figure.querySelector(part)?.outerHTML !== fresh?.querySelector(part)?.outerHTML);
  if (!fresh || changed.length === 0) {
    return;
  }
  if (Boolean(figure.querySelector("canvas")) !== Boolean(fresh.querySelector("canvas"))) {
    location.reload();
    return;
  }
  for (const part of changed) {
    figure.querySelector(part).replaceWith(document.importNode(fresh.querySelector(part), true));
  }
  draw(figure, { ...readTheme(), animation: false });
  const canvas = figure.querySelector("canvas");
  if (canvas) {
    describe(figure, canvas);
  }
}

function start(figure, theme) {
  wireTable(figure);
  draw(figure, theme);
  const canvas = figure.querySelector("canvas");
  if (canvas) {
    describe(figure, canvas);
    walkPoints(figure, canvas, () => drawn.get(figure));
  }
  figure.addEventListener("figure-changed", event => redrawWith(figure, event.detail));
  figure.classList.add("is-drawn");
}

async function main() {
  const figures = [...document.querySelectorAll("figure[data-chart]")];
  if (figures.length === 0 || typeof Chart === "undefined") {
    return;
  }
  await document.fonts?.ready;
  const theme = readTheme();
  figures.forEach(figure => start(figure, theme));
  onThemeChange(() => {
    const next = readTheme();
    figures.forEach(figure => draw(figure, next));
  });
  window.addEventListener("beforeprint", () => drawn.forEach(chart => chart.resize()));
}

main();
