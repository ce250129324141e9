/* eslint-disable no-script-url -- an address that must lead nowhere */
import { gitCompareLink } from './repositoryLinks';

const OLDER = 'a'.repeat(40);
const NEWER = 'b'.repeat(40);

test.each([
  [
    'https://github.com/o/r.git',
    `https://github.com/o/r/compare/${OLDER}...${NEWER}`,
  ],
  [
    'ssh://git@gitlab.com/o/r.git',
    `https://gitlab.com/o/r/-/compare/${OLDER}...${NEWER}`,
  ],
  [
    'https://codeberg.org/o/r',
    `https://codeberg.org/o/r/compare/${OLDER}...${NEWER}`,
  ],
  [
    'git@bitbucket.org:o/r.git',
    `https://bitbucket.org/o/r/branches/compare/${NEWER}..${OLDER}`,
  ],
  [
    'https://bitbucket.example.com/scm/PROJ/r.git',
    `https://bitbucket.example.com/projects/PROJ/repos/r/compare/commits?sourceBranch=${NEWER}&targetBranch=${OLDER}`,
  ],
  [
    'https://dev.azure.com/o/p/_git/r',
    `https://dev.azure.com/o/p/_git/r/branchCompare?baseVersion=GC${OLDER}&targetVersion=GC${NEWER}&_a=commits`,
  ],
])('changes between two commits of %s', (url, link) => {
  expect(gitCompareLink(url, OLDER, NEWER)).toBe(link);
});

test.each([
  ['an unknown forge', 'https://git.example.com/o/r', OLDER, NEWER],
  ['the same commit', 'https://github.com/o/r', OLDER, OLDER],
  ['no commit before', 'https://github.com/o/r', undefined, NEWER],
  ['what is no commit', 'https://github.com/o/r', OLDER, '../../x'],
  ['no repository', undefined, OLDER, NEWER],
  ['something that is no web address', 'javascript:x', OLDER, NEWER],
])('%s has no link', (_, url, older, newer) => {
  expect(gitCompareLink(url, older, newer)).toBeUndefined();
});
