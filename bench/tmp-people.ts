import { fill } from './support/fill.ts';
import { seedWorld } from './support/world.ts';

const file = '/tmp/people-bench/bench.db';
const world = await seedWorld(file, { capacity: 100_000_000 });
fill(file, world, 300_000);
console.log(world);
