import { describe, expect, it } from 'vitest';
import type { Call, Inspection } from '../backend';
import { PROPOSAL } from '../backend/fake/mapping';
import { MappingPlan } from './mapping.svelte';

const EMPTY: Inspection = {
  files: [],
  unrecognised: [],
  freeBytes: 0,
  neededBytes: 0,
  diskWarning: null,
};

/** Answers with the proposal, and refuses the file until the order of its dates is declared. */
function makePlan(): { plan: MappingPlan; asked: unknown[] } {
  const asked: unknown[] = [];
  const ask = ((name: string, request: { mapping?: { columns: { form: string | null }[] } }) => {
    asked.push(name);
    if (name === 'propose_mapping') return Promise.resolve(structuredClone(PROPOSAL));
    const isDeclared = request.mapping?.columns.some((one) => one.form !== null) ?? false;
    const path = '~/x.csv';
    return Promise.resolve(
      isDeclared
        ? { ...EMPTY, files: [{ path }] }
        : { ...EMPTY, unrecognised: [{ path, reason: 'which is first?', mappable: true }] },
    );
  }) as unknown as Call;
  return { plan: new MappingPlan(ask, () => undefined), asked };
}

describe('a mapping of columns', () => {
  it('begins with what was proposed, and cannot be used while dates can be read in two ways', async () => {
    const { plan, asked } = makePlan();
    await plan.open('~/x.csv');
    expect(asked).toEqual(['propose_mapping', 'inspect_files']);
    expect(plan.roleOf('Message')).toBe('text');
    expect(plan.roleOf('Weather')).toBe('keep');
    expect(plan.isReady).toBe(false);
    expect(plan.problem).toBe('which is first?');
    plan.setForm('Date', 'day-first');
    await plan.look();
    expect(plan.isReady).toBe(true);
    expect(plan.problem).toBeNull();
  });

  it('takes a role that only one column can have from the column that had it', async () => {
    const { plan } = makePlan();
    await plan.open('~/x.csv');
    plan.setRole('Weather', 'text');
    expect([plan.roleOf('Weather'), plan.roleOf('Message')]).toEqual(['text', 'keep']);
    plan.setRole('Author', 'link');
    plan.setRole('Post ID', 'link');
    expect([plan.roleOf('Author'), plan.roleOf('Post ID')]).toEqual(['link', 'link']);
    plan.setRole('Post ID', 'keep');
    expect(plan.mapping?.columns.some((one) => one.column === 'Post ID')).toBe(false);
  });
});
