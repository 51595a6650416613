// dt-sql-parser is written for bundlers: it imports folders, and files without ".js".
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

export async function resolve(specifier, context, next) {
  if (specifier.startsWith('.') && context.parentURL?.includes('/dt-sql-parser/')) {
    const path = fileURLToPath(new URL(specifier, context.parentURL));
    for (const found of [path, `${path}.js`, `${path}/index.js`])
      if (existsSync(found) && statSync(found).isFile()) return next(pathToFileURL(found).href, context);
  }
  return next(specifier, context);
}
