import { describe, expect, it } from 'vitest';
import type { Call, OwnEvent } from '../backend';
import { Undo } from '../lib/undo.svelte';
import { OwnEvents } from './own-events.svelte';

/** A host that keeps events as Rust does, as far as is asked here. */
function host(first: OwnEvent[]) {
  let events = first;
  const asked: string[] = [];
  const call = ((name: string, request: Record<string, unknown>) => {
    asked.push(name);
    switch (name) {
      case 'list_events':
        return Promise.resolve({ events });
      case 'save_event': {
        const { no, at, label } = request as unknown as OwnEvent;
        if (label === '') return Promise.reject(new Error('There is no label.'));
        const before = events.find((one) => one.no === no) ?? null;
        const event = { no: before?.no ?? 9, at, label, notedAt: '' };
        events = [...events.filter((one) => one.no !== event.no), event];
        return Promise.resolve({ event, before });
      }
      case 'remove_events': {
        const removed = events.filter((one) => (request['numbers'] as number[]).includes(one.no));
        events = events.filter((one) => !removed.includes(one));
        return Promise.resolve({ events: removed });
      }
      case 'restore_events':
        events = [...events, ...(request['events'] as OwnEvent[])];
        return Promise.resolve({ events });
      default:
        events = [...events, { no: 20, at: '2018-06-12', label: 'read', notedAt: '' }];
        return Promise.resolve({
          read: 2,
          added: [20],
          there: 0,
          rejected: [{ line: 3, text: 'x', reason: 'no date' }],
        });
    }
  }) as Call;
  const undo = new Undo();
  return { own: new OwnEvents(call, undo), undo, asked };
}

const STRIKE: OwnEvent = { no: 1, at: '2018-03-02', label: 'strike', notedAt: '' };
const labels = (own: OwnEvents) => own.all.map((one) => one.label);

describe('OwnEvents', () => {
  it('notes an event, and tells that timelines have to be asked for again', async () => {
    const { own } = host([STRIKE]);
    await own.load();
    const before = own.version;
    await own.save(null, '2018-04-01', 'vote', 'UTC');
    expect(labels(own)).toEqual(['strike', 'vote']);
    expect(own.version).toBe(before + 1);
  });

  it('changes one, and undoes the change', async () => {
    const { own, undo } = host([STRIKE]);
    await own.save(1, '2018-03-03', 'strike ends', 'UTC');
    expect(own.all).toMatchObject([{ at: '2018-03-03', label: 'strike ends' }]);
    await undo.run();
    expect(own.all).toMatchObject([{ at: '2018-03-02', label: 'strike' }]);
  });

  it('removes one, and puts it back', async () => {
    const { own, undo } = host([STRIKE]);
    await own.remove(STRIKE);
    expect(labels(own)).toEqual([]);
    await undo.run();
    expect(labels(own)).toEqual(['strike']);
  });

  it('reads a table, says what was no event, and takes what it added away again', async () => {
    const { own, undo } = host([STRIKE]);
    const { rejected } = await own.import('events.csv', 'UTC');
    expect(rejected).toMatchObject([{ line: 3, reason: 'no date' }]);
    expect(labels(own)).toEqual(['strike', 'read']);
    await undo.run();
    expect(labels(own)).toEqual(['strike']);
  });

  it('leaves what cannot be read to whoever asked, and keeps the list', async () => {
    const { own } = host([STRIKE]);
    await own.load();
    await expect(own.save(null, '2018-04-01', '', 'UTC')).rejects.toThrow('There is no label.');
    expect(labels(own)).toEqual(['strike']);
  });
});
