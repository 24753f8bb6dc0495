/** The folder that holds package.json. */
export const PROJECT_ROOT: string;

/** Makes the data folder. Throws a sentence that names the folder and says what to do when nothing can be kept there. */
export function ensureDataDir(dataDir: string): string;
