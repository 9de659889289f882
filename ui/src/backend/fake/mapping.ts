/** A file of an unknown form in the fake archive. */
import type { MappingProposal } from '../bindings';

export const PROPOSAL: MappingProposal = {
  columns: [
    column('Post ID', 'id', ['900000001', '900000002']),
    { ...column('Date', 'time', ['7/3/2018', '9/4/2018']), ambiguous: '7/3/2018' },
    column('Message', 'text', ['سلام، این یک نوشتهٔ آزمایشی است', 'به زبان دیگر']),
    column('Author', 'handle', ['durna', 'leylek']),
    column('Weather', 'keep', ['cloudy', '']),
  ],
  mapping: {
    name: '',
    records: 'posts',
    platform: 'other',
    zone: null,
    path: null,
    columns: [
      { column: 'Post ID', role: 'id', form: null },
      { column: 'Date', role: 'time', form: null },
      { column: 'Message', role: 'text', form: null },
      { column: 'Author', role: 'handle', form: null },
    ],
  },
  saved: false,
  roles: [
    { name: 'keep', words: 'Keep as it stands', holdsTimes: false, mayRepeat: true },
    { name: 'id', words: 'Id of the post', holdsTimes: false, mayRepeat: false },
    { name: 'text', words: 'Text', holdsTimes: false, mayRepeat: false },
    { name: 'time', words: 'Time of the post', holdsTimes: true, mayRepeat: false },
    { name: 'handle', words: 'Handle', holdsTimes: false, mayRepeat: false },
    { name: 'link', words: 'A link', holdsTimes: false, mayRepeat: true },
  ],
  forms: ['iso', 'month-first', 'day-first', 'unix-seconds'],
  platforms: ['twitter', 'facebook', 'other'],
};

function column(name: string, role: string, samples: string[]): MappingProposal['columns'][number] {
  const why = role === 'keep' ? '' : 'by its name';
  return { column: name, role, why, form: null, ambiguous: null, samples };
}
