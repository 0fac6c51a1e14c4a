// One Chart.js configuration for each kind of chart.
import { seriesOf } from "./table.js";
import { shortFormat, tickFormat } from "./amounts.js";
import { barNotes, barValues, endNames, hatch, notedPoint, roomAtRight } from "./marks.js";

const months = new Set(["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]);

function basics(table, theme) {
  return {
    responsive: true,
    maintainAspectRatio: false,
    animation: theme.animation,
    font: { family: theme.font, size: 12 },
    interaction: { mode: "index", intersect: false },
    plugins: {
      legend: { display: false },
      tooltip: tooltip(table, theme),
      endNames: { font: theme.font },
    },
  };
}

function tooltip(table, theme) {
  return {
    backgroundColor: theme.text,
    titleColor: theme.surface,
    bodyColor: theme.surface,
    titleFont: { family: theme.font, size: 12, weight: "600" },
    bodyFont: { family: theme.font, size: 12 },
    padding: 10,
    displayColors: false,
    callbacks: {
      title: items => (items.length ? table.labels[items[0].dataIndex] : ""),
      label: item => {
        const series = table.series[item.dataset.seriesIndex ?? 0];
        return `${series.name}: ${series.texts[item.dataIndex]}`;
      },
    },
  };
}

const tickStyle = theme => ({ color: theme["text-quiet"], font: { family: theme.font, size: 11.5 }, maxRotation: 0, padding: 6 });

function valueAxis(series, table, theme) {
  return {
    beginAtZero: true,
    border: { display: false },
    grid: { color: theme.grid, drawTicks: false },
    ticks: { ...tickStyle(theme), maxTicksLimit: 7, callback: tickFormat(series.unit, table.money) },
  };
}

// Long series are labelled at the first of a month, very long ones each January; short ones by day without the year.
function dayTick(labels) {
  return function tick(index) {
    const [day, month, year] = labels[index].split(" ");
    if (labels.length <= 62) {
      return months.has(month) ? `${day} ${month}` : labels[index];
    }
    if (day !== "1" || (labels.length > 800 && month !== "Jan")) {
      return null;
    }
    const narrow = this.chart.width < 560 && labels.length > 200;
    const skipped = narrow && !["Jan", "Apr", "Jul", "Oct"].includes(month);
    return skipped ? null : month === "Jan" ? year : month;
  };
}

function dayAxis(table, theme) {
  const few = table.labels.length <= 62;
  return {
    border: { color: theme.grid },
    grid: { display: false },
    ticks: { ...tickStyle(theme), autoSkip: few, maxTicksLimit: few ? 7 : undefined, callback: dayTick(table.labels) },
  };
}

const lineStyles = theme => ({
  faint: { borderColor: theme.faint, borderWidth: 1, nameColour: theme["text-quiet"], order: 3 },
  ghost: { borderColor: theme.ghost, borderWidth: 2, borderDash: [4, 3], nameColour: theme["text-quiet"], order: 2 },
  main: { borderColor: theme.main, borderWidth: 2.5, nameColour: theme.main, order: 1 },
});

function line(table, theme) {
  const styles = lineStyles(theme);
  const datasets = table.series.map((series, seriesIndex) => ({
    data: series.values,
    seriesIndex,
    endName: series.role === "faint" ? null : series.name,
    pointRadius: 0,
    pointHoverRadius: 4,
    pointHoverBackgroundColor: theme.surface,
    tension: 0,
    spanGaps: false,
    ...styles[series.role],
  }));
  const names = table.series.filter(series => series.role !== "faint").map(series => series.name);
  const options = basics(table, theme);
  options.layout = { padding: { top: 8, right: roomAtRight(names) } };
  options.scales = { x: dayAxis(table, theme), y: valueAxis(seriesOf(table, "main"), table, theme) };
  const key = table.series.map(series => ({ mark: series.role, text: series.name }));
  return { config: { type: "line", data: { labels: table.labels, datasets }, options, plugins: [endNames] }, key };
}

function barColours(table, series, theme) {
  const stripes = hatch(theme.main, theme.surface);
  return series.values.map((value, index) => (table.partial[index] ? stripes : value < 0 ? theme.loss : theme.main));
}

const withShortMonths = labels => labels.map(label => label.replace(" (so far)", "").split(" "));

function bars(table, theme) {
  const series = seriesOf(table, "main");
  const format = shortFormat(series.unit, table.money);
  const dataset = {
    data: series.values,
    seriesIndex: table.series.indexOf(series),
    backgroundColor: barColours(table, series, theme),
    borderColor: theme.main,
    borderWidth: table.partial.map(partial => (partial ? 1.5 : 0)),
    maxBarThickness: 44,
    borderRadius: 2,
  };
  const ghost = seriesOf(table, "ghost");
  const compared = ghost && { ...dataset, data: ghost.values, seriesIndex: table.series.indexOf(ghost), backgroundColor: theme.ghost, borderWidth: 0 };
  const options = basics(table, theme);
  options.layout = { padding: { top: table.notes.some(note => note) ? 40 : 22 } };
  options.plugins.barNotes = { notes: table.notes, font: theme.font, colour: theme.main };
  const texts = series.values.map((value, index) => (["share", "score"].includes(series.unit) ? series.texts[index] : format(value ?? 0)));
  options.plugins.barValues = { font: theme.font, colour: theme.text, texts };
  options.scales = {
    x: { border: { color: theme.grid }, grid: { display: false }, ticks: { ...tickStyle(theme), autoSkipPadding: 8 } },
    y: valueAxis(series, table, theme),
  };
  const plugins = [barValues, barNotes];
  const key = ghost ? [series, ghost].map(each => ({ mark: each.role, text: each.name })) : [];
  return { config: { type: "bar", data: { labels: withShortMonths(table.labels), datasets: compared ? [dataset, compared] : [dataset] }, options, plugins }, key };
}

function stack(table, theme) {
  const datasets = table.series.map((series, seriesIndex) => {
    const colour = theme[series.role];
    const stripes = hatch(colour, theme.surface);
    return {
      data: series.values,
      seriesIndex,
      backgroundColor: table.partial.map(partial => (partial ? stripes : colour)),
      borderColor: colour,
      borderWidth: table.partial.map(partial => (partial ? 1.5 : 0)),
      maxBarThickness: 44,
    };
  });
  const options = basics(table, theme);
  options.scales = {
    x: { stacked: true, border: { color: theme.grid }, grid: { display: false }, ticks: { ...tickStyle(theme), autoSkipPadding: 8 } },
    y: { ...valueAxis(table.series[0], table, theme), stacked: true },
  };
  const key = table.series.map(series => ({ mark: series.role, text: series.name }));
  return { config: { type: "bar", data: { labels: withShortMonths(table.labels), datasets }, options }, key };
}

const shorten = text => (text.length > 22 ? `${text.slice(0, 20)}…` : text);

function ranking(table, theme) {
  const series = seriesOf(table, "main");
  const { config } = bars(table, theme);
  const { options } = config;
  const losses = series.values.some(value => value < 0);
  options.indexAxis = "y";
  options.interaction = { mode: "nearest", axis: "y", intersect: false };
  options.layout = { padding: { right: 72, left: losses ? 64 : 0 } };
  options.scales = {
    x: { display: false, beginAtZero: true },
    y: { border: { display: false }, grid: { display: false }, ticks: { ...tickStyle(theme), color: theme.text, autoSkip: false } },
  };
  config.data.labels = table.labels.map(shorten);
  config.data.datasets[0].maxBarThickness = 20;
  return { config, key: [] };
}

function pareto(table, theme) {
  const series = seriesOf(table, "main");
  const share = tickFormat("share");
  const dataset = {
    data: series.values.map((y, index) => ({ x: table.positions[index], y })),
    seriesIndex: table.series.indexOf(series),
    borderColor: theme.main,
    borderWidth: 2.5,
    pointRadius: 0,
    pointHoverRadius: 4,
    fill: { target: "origin", above: theme.faint },
    tension: 0,
  };
  const options = basics(table, theme);
  options.interaction = { mode: "nearest", axis: "x", intersect: false };
  options.plugins.notedPoint = { notes: table.notes, font: theme.font, colour: theme.main, quiet: theme["text-quiet"], surface: theme.surface, text: theme.text };
  const axis = title => ({
    type: "linear", min: 0, max: 1, border: { display: false }, grid: { color: theme.grid, drawTicks: false },
    title: { display: true, text: title, color: theme["text-quiet"], font: { family: theme.font, size: 12 } },
    ticks: { ...tickStyle(theme), stepSize: 0.2, callback: share },
  });
  options.scales = { x: axis("Share of items, best sellers first"), y: axis("Share of net sales") };
  return { config: { type: "line", data: { datasets: [dataset] }, options, plugins: [notedPoint] }, key: [] };
}

function donut(table, theme) {
  const series = seriesOf(table, "main");
  const dataset = {
    data: series.values,
    seriesIndex: table.series.indexOf(series),
    backgroundColor: table.tones.map(tone => theme[tone]),
    borderColor: theme["medal-edge"],
    borderWidth: 1.5,
  };
  const options = basics(table, theme);
  options.cutout = "58%";
  options.interaction = { mode: "nearest", intersect: true };
  const key = table.labels.map((label, index) => ({ mark: table.tones[index], text: `${label} ${series.texts[index]}` }));
  return { config: { type: "doughnut", data: { labels: table.labels, datasets: [dataset] }, options }, key };
}

const kinds = { line, bars, stack, ranking, pareto, donut };

export const configurationOf = (kind, table, theme) => kinds[kind](table, theme);
