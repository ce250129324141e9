export { clustersOf, tested, type Story } from './backstage';
export { openDetails } from './details';
export { mostPendingIn, pendingIn } from './pending';
export { renderPage, settle, setUpPages, type PageOptions } from './renderPage';
export { motley, objectIn, oneCluster, TEN } from './stories';
export * from './table';
export { setVisible } from './visibility';
