export { Control } from './control';
export { serveControl } from './server';
export type { RunningControl } from './server';
export type { ControlState, ScenarioTitle } from './state';
