import { parseArgs } from 'node:util';
import { UsageError } from '../errors.ts';
import { parseAddress } from '../mail/address.ts';
import type { Services } from '../services.ts';
import { organiserRoles } from '../storage/values.ts';
import { addOrganiser } from './add-organiser.ts';
import { endOrganiser } from './end-organiser.ts';
import { listOrganisers } from './store.ts';

const usage = `npm run organiser -- add name@example.se [--role owner|organiser|reader]
npm run organiser -- end name@example.se
npm run organiser -- list
Without a role the first is owner, and those after organiser.`;

/** `npm run organiser`: who may run the series. Gives a sentence for the operator. */
export async function organiserCommand(services: Services, args: string[]): Promise<string> {
  const options = { role: { type: 'string' } } as const;
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

async function add(services: Services, email: string, wanted: string | undefined) {
  const named = organiserRoles.find((one) => one === wanted);
  if (wanted !== undefined && !named) {
    throw new UsageError(`There is no role “${wanted}”.\n${usage}`);
  }
  const { kind, organiser } = await addOrganiser(services, email, named, 'operator');
  const role = named ?? organiser.role;
  if (kind === 'last-owner') throw new UsageError(lastOwner(email));
  if (kind === 'same') return `${email} is ${role} already.`;
  if (role === 'owner' && !named) return `${email} is now organiser, and owner as the first.`;
  return `${email} is now ${role}.`;
}

async function end(services: Services, email: string) {
  const done = await endOrganiser(services, { email }, 'operator');
  if (done === 'last-owner') throw new UsageError(lastOwner(email));
  return done === 'ended' ? `${email} runs nothing any more.` : `${email} is no organiser.`;
}

const lastOwner = (email: string) =>
  `${email} is the only owner. Name another first: npm run organiser -- add name@example.se --role owner`;

async function list({ database }: Services) {
  const organisers = await listOrganisers(database.read);
  if (organisers.length === 0) return 'There are no organisers yet.';
  return organisers.map(({ email, role }) => `${email}  ${role}`).join('\n');
}
