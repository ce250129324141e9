import { EntityFluxDeploymentsCard, fluxPlugin } from '../../src';

/** All that an app of the old frontend system uses for one card; the bundler drops the rest. */
Object.assign(globalThis, { used: [fluxPlugin, EntityFluxDeploymentsCard] });
