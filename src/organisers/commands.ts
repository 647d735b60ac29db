import { parseArgs } from 'node:util';
import { UsageError } from '../errors.ts';
import { parseAddress } from '../mail/address.ts';
import type { Services } from '../services.ts';
import type { OrganiserRole } from '../storage/values.ts';
import { addOrganiser } from './add-organiser.ts';
import { endOrganiser } from './end-organiser.ts';
import { listOrganisers } from './store.ts';

const usage = `npm run organiser -- add name@example.se [--role owner|organiser|reader]
npm run organiser -- end name@example.se
npm run organiser -- list`;

const roles: OrganiserRole[] = ['owner', 'organiser', 'reader'];

/** `npm run organiser`: who may run the series. Gives a sentence for the operator. */
export async function organiserCommand(services: Services, args: string[]): Promise<string> {
  const options = { role: { type: 'string', default: 'organiser' } } as const;
  const { positionals, values } = parseArgs({ args, options, allowPositionals: true });
  const [verb, address = ''] = positionals;
  if (verb === 'list') return list(services);
  if (verb !== 'add' && verb !== 'end') throw new UsageError(usage);
  const parsed = parseAddress(address);
  if (!parsed.ok) throw new UsageError(`“${address}” is not an email address.\n${usage}`);
  return verb === 'add'
    ? add(services, parsed.address, values.role)
    : end(services, parsed.address);
}

async function add(services: Services, email: string, wanted: string) {
  const role = roles.find((one) => one === wanted);
  if (!role) throw new UsageError(`There is no role “${wanted}”.\n${usage}`);
  const done = await addOrganiser(services, email, role, 'operator');
  return done === 'same' ? `${email} is ${role} already.` : `${email} is now ${role}.`;
}

async function end(services: Services, email: string) {
  const done = await endOrganiser(services, email, 'operator');
  return done === 'ended' ? `${email} runs nothing any more.` : `${email} is no organiser.`;
}

async function list({ database }: Services) {
  const organisers = await listOrganisers(database.read);
  if (organisers.length === 0) return 'There are no organisers yet.';
  return organisers.map(({ email, role }) => `${email}  ${role}`).join('\n');
}
