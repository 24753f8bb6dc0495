const FLOOR = [20, 19];

/** Throws a sentence when this Node.js is older than the product admits. */
export function requireNode(version = process.versions.node) {
  const [major, minor] = version.split(".").map(Number);
  if (major > FLOOR[0] || (major === FLOOR[0] && minor >= FLOOR[1])) return;
  throw new Error(
    `Portico needs Node.js ${FLOOR.join(".")} or newer; this is ${version}. Get one at https://nodejs.org`,
  );
}
