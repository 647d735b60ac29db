import '../../../src/storage/load-light.ts';
import { parentPort, workerData } from 'node:worker_threads';
import runImport from '../../../src/imports/import-job.ts';

/** One that tells how far it has come, to be killed while it is at it. */
await runImport({ ...workerData, isTrial: false }, null as never, (part) =>
  parentPort?.postMessage(part),
);
