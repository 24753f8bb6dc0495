export type Cluster = {
  /** postgres:// address of the owner of the database. */
  url: string;
  port: number;
  /** The id of PostgreSQL's first process. */
  pid: number;
};
export type OwnCluster = Cluster & {
  stop(): Promise<void>;
  /** True while PostgreSQL's first process lives. */
  isUp(): boolean;
  /** Starts it again on the same port, unless another process has done so already. */
  revive(): Promise<void>;
};

/** Starts the embedded PostgreSQL of a data folder, or joins the one that runs there. `stop` ends it when no other living process uses it. */
export function startCluster(place: {
  dataDir: string;
  settings?: Record<string, string | number>;
  sync?: boolean;
}): Promise<OwnCluster>;

/** Where the running cluster of a data folder takes connections, or null when none does. */
export function connectionOf(dataDir: string): Promise<Cluster | null>;

/** A cluster for tests: quick instead of durable, and gone with the process that started it, however that ends. */
export function startTemporaryCluster(): Promise<OwnCluster>;
