import { execFileSync } from 'node:child_process';

interface Process {
  readonly pid: number;
  readonly parent: number;
  /** With its start, so that a number given to another process later is not taken for it. */
  readonly name: string;
}

function processes(): readonly Process[] {
  const listed = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,lstart=,args='], {
    encoding: 'utf8',
    maxBuffer: 16 * 1024 * 1024,
  });
  return listed.split('\n').flatMap(line => {
    const [, pid, parent, name] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return name ? [{ pid: Number(pid), parent: Number(parent), name }] : [];
  });
}

/** A process and all that it has started, and those in turn. */
export function family(root: number): readonly Process[] {
  const all = processes();
  const members = all.filter(({ pid }) => pid === root);
  // A list grows while it is walked.
  for (const { pid: parent } of members) {
    members.push(...all.filter(each => each.parent === parent));
  }
  return members;
}

/** Those that still run. */
export function survivors(members: readonly Process[]): readonly Process[] {
  const now = processes();
  return members.filter(member =>
    now.some(({ pid, name }) => pid === member.pid && name === member.name),
  );
}
