import { registerHooks } from 'node:module';

/**
 * Started with `node --import`: drizzle is loaded as CommonJS. As ES modules its circles of imports
 * took 200 MB and most of a second at start, for the same code.
 */
registerHooks({
  resolve: (specifier, context, next) =>
    next(
      specifier,
      specifier.startsWith('drizzle-orm/')
        ? { ...context, conditions: ['node', 'require'] }
        : context,
    ),
});
