import { schemaErrors } from '../../../dev/scenarios/testing/schemas';
import { seen } from './read';

/** Fails if an object that the tests of a file have read does not match the schemas of Flux. To be called once in a file. */
export function setUpSchemas(): void {
  beforeAll(() => {
    seen.length = 0;
  });
  afterAll(() => {
    const errors = schemaErrors(seen);
    if (errors.length > 0) throw new Error(errors.join('\n'));
  });
}
