import { execFileSync } from 'node:child_process';

interface Process {
  readonly pid: number;
  readonly parent: number;
  /** Includes the start time, so that a reused process id is not mistaken for it. */
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

/** Returns a process and all its descendants. */
export function family(root: number): readonly Process[] {
  const all = processes();
  const members = all.filter(({ pid }) => pid === root);
  // The list grows during the loop.
  for (const { pid: parent } of members) {
    members.push(...all.filter(each => each.parent === parent));
  }
  return members;
}

/** Returns the processes that are still running. */
export function survivors(members: readonly Process[]): readonly Process[] {
  const now = processes();
  return members.filter(member =>
    now.some(({ pid, name }) => pid === member.pid && name === member.name),
  );
}
