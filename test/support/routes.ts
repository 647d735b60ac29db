import type { FastifyInstance } from 'fastify';

export interface Route {
  method: 'GET' | 'POST';
  path: string;
}

/** Every route of the site, read from the site itself. HEAD goes with GET. */
export function routesOf(app: FastifyInstance): Route[] {
  const parents: string[] = [];
  const routes: Route[] = [];
  for (const line of app.printRoutes({ commonPrefix: false }).split('\n')) {
    const found = /^([│ ]*)[├└]── (\S+)(?: \(([A-Z, ]+)\))?/.exec(line);
    if (!found) continue;
    const [, indent = '', part = '', methods = ''] = found;
    const depth = indent.length / 4;
    const path = (parents[depth - 1] ?? '') + part;
    parents.length = depth;
    parents[depth] = path;
    for (const method of ['GET', 'POST'] as const) {
      if (methods.split(', ').includes(method)) routes.push({ method, path });
    }
  }
  return routes;
}
