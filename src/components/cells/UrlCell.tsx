import {
  chartRepositoryLink,
  gitRepositoryLink,
  ociRepositoryLink,
  shownUrl,
  sourceOf,
  type ForgeOf,
  type FluxResource,
  type SourceAddress,
} from '../../flux';
import {
  BreakableText,
  ExternalLink,
  inCell,
  resourceTitle,
  useCellStyles,
  useForges,
  useTranslate,
} from '../shared';

/** Protocols whose addresses are URLs. */
const HAS_URL: Readonly<Record<SourceAddress['protocol'], boolean>> = {
  git: true,
  oci: true,
  helm: true,
  bucket: false,
  image: false,
};

/** Returns the address that a source is fetched from, or the source that it is made from. */
export function sourceUrl(resource: FluxResource): string | undefined {
  const { address } = resource;
  if (!address) {
    const source = resource.artifact && sourceOf(resource);
    return source && resourceTitle(source);
  }
  return HAS_URL[address.protocol] ? shownUrl(address.text) : address.text;
}

const LINKS: Readonly<
  Record<
    SourceAddress['protocol'],
    (url: string, forges: ForgeOf | undefined) => string | undefined
  >
> = {
  git: gitRepositoryLink,
  oci: url => ociRepositoryLink(url),
  helm: url => chartRepositoryLink(url),
  bucket: () => undefined,
  image: () => undefined,
};

function linkOf(
  { address }: FluxResource,
  forges: ForgeOf | undefined,
): string | undefined {
  return address && LINKS[address.protocol](address.text, forges);
}

/** Returns the part of the source that is followed: `branch main`, `semver 6.x · semverFilter ^[^-]+$`. */
export function followed({ follows }: FluxResource): string | undefined {
  if (!follows) return undefined;
  const { by, value, filter } = follows;
  // The value of a chart includes its name.
  if (by === 'chart') return value;
  return filter === undefined
    ? `${by} ${value}`
    : `${by} ${value} · semverFilter ${filter}`;
}

export const UrlCell = ({ resource }: { resource: FluxResource }) => {
  const t = useTranslate();
  const classes = useCellStyles();
  const forges = useForges();
  const url = sourceUrl(resource);
  const follows = followed(resource);
  if (url === undefined) return null;
  return (
    <>
      <ExternalLink
        to={linkOf(resource, forges)}
        label={t('source.openRepository', { url: inCell(url) })}
        className={classes.clusterText}
      >
        <BreakableText>{inCell(url)}</BreakableText>
      </ExternalLink>
      {follows && (
        <div className={`${classes.secondary} ${classes.clusterText}`}>
          {inCell(follows)}
        </div>
      )}
    </>
  );
};
