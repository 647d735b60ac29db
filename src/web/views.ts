import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Eta } from 'eta';

export const viewFolder = fileURLToPath(new URL('../../views', import.meta.url));

/** A view has one name wherever it is named: its path in views/, as `shared/field`. */
export class Views extends Eta {
  override resolvePath = (name: string) =>
    join(viewFolder, name.endsWith('.eta') ? name : `${name}.eta`);

  constructor() {
    super({ views: viewFolder, cache: true, autoTrim: [false, 'nl'] });
  }
}
