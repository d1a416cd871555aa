import { expect, test } from 'vitest';
import { PRIOR, defineMachine } from '../src/machine/define-machine.ts';
import { machineDiagram } from '../src/machine/mermaid.ts';

const door = defineMachine({
  name: 'door',
  states: ['shut', 'open', 'jammed'],
  edges: [
    { command: 'build', from: [''], to: 'shut', roles: ['admin'] },
    { command: 'push', from: ['shut'], to: 'open', roles: ['app_user', 'admin'] },
    { command: 'jam', from: ['shut', 'open'], to: 'jammed', roles: ['system'] },
    { command: 'mend', from: ['jammed'], to: PRIOR, roles: ['system'] },
  ],
});

test('next walks legal edges, back to the prior state too, and refuses the rest with a code', () => {
  expect(door.next('push', 'shut')).toBe('open');
  expect(door.next('mend', 'jammed', 'open')).toBe('open');
  for (const attempt of [() => door.next('push', 'open'), () => door.next('mend', 'jammed', null)])
    expect(attempt).toThrow(expect.objectContaining({ code: 'INVALID_TRANSITION' }));
});

test('its rows are one for each edge, state and role', () => {
  expect(door.transitionRows().map((row) => Object.values(row).join('|'))).toEqual([
    'door|jammed|(prior)|system',
    'door|open|jammed|system',
    'door|shut|jammed|system',
    'door|shut|open|admin',
    'door|shut|open|app_user',
    'door||shut|admin',
  ]);
});

test('its diagram has every edge', () => {
  expect(machineDiagram(door)).toContain('    shut --> open: push (app_user, admin)');
  expect(machineDiagram(door)).toContain('    [*] --> shut: build (admin)');
});

test('a state that nothing reaches, and a command with two ways out, are refused when defined', () => {
  const edges = [{ command: 'build', from: [''], to: 'shut', roles: ['admin'] }] as const;
  expect(() => defineMachine({ name: 'lost', states: ['shut', 'open'], edges })).toThrow(
    'open cannot be reached',
  );
  expect(() => defineMachine({ name: 'twice', states: ['shut'], edges: [...edges, ...edges] })).toThrow(
    'defined twice',
  );
});
