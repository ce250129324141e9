export {
  VERSION_STATES,
  versionsOver,
  type ClusterVersions,
  type Unread,
  type Versions,
  type VersionCell,
  type VersionRow,
  type VersionState,
} from './versions';
