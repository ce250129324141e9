/** Fixtures for the tests in this folder: initial objects, and a client that talks to a cluster over its API. */
export * from './predicates';
export * from './objects';
export * from './Scene';
