export { seedMembers } from './seed.ts';
export { listMembers, type Member } from './store.ts';
