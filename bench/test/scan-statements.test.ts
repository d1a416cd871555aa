import { describe, expect, it } from 'vitest';
import { takeDownScan } from '../src/support/scan-statements.ts';

describe('the statements of a scan', () => {
  it("are the service's own, with a value at every place", async () => {
    const statements = await takeDownScan();
    const values = { scanId: 's', beaconId: 'b', userId: 'u', scope: 'check_in', night: 'n' };
    const [claim] = statements.claim(values);
    expect(claim?.text).toContain('insert into scan_firsts');
    expect(claim?.values).toEqual(['b', 'u', 'check_in', 'n', 's', 'b', 'u', 's']);
    const [record] = statements.record({ ...values, status: 'valid', localNight: '2026-03-07' });
    expect(record?.text).toContain('insert into beacon_scans');
    expect(record?.values.filter((value) => value === '2026-03-07')).toHaveLength(1);
    expect(statements.lookUp({ token: 't', nonce: 'n', callerId: 'u' }).map(({ name }) => name)).toEqual([
      'begin',
      'become_actor',
      'look_up',
    ]);
    expect(statements.commit(values).at(-1)?.text).toBe('commit');
  });
});
