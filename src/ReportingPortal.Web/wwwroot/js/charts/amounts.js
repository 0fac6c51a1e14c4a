// Numbers that only a chart knows (ticks, values at bars), written as MoneyText and Shortened of ReportingPortal.Reports write them.
const sizes = [[999500000, 1e9, "bn"], [999500, 1e6, "M"], [999.5, 1e3, "k"]];

const grouped = (number, most, least = 0) =>
  number.toLocaleString("en", { maximumFractionDigits: most, minimumFractionDigits: least });

function shortened(magnitude, coins, thousandsFrom) {
  const [, size, word] = sizes.find(([from]) => magnitude >= Math.max(from, thousandsFrom)) ?? [];
  if (size) {
    const scaled = magnitude / size;
    return grouped(scaled, scaled < 9.995 ? 2 : scaled < 99.95 ? 1 : 0) + word;
  }
  if (magnitude >= 100) {
    return grouped(magnitude, 0);
  }
  return coins >= 0 ? grouped(magnitude, coins, coins).replace(/\.0+$/, "") : grouped(magnitude, 2);
}

function writer(unit, money, thousandsFrom) {
  if (unit === "share") {
    return value => `${Math.round(value * 100)}\u00a0%`;
  }
  const { prefix, decimals } = unit === "money" ? money : { prefix: "" };
  return value => {
    const digits = shortened(Math.abs(value), decimals, thousandsFrom);
    return (value < 0 && /[1-9]/.test(digits) ? "\u2212" : "") + prefix + digits;
  };
}

/** The three digits that decide, the unit with them. */
export const shortFormat = (unit, money) => writer(unit, money, 9999.5);

/** The same at the ticks of an axis, in thousands from the first on. */
export const tickFormat = (unit, money) => writer(unit, money, 999.5);
