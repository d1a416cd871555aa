import { describe, expect, test } from 'vitest';
import { ALERT_CASES } from './alert-cases.ts';
import { type RuleGroups, promtool, readRules, runPromtool } from './promtool.ts';

const FILES = ['alerts.yaml', 'slo.yaml'] as const;
const alerts = FILES.flatMap((file) => readRules(file).groups.flatMap(({ rules }) => rules)).filter(
  ({ alert }) => alert !== undefined,
);
/** Without annotations, whose text promtool would have to be told word for word. */
const bare: RuleGroups[] = FILES.map((file) => ({
  groups: readRules(file).groups.map(({ name, rules }) => ({
    name,
    rules: rules.map((rule) => ({ ...rule, annotations: {} })),
  })),
}));

describe.skipIf(!promtool)('by promtool', () => {
  test.each(FILES)('the rules of %s are rules', (file) => {
    const { code, said } = runPromtool(['check', 'rules', '--lint-fatal', 'rules.json'], {
      'rules.json': readRules(file),
    });
    expect(said).toContain('SUCCESS');
    expect(code).toBe(0);
  });

  test.each(ALERT_CASES)(
    '$alert fires when it has to, and is silent otherwise',
    ({ alert, at, labels, interval = '1m', ...series }) => {
      const severity = alerts.find((rule) => rule.alert === alert)!.labels!['severity']!;
      const tests = (['fires', 'silent'] as const).map((which) => ({
        interval,
        input_series: Object.entries(series[which]).map(([name, values]) => ({ series: name, values })),
        alert_rule_test: [
          {
            alertname: alert,
            eval_time: at,
            exp_alerts: which === 'fires' ? [{ exp_labels: { severity, ...labels } }] : [],
          },
        ],
      }));
      const { code, said } = runPromtool(['test', 'rules', 'tests.json'], {
        'rules0.json': bare[0],
        'rules1.json': bare[1],
        'tests.json': { rule_files: ['rules0.json', 'rules1.json'], evaluation_interval: interval, tests },
      });
      expect(code, said).toBe(0);
    },
    // Three days in steps of minutes.
    120_000,
  );
});

test('every alert is tried', () => {
  expect(ALERT_CASES.map(({ alert }) => alert).toSorted()).toEqual(
    alerts.map(({ alert }) => alert).toSorted(),
  );
});

test('what the sentence of an alert names, the alert carries', () => {
  for (const { alert, annotations } of alerts) {
    const carried = Object.keys(ALERT_CASES.find((it) => it.alert === alert)?.labels ?? {});
    const named = [...annotations!['summary']!.matchAll(/\$labels\.(\w+)/g)].map(([, label]) => label);
    expect(carried, alert).toEqual(expect.arrayContaining(named));
  }
});
