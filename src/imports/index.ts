export { registerImportRoutes } from './routes.ts';
export { runImports } from './run-imports.ts';
