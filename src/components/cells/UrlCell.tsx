import {
  gitRepositoryLink,
  isReadable,
  namespacedName,
  ociRepositoryLink,
  shownUrl,
  webLink,
  type FluxResource,
} from '../../flux';
import { ExternalLink, inCell, type Translate, useCellStyles } from '../shared';

/** The address that a source is fetched from, or what it is made from, as it is shown. */
export function sourceUrl(resource: FluxResource): string | undefined {
  if (!isReadable(resource)) return undefined;
  if (resource.kind === 'Bucket') {
    return [resource.endpoint, resource.bucketName].filter(Boolean).join('/');
  }
  if ('sourceRef' in resource && resource.sourceRef) {
    return `${resource.sourceRef.kind} ${namespacedName(resource.sourceRef)}`;
  }
  if (!('url' in resource)) return undefined;
  return resource.url === undefined ? undefined : shownUrl(resource.url);
}

function linkOf(resource: FluxResource): string | undefined {
  if (!isReadable(resource)) return undefined;
  switch (resource.kind) {
    case 'GitRepository':
      return gitRepositoryLink(resource.url);
    case 'OCIRepository':
      return ociRepositoryLink(resource.url);
    case 'HelmRepository':
      return ociRepositoryLink(resource.url) ?? webLink(resource.url);
    default:
      return undefined;
  }
}

/** `branch main`, `semver 6.x`: what of the repository is followed. */
export function followed(resource: FluxResource): string | undefined {
  if (!isReadable(resource)) return undefined;
  if (resource.kind === 'HelmChart') {
    return [resource.chart, resource.version].filter(Boolean).join(' ');
  }
  if (!('target' in resource)) return undefined;
  return `${resource.target.by} ${resource.target.value}`;
}

export const UrlCell = ({
  t,
  resource,
}: {
  t: Translate;
  resource: FluxResource;
}) => {
  const classes = useCellStyles();
  const url = sourceUrl(resource);
  const follows = followed(resource);
  if (url === undefined) return null;
  return (
    <>
      <ExternalLink
        to={linkOf(resource)}
        label={t('source.openRepository', { url: inCell(url) })}
        className={classes.clusterText}
      >
        {inCell(url)}
      </ExternalLink>
      {follows && (
        <div className={`${classes.secondary} ${classes.clusterText}`}>
          {inCell(follows)}
        </div>
      )}
    </>
  );
};
