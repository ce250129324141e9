import type { IImageRepository } from '@kubernetes-models/flux-cd/image.toolkit.fluxcd.io/v1/ImageRepository';
import { activityAt } from '../activity';
import { readAddress } from '../address';
import type { Facets } from '../facets';
import { readTime, type Untrusted } from '../untrusted';
import { defineKind, IMAGE } from './definition';

function read(raw: Untrusted<IImageRepository>): Facets {
  const scannedAt = readTime(raw.status?.lastScanResult?.scanTime);
  return {
    address: readAddress('image', raw.spec?.image),
    edges: [],
    activity: activityAt('scanned', scannedAt),
  };
}

export const ImageRepository = defineKind({
  ...IMAGE,
  plural: 'imagerepositories',
  cli: 'image repository',
  read,
});
