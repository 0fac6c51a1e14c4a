// Reads a chart's table: what the server wrote for people is what the script draws.

const valueOf = cell => (cell.dataset.value ? Number(cell.dataset.value) : null);

export function readTable(figure) {
  const heads = [...figure.querySelectorAll("thead th")];
  const rows = [...figure.querySelectorAll("tbody tr")];
  const labelColumn = heads.findIndex(head => head.dataset.role === "label");
  const series = heads
    .map((head, column) => ({ name: head.textContent.trim(), role: head.dataset.role, unit: head.dataset.unit, column }))
    .filter(head => !["none", "label"].includes(head.role))
    .map(head => ({
      ...head,
      values: rows.map(row => valueOf(row.cells[head.column])),
      texts: rows.map(row => row.cells[head.column].textContent.trim()),
    }));
  return {
    money: { prefix: figure.dataset.moneyPrefix, decimals: Number(figure.dataset.moneyDecimals) },
    labels: rows.map(row => row.cells[labelColumn].textContent.trim()),
    positions: rows.map(row => valueOf(row.cells[labelColumn])),
    partial: rows.map(row => row.dataset.partial === "true"),
    tones: rows.map(row => row.dataset.tone ?? null),
    notes: rows.map(row => row.dataset.note ?? null),
    series,
  };
}

export const seriesOf = (table, role) => table.series.find(series => series.role === role);
