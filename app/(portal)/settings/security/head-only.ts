/** A card that is all heading: its lower edge is as far away as the upper one. */
export const HEAD_ONLY = "pb-4 sm:pb-5";
