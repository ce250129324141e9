import fluxPlugin from '../../src';

/** All that an app of the new frontend system uses. */
Object.assign(globalThis, { used: fluxPlugin });
