import { getHeapSpaceStatistics } from 'node:v8';

/** Preloaded by bench/rest: on SIGIO the service says where its memory is. */
process.on('SIGIO', () => {
  const spaces = getHeapSpaceStatistics().map(
    ({ space_name: name, physical_space_size: bytes }) => [name, bytes] as const,
  );
  console.log(`memory ${JSON.stringify({ usage: process.memoryUsage(), spaces })}`);
});
