import { loadConfigSchema, type ConfigSchema } from '@backstage/config-loader';
import type { JsonObject, JsonValue } from '@backstage/types';
import { join } from 'node:path';

/** Configuration that every app has. */
const APP = {
  app: { baseUrl: 'http://localhost:3000' },
  backend: { baseUrl: 'http://localhost:7007' },
};

/** Loads the configuration schema of the package in a folder. */
export function loadSchemaOf(folder: string): Promise<ConfigSchema> {
  return loadConfigSchema({
    dependencies: [],
    packagePaths: [join(folder, 'package.json')],
  });
}

/**
 * Returns the part of a configuration under `flux` that an app's frontend can read.
 *
 * @throws Error if the schema does not accept it
 */
export function fluxInFrontend(
  schema: ConfigSchema,
  config: JsonObject,
): JsonValue | undefined {
  const [read] = schema.process(
    [{ context: 'app-config.yaml', data: { ...APP, ...config } }],
    { visibility: ['frontend'] },
  );
  return read?.data.flux;
}
