/** The command was typed wrongly: its message is for the operator, and the exit code is 2. */
export class Usage extends Error {}
