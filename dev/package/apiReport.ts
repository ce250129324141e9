/**
 * `npm run api-report`: writes what the package exports to report.api.md, from dist-types. With `--check` it writes
 * nothing, and exits with 1 where the report is not what the package exports, or an export has no docstring.
 */
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const BARE = /@public \(undocumented\)\n(?:\/\/.*\n)*export (.*)/g;

/**
 * The words of each export, in the order of the alphabet: TypeScript writes the members of the unions that it infers
 * in an order that differs from build to build.
 */
function wordsOf(report: string): readonly string[] {
  return report.split(/^\/\/ @public/m).map(part =>
    part
      .split(/[\s|;,()]+/)
      .sort()
      .join(' '),
  );
}

const complain = (text: string) => process.stderr.write(`${text}\n`);

/** The exports of either that the other does not have like that, as words. */
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
      // That it differs is for us to judge.
      if (message.messageId === 'console-api-report-not-copied') {
        message.handled = true;
      }
    },
  });
  const now = readFileSync(reportTempFilePath, 'utf8');
  const bare = [...now.matchAll(BARE)].map(([, name]) => name);
  bare.forEach(name => complain(`No docstring: ${name}`));
  const differing = isCheck ? differences(before, now) : [];
  differing.forEach(each => complain(`Differs: ${each.slice(0, 300)}`));
  if (differing.length > 0) complain('Run `npm run api-report`.');
  if (errorCount + bare.length + differing.length > 0) process.exitCode = 1;
}

main(process.argv.includes('--check'));
