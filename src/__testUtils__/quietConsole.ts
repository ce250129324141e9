/**
 * Known warnings: of Material UI 4 and React Router 6 about React 18 and their next versions; of Backstage about its own
 * icons, and about AlertApi, whose successor ToastApi is not in every Backstage in use; and of jsdom about nested rules in
 * style sheets.
 */
const KNOWN =
  /^Warning: findDOMNode is deprecated|^\S+ React Router Future Flag Warning|^AlertApi is deprecated|^Warning: \[JSS\] processedRuleToParse|^The following icons were registered/;

/** Lets a test fail for what it, or React, wrote as an error or warning to the console. To be called once in a file. */
export function failOnConsoleErrors(): void {
  let spied: readonly jest.SpyInstance[] = [];
  beforeEach(() => {
    spied = (['error', 'warn'] as const).map(level =>
      jest.spyOn(console, level).mockImplementation(() => {}),
    );
  });
  afterEach(() => {
    const calls: unknown[][] = spied.flatMap(({ mock }) => mock.calls);
    spied.forEach(spy => spy.mockRestore());
    const said = calls.map(words => words.map(String).join(' '));
    expect(said.filter(words => !KNOWN.test(words))).toEqual([]);
  });
}
