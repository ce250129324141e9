import {
  chartRepositoryLink,
  ociRepositoryLink,
  webLink,
} from './registryLinks';
import type { AppForge } from './forges';
import { gitCommitLink, gitRepositoryLink } from './repositoryLinks';

const HASH = '363a6a8fe6a7f13e05d34c163b0ef02a777da20a';

describe('gitRepositoryLink and gitCommitLink', () => {
  it.each([
    [
      'https://github.com/stefanprodan/podinfo',
      'https://github.com/stefanprodan/podinfo',
      '/commit/',
    ],
    [
      'https://github.com/stefanprodan/podinfo.git',
      'https://github.com/stefanprodan/podinfo',
      '/commit/',
    ],
    [
      'https://github.com/stefanprodan/podinfo.git/',
      'https://github.com/stefanprodan/podinfo',
      '/commit/',
    ],
    [
      'https://github.com//stefanprodan/podinfo//',
      'https://github.com/stefanprodan/podinfo',
      '/commit/',
    ],
    ['https://ghp_token@github.com/o/r', 'https://github.com/o/r', '/commit/'],
    [
      'https://u:p@github.com/o/r.git?token=t#x',
      'https://github.com/o/r',
      '/commit/',
    ],
    ['ssh://git@github.com/o/r.git', 'https://github.com/o/r', '/commit/'],
    ['ssh://git@GitHub.com:22/o/r.git', 'https://github.com/o/r', '/commit/'],
    [
      'ssh://git@ssh.github.com:443/o/r.git',
      'https://github.com/o/r',
      '/commit/',
    ],
    ['git@github.com:o/r.git', 'https://github.com/o/r', '/commit/'],
    [
      'https://github.corp.example:8443/o/r',
      'https://github.corp.example:8443/o/r',
      '/commit/',
    ],
    [
      'https://gitlab.com/group/sub/sub2/r.git',
      'https://gitlab.com/group/sub/sub2/r',
      '/-/commit/',
    ],
    [
      'ssh://git@gitlab.example.com:2222/group/sub/r.git',
      'https://gitlab.example.com/group/sub/r',
      '/-/commit/',
    ],
    [
      'git@gitlab.com:group/sub/r.git',
      'https://gitlab.com/group/sub/r',
      '/-/commit/',
    ],
    [
      'ssh://git@altssh.gitlab.com:443/group/r.git',
      'https://gitlab.com/group/r',
      '/-/commit/',
    ],
    [
      'https://team@bitbucket.org/team/r.git',
      'https://bitbucket.org/team/r',
      '/commits/',
    ],
    [
      'git@bitbucket.org:team/r.git',
      'https://bitbucket.org/team/r',
      '/commits/',
    ],
    [
      'https://bitbucket.example.com/scm/PROJ/r.git',
      'https://bitbucket.example.com/projects/PROJ/repos/r',
      '/commits/',
    ],
    [
      'https://bitbucket.example.com/ctx/scm/PROJ/r.git',
      'https://bitbucket.example.com/ctx/projects/PROJ/repos/r',
      '/commits/',
    ],
    [
      'ssh://git@bitbucket.example.com:7999/proj/r.git',
      'https://bitbucket.example.com/projects/proj/repos/r',
      '/commits/',
    ],
    [
      'https://bitbucket.example.com/scm/~jane/r.git',
      'https://bitbucket.example.com/users/jane/repos/r',
      '/commits/',
    ],
    [
      'https://org@dev.azure.com/org/My%20Project/_git/r',
      'https://dev.azure.com/org/My%20Project/_git/r',
      '/commit/',
    ],
    [
      'ssh://git@ssh.dev.azure.com/v3/org/project/r',
      'https://dev.azure.com/org/project/_git/r',
      '/commit/',
    ],
    [
      'git@ssh.dev.azure.com:v3/org/project/r',
      'https://dev.azure.com/org/project/_git/r',
      '/commit/',
    ],
    [
      'org@vs-ssh.visualstudio.com:v3/org/project/r',
      'https://dev.azure.com/org/project/_git/r',
      '/commit/',
    ],
    [
      'https://org.visualstudio.com/project/_git/r',
      'https://org.visualstudio.com/project/_git/r',
      '/commit/',
    ],
    [
      'https://bitbucket.example.com/projects/PROJ/repos/r',
      'https://bitbucket.example.com/projects/PROJ/repos/r',
      '/commits/',
    ],
    // Forms that only one forge has, on hosts whose names say nothing.
    [
      'https://stash.corp.example/scm/shop/front.git',
      'https://stash.corp.example/projects/shop/repos/front',
      '/commits/',
    ],
    [
      'https://corp.example/bitbucket/scm/shop/front.git',
      'https://corp.example/bitbucket/projects/shop/repos/front',
      '/commits/',
    ],
    [
      'ssh://git@stash.corp.example:7999/shop/front.git',
      'https://stash.corp.example/projects/shop/repos/front',
      '/commits/',
    ],
    [
      'https://tfs.corp.example/tfs/DefaultCollection/shop/_git/front',
      'https://tfs.corp.example/tfs/DefaultCollection/shop/_git/front',
      '/commit/',
    ],
    [
      'ssh://tfs.corp.example:22/tfs/DefaultCollection/shop/_git/front',
      'https://tfs.corp.example/tfs/DefaultCollection/shop/_git/front',
      '/commit/',
    ],
    [
      'https://acme.ghe.com/team/front.git',
      'https://acme.ghe.com/team/front',
      '/commit/',
    ],
    // A group of GitLab may have any name.
    [
      'https://gitlab.com/scm/shop/front.git',
      'https://gitlab.com/scm/shop/front',
      '/-/commit/',
    ],
    // The form counts for more than the name of the host.
    [
      'https://github.corp.example/scm/shop/front.git',
      'https://github.corp.example/projects/shop/repos/front',
      '/commits/',
    ],
    ['https://codeberg.org/o/r.git', 'https://codeberg.org/o/r', '/commit/'],
    [
      'ssh://git@gitea.example.com:3022/o/r.git',
      'https://gitea.example.com/o/r',
      '/commit/',
    ],
    [
      'http://forgejo.example.com:3000/o/r.git',
      'http://forgejo.example.com:3000/o/r',
      '/commit/',
    ],
  ])('return the pages of %s', (url, page, commit) => {
    expect(gitRepositoryLink(url)).toBe(page);
    expect(gitCommitLink(url, HASH)).toBe(`${page}${commit}${HASH}`);
  });
});

