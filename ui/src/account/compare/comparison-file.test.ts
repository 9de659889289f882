import { describe, expect, it } from 'vitest';
import type { Call } from '../../backend';
import { CompareController } from './compare.svelte';
import { comparisonName, nothingToSave } from './comparison-file';
import { comparedByFake } from './testing';

describe('a comparison as a file', () => {
  it('is called by its sides, in every script, without what a file name must not have', () => {
    expect(comparisonName(['Tehran Now', 'صوت القدس'], 'html')).toBe(
      'comparison-Tehran-Now-and-صوت-القدس.html',
    );
    expect(comparisonName(['../etc', 'lang:en OR "a/b"'], 'json')).toBe(
      'comparison-etc-and-lang-en-OR-a-b.json',
    );
    expect(comparisonName(['one', 'two', 'three'], 'html')).toBe('comparison-one-and-2-others.html');
    expect(comparisonName(['x'.repeat(99), 'y'], 'html')).toBe(`comparison-${'x'.repeat(30)}-and-y.html`);
  });

  it('says why there is none', () => {
    expect(nothingToSave(1, 'idle')).toContain('put two sides');
    expect(nothingToSave(2, 'loading')).toContain('wait');
    expect(nothingToSave(2, 'failed')).toContain('no comparison');
    expect(nothingToSave(2, 'ready')).toBeNull();
  });
});

describe('CompareController', () => {
  const answers = comparedByFake();
  const sides = ['iran_201810/tehran_now', 'group:lang:en'];

  it('saves the comparison that is shown, in its zone, and tells how far it is', async () => {
    const asked: unknown[] = [];
    const told: (number | undefined)[] = [];
    const call = ((
      name: keyof typeof answers,
      request: never,
      { onProgress }: { onProgress?: (p: object) => void },
    ) => {
      if (name === 'save_comparison') {
        asked.push(request);
        onProgress?.({ done: 4 });
        told.push(controller.saveProgress?.done);
      }
      return Promise.resolve(answers[name](request));
    }) as unknown as Call;
    const controller = new CompareController(call);
    await controller.save('~/early.html');
    await controller.ask(sides, 'Asia/Tehran');
    await controller.save('~/a.json');
    const accounts = ['iran_201810/297000001', 'group:lang:en'];
    expect(asked).toEqual([{ accounts, dataset: null, zone: 'Asia/Tehran', path: '~/a.json' }]);
    expect(told).toEqual([4]);
    expect(controller.saved.value?.path).toBe('~/a.json');
    await controller.ask(sides, 'UTC');
    expect(controller.saved.status).toBe('idle');
  });

  it('looks for near texts with how far it is, and lets go of them for other sides', async () => {
    const told: (number | undefined)[] = [];
    const stopped: string[] = [];
    const call = ((
      name: keyof typeof answers,
      request: never,
      options: { onProgress?: (p: object) => void },
    ) => {
      if (name === 'near_texts') {
        options.onProgress?.({ done: 7 });
        told.push(controller.nearProgress?.done);
      }
      return Promise.resolve(answers[name](request));
    }) as unknown as Call;
    const controller = new CompareController(call, (task) => stopped.push(task));
    await controller.ask(sides, 'UTC');
    await controller.askNear(['iran_201810/tehran_now', 'group:lang:en'], 'UTC');
    expect(told).toEqual([7]);
    expect(controller.near.value?.examples.map((one) => one.similarity)).toEqual([0.71, 0.62]);
    const looking = controller.askNear(['iran_201810/tehran_now', 'group:lang:en'], 'UTC');
    controller.forgetNear();
    await looking;
    expect([stopped.length, controller.near.status]).toEqual([1, 'idle']);
  });
});
