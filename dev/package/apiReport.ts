/**
 * `npm run api-report`: writes the package's exports to report.api.md, from dist-types. With `--check` it writes nothing
 * and exits with 1 if the report is outdated. Exits with 1, too, if an export has no docstring or names a type that is not
 * exported.
 */
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const UNDOCUMENTED = /@public \(undocumented\)\n(?:\/\/.*\n)*export (.*)/g;

/**
 * Returns the sorted words of each export: the order in which TypeScript writes the members of inferred unions varies
 * between builds.
 */
function wordsOf(report: string): readonly string[] {
  return report.split(/^\/\/ @public/m).map(part =>
    part
      .split(/[\s|;,()]+/)
      .sort()
      .join(' '),
  );
}

const printError = (text: string) => process.stderr.write(`${text}\n`);

/** Returns the exports that only one of the two reports has, as words. */
function differences(before: string, now: string): readonly string[] {
  const written = new Set(wordsOf(before));
  const exported = new Set(wordsOf(now));
  return [
    ...[...exported].filter(each => !written.has(each)),
    ...[...written].filter(each => !exported.has(each)),
  ];
}

function main(isCheck: boolean): void {
  const config = ExtractorConfig.loadFileAndPrepare(
    join(ROOT, 'api-extractor.json'),
  );
  const { reportFilePath, reportTempFilePath } = config;
  const before = readFileSync(reportFilePath, 'utf8');
  const { errorCount } = Extractor.invoke(config, {
    localBuild: !isCheck,
    messageCallback: message => {
      // Differences are checked below.
      if (message.messageId === 'console-api-report-not-copied') {
        message.handled = true;
      }
    },
  });
  const now = readFileSync(reportTempFilePath, 'utf8');
  const undocumented = [...now.matchAll(UNDOCUMENTED)].map(([, name]) => name);
  undocumented.forEach(name => printError(`No docstring: ${name}`));
  const differing = isCheck ? differences(before, now) : [];
  differing.forEach(each => printError(`Differs: ${each.slice(0, 300)}`));
  if (differing.length > 0) printError('Run `npm run api-report`.');
  if (errorCount + undocumented.length + differing.length > 0)
    process.exitCode = 1;
}

main(process.argv.includes('--check'));