describe('a Git repository on an unknown host', () => {
  it.each([
    [
      'https://git.example.com/team-a/r.git',
      'https://git.example.com/team-a/r',
    ],
    [
      'ssh://git@git.example.com:2222/team-a/r.git',
      'https://git.example.com/team-a/r',
    ],
    ['ssh://git@[2001:db8::1]:22/r', 'https://[2001:db8::1]/r'],
    ['https://mygithub.example.com/o/r', 'https://mygithub.example.com/o/r'],
    [
      'https://github-mirror.example.com/o/r',
      'https://github-mirror.example.com/o/r',
    ],
  ])('%s has a page, but no commit links', (url, page) => {
    expect(gitRepositoryLink(url)).toBe(page);
    expect(gitCommitLink(url, HASH)).toBeUndefined();
  });
});

/* eslint-disable no-script-url -- the very addresses that must lead nowhere */
const NO_ADDRESS = [
  '',
  ' ',
  ' https://github.com/o/r ',
  'https://github.com/o/r\n',
  'https://git\thub.com/o/r',
  'https://github.com/o/\u0000r',
  'https://github.com/o/\u202er',
  'https://github.com/o/\ud800',
  'https:\\\\github.com\\o\\r',
  'javascript:alert(document.domain)',
  'JaVaScRiPt://github.com/%0aalert(1)',
  'javascript:x@github.com:o/r',
  'data:text/html;base64,PHNjcmlwdD4=',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'ftp://github.com/o/r',
  'git://github.com/o/r',
  '//github.com/o/r',
  'github.com/o/r',
  'https://',
  'https:///',
  'ssh://%40evil.example/o/r',
  'not a url',
];

