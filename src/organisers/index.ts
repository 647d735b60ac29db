export { addOrganiser } from './add-organiser.ts';
export { organiserCommand } from './commands.ts';
export { endOrganiser } from './end-organiser.ts';
export { listOrganisers } from './store.ts';
