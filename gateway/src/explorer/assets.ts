import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { constants, brotliCompress } from 'node:zlib';

/**
 * The explorer is GraphiQL 3 with React 18, the last of both that come from npm as single scripts: they are served as
 * they are, without a bundler, a worker or anything to build. (GraphiQL 5 brings Monaco: 100 MB to install, workers to
 * bundle.) This table is all that is served; no folder is.
 */
export const ASSETS: Readonly<Record<string, { readonly file: string; readonly type: string }>> = {
  '/explorer/react.js': { file: inPackage('react', 'umd/react.production.min.js'), type: 'text/javascript' },
  '/explorer/react-dom.js': {
    file: inPackage('react-dom', 'umd/react-dom.production.min.js'),
    type: 'text/javascript',
  },
  '/explorer/graphiql.js': { file: inPackage('graphiql', 'graphiql.min.js'), type: 'text/javascript' },
  '/explorer/graphiql.css': { file: inPackage('graphiql', 'graphiql.min.css'), type: 'text/css' },
  '/explorer/page.css': { file: own('page.css'), type: 'text/css' },
  '/explorer/page.js': { file: own('page.js'), type: 'text/javascript' },
  '/explorer/session.js': { file: own('session.js'), type: 'text/javascript' },
  '/explorer/icon.svg': { file: own('icon.svg'), type: 'image/svg+xml' },
  '/': { file: own('page.html'), type: 'text/html' },
};

/** A file ready to be sent. */
export interface Asset {
  readonly type: string;
  readonly etag: string;
  readonly plain: Buffer;
  readonly brotli: Buffer;
}

const compress = promisify(brotliCompress);
const loaded = new Map<string, Promise<Asset>>();

/** The asset at a path of the table; read and compressed when it is first asked for, so that starting stays fast. */
export function loadAsset(path: string): Promise<Asset> {
  let asset = loaded.get(path);
  if (!asset) {
    asset = load(path);
    // A failed read is tried again by the next request.
    asset.catch(() => loaded.delete(path));
    loaded.set(path, asset);
  }
  return asset;
}

async function load(path: string): Promise<Asset> {
  const { file, type } = ASSETS[path]!;
  const plain = await readFile(file);
  const brotli = await compress(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  return { type: `${type}; charset=utf-8`, etag, plain, brotli };
}

/** A file of a package that its `exports` do not name. */
function inPackage(name: string, path: string): string {
  return join(dirname(fileURLToPath(import.meta.resolve(`${name}/package.json`))), path);
}

function own(name: string): string {
  return join(import.meta.dirname, 'page', name);
}
