import { bundle, type Files } from '../../dev/build/bundle';

/** Bundles the measured page. */
export async function bundlePage(): Promise<Files> {
  const { files } = await bundle({
    // Separate, because it has to run before React does.
    probe: './bench/page/probe/index.ts',
    page: './bench/page/index.tsx',
  });
  return files;
}