describe('an invalid web address', () => {
  it.each(NO_ADDRESS)('has no link: %j', url => {
    expect(gitRepositoryLink(url)).toBeUndefined();
    expect(gitCommitLink(url, HASH)).toBeUndefined();
    expect(webLink(url)).toBeUndefined();
    expect(ociRepositoryLink(url)).toBeUndefined();
    expect(chartRepositoryLink(url)).toBeUndefined();
  });

  it.each([
    'https://github.com',
    'https://github.com/.git',
    'https://bitbucket.example.com/r.git',
    'git@ssh.dev.azure.com:org/project/r',
  ])('has no link for a Git URL without a repository: %s', url => {
    expect(gitRepositoryLink(url)).toBeUndefined();
  });

  it('has no link if it is undefined', () => {
    expect(gitRepositoryLink(undefined)).toBeUndefined();
    expect(ociRepositoryLink(undefined)).toBeUndefined();
    expect(webLink(undefined)).toBeUndefined();
  });

  it.each([undefined, '', 'main', '363a6a', 'XYZ63a6a8', `${HASH}/../..`])(
    'has no commit link for an invalid hash: %s',
    hash => {
      expect(gitCommitLink('https://github.com/o/r', hash)).toBeUndefined();
    },
  );
});

describe("forges that the app's integrations name", () => {
  const forges: Readonly<Record<string, string | AppForge>> = {
    'code.corp.example': 'gitlab',
    'git.corp.example': {
      type: 'gitea',
      baseUrl: 'https://git.corp.example/gitea',
    },
    'git.corp.local': 'gitlab',
    forge: 'gitea',
    'stash.corp.example': 'bitbucketServer',
    'github.corp.example': 'gitlab',
    'review.corp.example': 'gerrit',
  };
  const forgeOf = (host: string) => {
    const forge = forges[host];
    return typeof forge === 'string' ? { type: forge } : forge;
  };

  it.each([
    [
      'https://code.corp.example/acme/sub/front.git',
      'https://code.corp.example/acme/sub/front/-/commit/',
    ],
    [
      'ssh://git@git.corp.example:2222/team/front.git',
      'https://git.corp.example/gitea/team/front/commit/',
    ],
    [
      'https://stash.corp.example/scm/shop/front.git',
      'https://stash.corp.example/projects/shop/repos/front/commits/',
    ],
    // The configuration counts for more than the host's name.
    [
      'https://github.corp.example/o/r',
      'https://github.corp.example/o/r/-/commit/',
    ],
    // A host that the app names is one that people reach.
    [
      'git@git.corp.local:team/front.git',
      'https://git.corp.local/team/front/-/commit/',
    ],
    ['http://forge/team/front', 'http://forge/team/front/commit/'],
    // Hosts that the app does not name are guessed.
    ['https://github.com/o/r', 'https://github.com/o/r/commit/'],
  ])('%s', (url, commit) => {
    expect(gitCommitLink(url, HASH, forgeOf)).toBe(`${commit}${HASH}`);
  });

  it('have no commit links if their form is unknown', () => {
    const url = 'https://review.corp.example/front';
    expect(gitCommitLink(url, HASH, forgeOf)).toBeUndefined();
    expect(gitRepositoryLink(url, forgeOf)).toBe(url);
  });
});

describe('AWS CodeCommit', () => {
  const PAGES =
    'https://eu-west-1.console.aws.amazon.com/codesuite/codecommit/repositories/front';

  it.each([
    'https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/front',
    'ssh://APKAEXAMPLE@git-codecommit.eu-west-1.amazonaws.com/v1/repos/front',
    'https://git-codecommit-fips.eu-west-1.amazonaws.com/v1/repos/front',
  ])('has its pages in the console: %s', url => {
    expect(gitRepositoryLink(url)).toBe(`${PAGES}/browse?region=eu-west-1`);
    expect(gitCommitLink(url, HASH)).toBe(
      `${PAGES}/commit/${HASH}?region=eu-west-1`,
    );
  });

  it('has no page for a URL without a repository', () => {
    const url = 'https://git-codecommit.eu-west-1.amazonaws.com/other';
    expect(gitRepositoryLink(url)).toBeUndefined();
  });
});
