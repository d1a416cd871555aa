/** How `expect.poll` waits for what an event brings. */
export const SOON = { timeout: 15_000, interval: 25 };

/** `/readyz` of a process; undefined where nothing listens. */
export async function readyz(url: string): Promise<{ status: number; waitingFor: string[] } | undefined> {
  try {
    const response = await fetch(`${url}/readyz`);
    const { waitingFor } = (await response.json()) as { waitingFor: string[] };
    return { status: response.status, waitingFor };
  } catch {
    return undefined;
  }
}
