import { text } from 'node:stream/consumers';
import { Harness, npmStart } from './harness/Harness';
import { close, freePorts, listen } from './harness/ports';

describe('npm start', () => {
  it('reports everything that it started, and stops all of it on Ctrl-C', async () => {
    const harness = await Harness.start();
    const { page, backend } = harness.ports;
    const { printed } = harness;
    const answer = await fetch(harness.pageUrl);
    expect(await harness.interrupt()).toEqual([]);
    expect(answer.status).toBe(200);
    expect(printed).toContain(`Page      http://localhost:${page}`);
    expect(printed).toContain(`http://localhost:${backend}/api/kubernetes`);
    expect(printed).toContain('Scenario  all-well');
  });

  it('reports a port that is in use, and starts nothing', async () => {
    const ports = await freePorts();
    const holder = await listen(ports.page);
    try {
      const child = npmStart(ports);
      const [printed, code] = await Promise.all([
        child.stderr ? text(child.stderr) : '',
        new Promise(resolve => {
          child.once('exit', resolve);
        }),
      ]);
      expect(code).toBe(1);
      expect(printed).toContain(`port ${ports.page} (page)`);
    } finally {
      await close(holder);
    }
  });
});
