import { type Actor, userIdOf } from '@hotmess/shared/db/actor';

/** May this actor see a beacon's own totals? Its host and admins may. */
export function maySeeTotals(actor: Actor, beacon: { readonly host_id: string }): boolean {
  return actor.role === 'admin' || userIdOf(actor) === beacon.host_id;
}
