import { defineConfig } from 'drizzle-kit';

/** `npm run generate -- <name>` runs this once for each engine. */
const engine = process.env.ENGINE === 'postgres' ? 'postgres' : 'sqlite';

export default defineConfig({
  dialect: engine === 'postgres' ? 'postgresql' : 'sqlite',
  schema: `./src/storage/schema.${engine}.ts`,
  out: `./migrations/${engine}`,
  casing: 'snake_case',
});
