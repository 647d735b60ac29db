import { once } from 'node:events';
import { connect } from '../../../src/storage/sqlite-connection.ts';

/** Holds the write lock of the file until it is told to go. */
const [file = ''] = process.argv.slice(2);
const connection = await connect(file);
connection.exec('begin immediate');
console.log('held');
await once(process.stdin, 'data');
connection.exec('commit');
connection.close();
console.log('released');
process.stdin.destroy();
