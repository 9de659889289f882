/** The reader's own events in the fake archive. */
import type { ApiError, Commands, Mark, OwnEvent } from '../bindings';

type Answer<K extends keyof Commands> = (request: Commands[K]['request']) => Commands[K]['answer'];

type EventCommand =
  'list_events' | 'save_event' | 'remove_events' | 'restore_events' | 'import_events' | 'export_events';

/** The events, and what they are on a timeline. */
export function eventAnswers(): { answers: { [K in EventCommand]: Answer<K> }; marks: () => Mark[] } {
  const notedAt = '2026-11-20T09:30:00Z';
  let events: OwnEvent[] = [{ no: 1, at: '2018-03-02', label: 'انتخابات', notedAt }];
  let next = 2;
  const sorted = () => [...events].sort((a, b) => a.at.localeCompare(b.at));
  const answers: { [K in EventCommand]: Answer<K> } = {
    list_events: () => ({ events: sorted() }),
    save_event: ({ no, at, label }) => {
      if (!/^\d{4}-\d{2}-\d{2}/u.test(at))
        refuse(`“${at}” is not a date like 2020-10-08 or 2020-10-08 14:30.`);
      if (label.trim() === '') refuse('There is no label.');
      const before = events.find((one) => one.no === no) ?? null;
      const event = { no: before?.no ?? next++, at, label: label.trim(), notedAt };
      events = [...events.filter((one) => one.no !== event.no), event];
      return { event, before };
    },
    remove_events: ({ numbers }) => {
      const removed = events.filter((one) => numbers.includes(one.no));
      events = events.filter((one) => !removed.includes(one));
      return { events: removed };
    },
    restore_events: ({ events: back }) => {
      events = [...events, ...back];
      return { events: sorted() };
    },
    import_events: () => {
      const event = { no: next++, at: '2018-06-12', label: 'From the table', notedAt };
      events = [...events, event];
      const rejected = [
        { line: 3, text: 'soon,x', reason: '“soon” is not a date like 2020-10-08 or 2020-10-08 14:30.' },
      ];
      return { read: 2, added: [event.no], there: 0, rejected };
    },
    export_events: ({ output }) => ({ output, events: events.length, guarded: 0 }),
  };
  const marks = () =>
    sorted().map(({ no, at, label }): Mark => ({
      day: at.slice(0, 10),
      at: at.length > 10 ? at : null,
      label,
      kind: 'event',
      event: no,
    }));
  return { answers, marks };
}

function refuse(message: string): never {
  const error: ApiError = { code: 'badRequest', message, hint: null, details: null };
  throw error;
}
