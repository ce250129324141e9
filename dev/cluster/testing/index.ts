/** Fixtures for the tests in this folder: initial objects, and a client that talks to a cluster over its API. */
export * from './looks';
export * from './objects';
export * from './Scene';
