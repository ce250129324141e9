export {
  VERSION_STATES,
  versionsOver,
  type ClusterVersions,
  type Versions,
  type VersionCell,
  type VersionRow,
  type VersionState,
} from './versions';
