/** Stands for a place that does not exist. In a file of its own, so that to compare with it loads nothing. */
export const nothing: unique symbol = Symbol('nothing');
