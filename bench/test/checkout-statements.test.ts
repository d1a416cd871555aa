import { describe, expect, it } from 'vitest';
import { checkoutTemplate } from '../src/support/checkout-statements.ts';

describe('the statements of a checkout', () => {
  it('are made anew where two checkouts differ, alike within one, and stay as they are elsewhere', () => {
    const taken = { variantId: 'variant', userId: 'user' };
    const trips = (id: string, number: string) => [
      [{ name: 'insert', text: 'insert', values: [id, 'user', 'GBP'] }],
      [{ name: 'items', text: 'items', values: [[id, id], ['variant'], number, 3] }],
    ];
    const template = checkoutTemplate(trips('a', 'HM-00000-00001'), trips('b', 'HM-00000-00002'));
    const [[insert], [items]] = template({ variantId: 'other', userId: 'he' }, taken) as [[any], [any]]; // oxlint-disable-line typescript/no-explicit-any
    const [id, user, currency] = insert.values;
    expect([user, currency]).toEqual(['he', 'GBP']);
    expect(id).not.toMatch(/^[ab]$/);
    expect(items.values).toEqual([
      [id, id],
      ['other'],
      expect.stringMatching(/^HM-[0-9A-F]{5}-[0-9A-F]{5}$/),
      3,
    ]);
    const [[again]] = template(taken, taken) as [[any], [any]]; // oxlint-disable-line typescript/no-explicit-any
    expect(again.values[0]).not.toBe(id);
  });
});
