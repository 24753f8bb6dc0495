/** What the product promises against the baseline (CPU per request, by connections) and against stock `next start` (throughput). */
export const MOST_CPU = { 1: 0.85, 4: 0.75, 16: 0.7, 64: 0.7 };
export const LEAST_GAIN = { connections: 16, times: 4 };
/** And against better-auth's API key plugin: how many times the keys verified in a second. */
export const LEAST_TOKENS = { connections: 16, times: 8 };

/** The middle of the values, or the mean of the two in the middle. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  if (sorted.length === 0) return Number.NaN;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The ratio of one number of two contestants, taken round by round, so that both sides of each saw the same machine. */
export function ratioOf(samples, { over, under, connections, figure }) {
  const of = (name, round) =>
    samples.find((one) => one.name === name && one.round === round && one.connections === connections)?.[figure];
  const rounds = [...new Set(samples.map(({ round }) => round))];
  const ratios = rounds.map((round) => of(over, round) / of(under, round)).filter(Number.isFinite);
  return { median: median(ratios), min: Math.min(...ratios), max: Math.max(...ratios) };
}

/** Medians over the rounds, one row for each contestant and number of connections, in the order in which they are printed. */
export function summarise(samples) {
  const keys = new Map(samples.map(({ name, connections }) => [`${name} ${connections}`, { name, connections }]));
  return [...keys.values()]
    .sort((a, b) => a.connections - b.connections || a.name.localeCompare(b.name))
    .map(({ name, connections }) => {
      const own = samples.filter((one) => one.name === name && one.connections === connections);
      const middle = (figure) => median(own.map((one) => one[figure]));
      const figures = ["perSecond", "p50", "p99", "serverCpu", "postgresCpu", "driverCpu"];
      const values = Object.fromEntries(figures.map((figure) => [figure, middle(figure)]));
      return { name, connections, ...values, totalCpu: values.serverCpu + values.postgresCpu };
    });
}

/** Whether each promise holds, judged by the median of its ratios. */
export function judge(samples) {
  const cpu = Object.entries(MOST_CPU).map(([connections, limit]) => {
    const pair = { over: "product", under: "baseline", connections: Number(connections), figure: "serverCpu" };
    const ratio = ratioOf(samples, pair);
    return { gate: `CPU per request / baseline at ${connections}`, ratio, limit, passes: ratio.median <= limit };
  });
  const pair = { over: "product", under: "stock", connections: LEAST_GAIN.connections, figure: "perSecond" };
  const gain = ratioOf(samples, pair);
  const gate = `throughput / stock at ${LEAST_GAIN.connections}`;
  return [...cpu, { gate, ratio: gain, limit: LEAST_GAIN.times, passes: gain.median >= LEAST_GAIN.times }];
}

/** The promise about keys, against the plugin as it comes; against the plugin in its quickest form for information. */
export function judgeTokens(samples) {
  const { connections, times: limit } = LEAST_TOKENS;
  const against = (under) => ratioOf(samples, { over: "portico", under, connections, figure: "perSecond" });
  const [ratio, quickest] = [against("better-auth"), against("better-auth, deferred")];
  return [
    { gate: `keys verified / better-auth at ${connections}`, ratio, limit, passes: ratio.median >= limit },
    {
      gate: `keys verified / better-auth, deferred at ${connections}`,
      ratio: quickest,
      limit,
      passes: quickest.median >= limit,
    },
  ];
}

/** The tables for the README. */
export function markdown({ rows, information = [], gates }) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const head = ["connections", "server", "requests/s", "p50 ms", "p99 ms", "CPU µs/request", "with PostgreSQL"];
  const gateHead = ["gate", "median", "min..max", "must be", "result"];
  return [
    line(head),
    line(["--:", "---", "--:", "--:", "--:", "--:", "--:"]),
    ...rows.map((row) => line(cellsOf(row))),
    ...information.map((row) => line(cellsOf(row))),
    "",
    line(gateHead),
    line(["---", "--:", "--:", "--:", "---"]),
    ...gates.map((gate) => line(gateCells(gate))),
  ].join("\n");
}

const cellsOf = ({ connections, name, perSecond, p50, p99, serverCpu, totalCpu }) => [
  connections,
  name,
  Math.round(perSecond),
  p50.toFixed(2),
  p99.toFixed(2),
  Math.round(serverCpu),
  Math.round(totalCpu),
];

const gateCells = ({ gate, ratio: { median: middle, min, max }, limit, passes }) => [
  gate,
  middle.toFixed(2),
  `${min.toFixed(2)}..${max.toFixed(2)}`,
  gate.startsWith("CPU") ? `≤ ${limit.toFixed(2)}` : `≥ ${limit.toFixed(2)}`,
  passes ? "PASS" : "**FAIL**",
];
