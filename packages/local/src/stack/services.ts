/** The five services, each with its own process, port, database and login. */
export const services = ['nightlife', 'safety', 'commerce', 'identity', 'music'] as const;
export type Service = (typeof services)[number];
