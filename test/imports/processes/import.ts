import '../../../src/storage/load-light.ts';
import { parentPort, workerData } from 'node:worker_threads';
import runImport from '../../../src/imports/import-job.ts';

/** One that is killed while it is at it. */
parentPort?.postMessage('begun');
await runImport({ ...workerData, isTrial: false });
