export { launchBackend } from './launch';
export type { RunningBackend } from './launch';
export type {
  BackendOptions,
  BackendState,
  KubeconfigCluster,
  TokenCluster,
} from './messages';
