// Marks that Chart.js has not: hatching, names at line ends, values at bars, the one point that matters.

/** Stripes for what has not ended yet. */
export function hatch(colour, surface) {
  const tile = document.createElement("canvas");
  tile.width = tile.height = 8;
  const pen = tile.getContext("2d");
  pen.fillStyle = surface;
  pen.fillRect(0, 0, 8, 8);
  pen.strokeStyle = colour;
  pen.lineWidth = 2.5;
  pen.beginPath();
  for (const shift of [-8, 0, 8]) {
    pen.moveTo(shift - 1, 9);
    pen.lineTo(shift + 9, -1);
  }
  pen.stroke();
  return pen.createPattern(tile, "repeat");
}

const roomForNames = chart => chart.width >= 560;

function lastPoint(chart, datasetIndex) {
  const data = chart.data.datasets[datasetIndex].data;
  const index = data.findLastIndex(value => value != null);
  return index < 0 ? null : chart.getDatasetMeta(datasetIndex).data[index];
}

function spread(labels, gap) {
  labels.sort((a, b) => a.y - b.y);
  for (let i = 1; i < labels.length; i++) {
    labels[i].y = Math.max(labels[i].y, labels[i - 1].y + gap);
  }
  return labels;
}

/** The name of each line at its right end, in its colour. */
export const endNames = {
  id: "endNames",
  afterDatasetsDraw(chart, args, options) {
    if (!roomForNames(chart)) {
      return;
    }
    const pen = chart.ctx;
    pen.save();
    pen.font = `600 12px ${options.font}`;
    pen.textBaseline = "middle";
    const labels = chart.data.datasets
      .map((dataset, index) => ({ dataset, point: dataset.endName ? lastPoint(chart, index) : null }))
      .filter(label => label.point)
      .map(label => ({ text: label.dataset.endName, colour: label.dataset.nameColour, x: label.point.x + 8, y: label.point.y }));
    for (const label of spread(labels, 15)) {
      pen.fillStyle = label.colour;
      pen.fillText(label.text, label.x, label.y);
    }
    pen.restore();
  },
};

export const roomAtRight = names => context => (roomForNames(context.chart) ? 16 + 7.2 * Math.max(...names.map(name => name.length)) : 8);

/** The value at the end of each bar, where bars are few. */
export const barValues = {
  id: "barValues",
  afterDatasetsDraw(chart, args, options) {
    const meta = chart.getDatasetMeta(0);
    const lying = chart.options.indexAxis === "y";
    const values = chart.data.datasets[0].data;
    if (!lying && chart.chartArea.width / values.length < 46) {
      return;
    }
    const pen = chart.ctx;
    pen.save();
    pen.font = `500 12px ${options.font}`;
    pen.fillStyle = options.colour;
    pen.textBaseline = lying ? "middle" : "bottom";
    meta.data.forEach((bar, index) => {
      const below = values[index] < 0;
      pen.textAlign = lying ? (below ? "right" : "left") : "center";
      const x = lying ? bar.x + (below ? -6 : 6) : bar.x;
      const y = lying ? bar.y : (below ? bar.y + 16 : bar.y - 4);
      pen.fillText(options.texts[index], x, y);
    });
    pen.restore();
  },
};

/** Words above a bar that matters, clear of its value. */
export const barNotes = {
  id: "barNotes",
  afterDatasetsDraw(chart, args, options) {
    const { left, right } = chart.chartArea;
    const pen = chart.ctx;
    pen.save();
    pen.font = `600 12px ${options.font}`;
    pen.fillStyle = pen.strokeStyle = options.colour;
    pen.textBaseline = "bottom";
    pen.textAlign = "center";
    const bars = chart.getDatasetMeta(0).data;
    bars.forEach((bar, index) => {
      if (!options.notes[index]) {
        return;
      }
      const half = pen.measureText(options.notes[index]).width / 2;
      const x = Math.min(Math.max(bar.x, left + half), right - half);
      const below = bars.filter(each => Math.abs(each.x - x) < half + each.width / 2);
      pen.fillText(options.notes[index], x, Math.min(...below.map(each => each.y)) - 20);
    });
    pen.restore();
  },
};

/** A ring, two hair lines to the axes and a sentence at the noted point. */
export const notedPoint = {
  id: "notedPoint",
  afterDatasetsDraw(chart, args, options) {
    const index = options.notes.findIndex(note => note);
    if (index < 0) {
      return;
    }
    const { x, y } = chart.getDatasetMeta(0).data[index];
    const { left, bottom, right } = chart.chartArea;
    const pen = chart.ctx;
    pen.save();
    pen.strokeStyle = options.quiet;
    pen.setLineDash([3, 3]);
    pen.beginPath();
    pen.moveTo(left, y);
    pen.lineTo(x, y);
    pen.lineTo(x, bottom);
    pen.stroke();
    pen.setLineDash([]);
    pen.fillStyle = options.surface;
    pen.strokeStyle = options.colour;
    pen.lineWidth = 2;
    pen.beginPath();
    pen.arc(x, y, 5, 0, 2 * Math.PI);
    pen.fill();
    pen.stroke();
    writeNote(pen, options, { x, y, left, right });
    pen.restore();
  },
};

/* Beside the point, under the curve: in as many lines as it takes, and left of it where words would not fit. */
function writeNote(pen, options, { x, y, left, right }) {
  pen.font = `600 12px ${options.font}`;
  const lines = options.notes.find(note => note).split("|");
  const wrapped = lines.flatMap(line => linesWithin(pen, line, right - x - 14));
  const widthOf = texts => Math.max(...texts.map(text => pen.measureText(text).width));
  const fitsRight = x + 14 + widthOf(wrapped) <= right;
  pen.fillStyle = options.text;
  pen.textAlign = fitsRight ? "left" : "right";
  pen.textBaseline = "top";
  const at = fitsRight ? x + 14 : Math.max(x - 14, left + widthOf(lines));
  (fitsRight ? wrapped : lines).forEach((line, number) => pen.fillText(line, at, y + 10 + number * 16));
}

/* A word wider than the room has a line of its own. */
function linesWithin(pen, text, room) {
  const lines = [];
  for (const word of text.split(" ")) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && pen.measureText(longer).width <= room) {
      lines[lines.length - 1] = longer;
    } else {
      lines.push(word);
    }
  }
  return lines;
}
