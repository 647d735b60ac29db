import { expect, onTestFinished, test } from 'vitest';
import { type NewLetter, storeLetters } from '../../src/mail/index.ts';
import { listLetters } from '../../src/mail/store.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { describeEngines } from '../support/database.ts';
import { startProcess } from '../support/processes.ts';
import { startSmtpPeer } from '../support/smtp.ts';

const now = '2027-01-13T09:00:00.000Z';
const script = '../../mail/processes/deliver.ts';
const people = 100;

/** An invitation and its update for each person. */
const letters: NewLetter[] = Array.from({ length: 2 * people }, (_, n) => ({
  kind: 'note',
  businessKey: `person-${n >> 1}-${n & 1}`,
  lane: n & 1 ? 2 : 4,
  language: 'sv',
  to: { name: 'Bo Ek', email: `person-${n >> 1}@example.com` },
  facts: {},
  calendar: { uid: `uid-${n >> 1}`, sequence: n & 1 },
}));

describeEngines('three processes on one database', (engine) => {
  test('send each letter once, and no update before its invitation', async () => {
    const url = await engine.place();
    const database = await openDatabase(url);
    onTestFinished(() => database.close());
    await database.write((tx) => storeLetters(tx, letters, new Date(now)));
    const peer = await startSmtpPeer();
    onTestFinished(() => peer.close());

    const workers = [1, 2, 3].map(() => startProcess(script, [url, peer.url, now]));
    await Promise.all(workers.map((worker) => worker.line()));
    for (const worker of workers) worker.go();
    expect(await Promise.all(workers.map((worker) => worker.line()))).toEqual([
      'done',
      'done',
      'done',
    ]);

    const subjects = peer.received.map(({ raw }) => /Subject: (\S+)/.exec(raw.toString())?.[1]);
    expect(subjects.toSorted()).toEqual(letters.map(({ businessKey }) => businessKey).toSorted());
    for (let person = 0; person < people; person += 1) {
      const order = subjects.filter((subject) => subject?.startsWith(`person-${person}-`));
      expect(order).toEqual([`person-${person}-0`, `person-${person}-1`]);
    }
    const rows = await listLetters(database.read, { limit: 1000 });
    expect(new Set(rows.map(({ state, attempts }) => `${state} ${attempts}`))).toEqual(
      new Set(['sent 1']),
    );
  }, 60_000);
});
