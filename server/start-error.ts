/** Why the server cannot start, in words that say what to do; shown without a stack. */
export class StartError extends Error {}
