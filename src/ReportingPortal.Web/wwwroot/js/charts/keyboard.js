// Arrow keys move a reader through the points of a chart; each is shown and spoken.

function announce(figure, text) {
  let voice = figure.querySelector(".chart-voice");
  if (!voice) {
    voice = document.createElement("p");
    voice.className = "chart-voice visually-hidden";
    voice.setAttribute("aria-live", "polite");
    figure.append(voice);
  }
  voice.textContent = text;
}

function textOfRow(figure, index) {
  const row = figure.querySelectorAll("tbody tr")[index];
  const heads = figure.querySelectorAll("thead th");
  return [...row.cells].map((cell, column) => `${heads[column].textContent.trim()} ${cell.textContent.trim()}`).join(", ");
}

function show(chart, index) {
  const active = chart.data.datasets
    .map((dataset, datasetIndex) => ({ datasetIndex, index }))
    .filter(point => chart.data.datasets[point.datasetIndex].data[index] != null);
  chart.setActiveElements(active);
  chart.tooltip.setActiveElements(active, { x: 0, y: 0 });
  chart.update("none");
}

function clear(chart) {
  chart.setActiveElements([]);
  chart.tooltip.setActiveElements([], { x: 0, y: 0 });
  chart.update("none");
}

const moves = {
  ArrowRight: (at, last) => Math.min(at + 1, last),
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowLeft: at => Math.max(at - 1, 0),
  ArrowUp: at => Math.max(at - 1, 0),
  Home: () => 0,
  End: (at, last) => last,
};

export function walkPoints(figure, canvas, chartOf) {
  let at = -1;
  canvas.addEventListener("keydown", event => {
    const move = moves[event.key];
    const last = figure.querySelectorAll("tbody tr").length - 1;
    if (!move || last < 0) {
      return;
    }
    event.preventDefault();
    at = move(at, last);
    show(chartOf(), at);
    announce(figure, textOfRow(figure, at));
  });
  canvas.addEventListener("blur", () => {
    at = -1;
    clear(chartOf());
  });
}
