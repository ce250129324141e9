export { clustersOf, tested, type Story } from './backstage';
export { renderPage, settle, setUpPages, type PageOptions } from './renderPage';
export { motley, objectIn, oneCluster } from './stories';
export * from './table';
export { setVisible } from './visibility';
