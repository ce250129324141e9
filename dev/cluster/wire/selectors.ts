import type { KubernetesObject } from '../types';
import type { Json } from '../json';
import { at, recordAt } from '../json';
import { Refusal } from './status';

type Test = (object: KubernetesObject) => boolean;

/** Parses a label selector: equality (`a=b`, `a==b`, `a!=b`) and set (`a in (b,c)`, `a notin (b)`, `a`, `!a`) terms. */
export function labelSelector(selector: string): Test {
  const tests = split(selector).map(requirement);
  return object => {
    const labels = recordAt(object, 'metadata', 'labels');
    return tests.every(test => test(labels));
  };
}

type LabelTest = (labels: Json) => boolean;

function requirement(text: string): LabelTest {
  const set = /^(\S+)\s+(in|notin)\s*\(([^)]*)\)$/.exec(text);
  if (set) {
    const [, key = '', operator, list = ''] = set;
    const values: unknown[] = list.split(',').map(value => value.trim());
    return labels => {
      const value = labels[key];
      const isIn = value !== undefined && values.includes(value);
      return operator === 'in' ? isIn : !isIn;
    };
  }
  const equality = /^([^\s=!]+)\s*(==|=|!=)\s*([^\s=!]*)$/.exec(text);
  if (equality) {
    const [, key = '', operator, value] = equality;
    return labels => (labels[key] === value) === (operator !== '!=');
  }
  const existence = /^(!?)\s*([^\s=!(),]+)$/.exec(text);
  if (existence) {
    const [, not, key = ''] = existence;
    return labels => key in labels === !not;
  }
  throw new Refusal(
    400,
    `unable to parse requirement: found '${text}', expected: !, identifier, or 'end of string'`,
  );
}

const COMMON = ['metadata.name', 'metadata.namespace'];
const OF_EVENTS = [
  'involvedObject.kind',
  'involvedObject.namespace',
  'involvedObject.name',
  'involvedObject.uid',
  'involvedObject.apiVersion',
  'involvedObject.resourceVersion',
  'involvedObject.fieldPath',
  'reason',
  'reportingComponent',
  'type',
];
const OF_PODS = ['spec.nodeName', 'spec.restartPolicy', 'status.phase'];
const OF_KINDS: Readonly<Record<string, readonly string[]>> = {
  events: OF_EVENTS,
  pods: OF_PODS,
};

/** Returns a field of events.k8s.io/v1 as core/v1 calls it, which is how events are stored. */
function storedField(field: string): string {
  if (field === 'reportingController') return 'reportingComponent';
  return field.replace(/^regarding\./, 'involvedObject.');
}

/**
 * Parses a field selector: custom resources support name and namespace only, Pods and Events a few more. The newer API's
 * events have other names for their fields.
 */
export function fieldSelector(
  selector: string,
  plural: string,
  isNewerApi = false,
): Test {
  const known = [...COMMON, ...(OF_KINDS[plural] ?? [])];
  const tests = split(selector).map(text => {
    const [, asked = '', operator, value] =
      /^([^=!]+)(==|=|!=)(.*)$/.exec(text) ?? [];
    if (!operator) {
      throw new Refusal(
        400,
        `invalid selector: '${selector}'; can't understand '${text}'`,
      );
    }
    const field = isNewerApi ? storedField(asked) : asked;
    const isOlderName = isNewerApi && asked.startsWith('involvedObject.');
    if (!known.includes(field) || isOlderName) {
      throw new Refusal(400, `field label not supported: ${asked}`);
    }
    return (object: KubernetesObject) =>
      (String(at(object, ...field.split('.')) ?? '') === value) ===
      (operator !== '!=');
  });
  return object => tests.every(test => test(object));
}

/** Splits at commas outside of parentheses. */
function split(selector: string): string[] {
  return selector
    .split(/,(?![^(]*\))/)
    .map(part => part.trim())
    .filter(Boolean);
}
