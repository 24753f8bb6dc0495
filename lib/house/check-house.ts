import { heavyClients } from "./clients";
import { cycles } from "./cycles";
import { brokenBudgets, leakyFrontDoors, unfinished, unlistedEndpoints } from "./habits";
import { brokenLayers } from "./layers";
import { conditionsWithoutPlace, WITHOUT_PLACE } from "./places";
import { edgesOf, type Sources, type Violation } from "./sources";

/** Every rule of the house that no linter can say, over one set of files. */
export function checkHouse(sources: Sources, exempt = WITHOUT_PLACE): Violation[] {
  const edges = edgesOf(sources);
  return [
    ...brokenLayers(edges),
    ...cycles(edges),
    ...heavyClients(sources, edges),
    ...conditionsWithoutPlace(sources, edges, exempt),
    ...unlistedEndpoints(sources, edges),
    ...brokenBudgets(sources, edges),
    ...leakyFrontDoors(sources),
    ...unfinished(sources),
  ];
}
