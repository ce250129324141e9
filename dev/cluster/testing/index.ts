/** For the tests of this folder: objects to begin with, and a client that speaks to a cluster as clients do. */
export * from './looks';
export * from './objects';
export * from './Scene';
