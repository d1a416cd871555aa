/** A package as `pnpm list --json` tells of it. */
export interface Listed {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, Listed>>;
}

export interface SbomOptions {
  readonly name: string;
  readonly version: string;
  readonly serial: string;
  readonly at: Date;
}

/**
 * A CycloneDX 1.6 document of all packages below the workspace's, each once.
 * @param projects what `pnpm list --recursive --prod --json` printed
 */
export function cyclonedx(projects: readonly Listed[], options: SbomOptions) {
  const found = new Map<string, { name: string; version: string }>();
  const visit = (dependencies: Listed['dependencies'] = {}): void => {
    for (const [name, listed] of Object.entries(dependencies)) {
      const { version = '' } = listed;
      // Packages of the workspace are linked; what they need is listed with them.
      if (/^\d/.test(version)) found.set(`${name}@${version}`, { name, version });
      visit(listed.dependencies);
    }
  };
  for (const project of projects) visit(project.dependencies);
  const components = [...found.values()]
    .toSorted((one, other) => (`${one.name}@${one.version}` < `${other.name}@${other.version}` ? -1 : 1))
    .map(({ name, version }) => {
      const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
      return { type: 'library', 'bom-ref': purl, name, version, purl };
    });
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${options.serial}`,
    version: 1,
    metadata: {
      timestamp: options.at.toISOString(),
      component: {
        type: 'application',
        'bom-ref': options.name,
        name: options.name,
        version: options.version,
      },
    },
    components,
  };
}
