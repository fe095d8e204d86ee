/** Whether a document is named by its address on the network. */
export function isAddress(name: string): boolean {
  return /^https?:\/\//i.test(name);
}

/** An address without what may be secret: a user, a password, a query string. A name of a file stays as it is. */
export function shownAddress(name: string): string {
  return name.replace(/^(https?:\/\/)(?:[^/@]*@)?([^?#]*).*/is, '$1$2');
}
