export type Sample = {
  name: string;
  connections: number;
  round: number;
  perSecond: number;
  p50: number;
  p99: number;
  serverCpu: number;
  postgresCpu: number;
  driverCpu: number;
};
type Ratio = { median: number; min: number; max: number };
type Pair = { over: string; under: string; connections: number; figure: keyof Sample };

export function median(values: readonly number[]): number;
export function ratioOf(samples: readonly Sample[], pair: Pair): Ratio;
type Gate = { gate: string; ratio: Ratio; limit: number; passes: boolean };
export function judge(samples: readonly Sample[]): Gate[];
export function judgeTokens(samples: readonly Sample[]): Gate[];
