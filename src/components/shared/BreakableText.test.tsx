import { render } from '@testing-library/react';
import { BreakableText } from './BreakableText';

test.each([
  ['flux-system/company-charts', 'flux-|system/|company-|charts'],
  ['podinfo', 'podinfo'],
  ['podinfo-frontend-01', 'podinfo-|frontend-|01'],
  ['--double--dashes-', '--|double--|dashes-'],
  ['main@sha1:d60e0e03', 'main@|sha1:d60e0e03'],
])('%s breaks between its parts, and is copied as it is', (name, broken) => {
  const { container } = render(<BreakableText>{name}</BreakableText>);
  expect(container.textContent).toBe(name);
  expect(container.innerHTML).toBe(broken.replaceAll('|', '<wbr>'));
});

test.each([
  ['HelmRepository', 'Helm|Repository'],
  ['OCIRepository', 'OCIRepository'],
  ['ImageUpdateAutomation', 'Image|Update|Automation'],
])('the kind %s breaks between its words', (kind, broken) => {
  const { container } = render(
    <BreakableText at="words">{kind}</BreakableText>,
  );
  expect(container.textContent).toBe(kind);
  expect(container.innerHTML).toBe(broken.replaceAll('|', '<wbr>'));
});
