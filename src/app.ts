import type { FastifyInstance } from 'fastify';
import { registerCheckInRoutes } from './attendance/index.ts';
import { copyLimits, listPublicSeats, registerChangeRoutes } from './bookings/index.ts';
import { registerBreakfastRoutes } from './breakfast/index.ts';
import { registerCalendarRoutes } from './calendar/index.ts';
import { registerChronicleRoutes } from './chronicle/index.ts';
import { registerExportRoutes } from './exports/index.ts';
import { copyQuestions, registerQuestionRoutes } from './form-questions/index.ts';
import { registerImportRoutes } from './imports/index.ts';
import { letterBook } from './letter-book.ts';
import { lettersStandStill, registerMailbox } from './mail/index.ts';
import { listMembers, registerNetworkRoutes } from './network/index.ts';
import { registerOrganisationRoutes } from './organisations/index.ts';
import { registerOrganiserRoutes } from './organisers/index.ts';
import { registerManagePeopleRoutes } from './people/index.ts';
import { registerPersonRoutes } from './person/index.ts';
import { registerPrivacyRoutes } from './privacy/index.ts';
import { registerRegisterRoutes } from './register/index.ts';
import { registerRegistrationRoutes, signUpForm } from './registrations/index.ts';
import { registerReportRoutes } from './report/index.ts';
import {
  registerCopyRoutes,
  registerSeriesManageRoutes,
  registerSeriesRoutes,
} from './series/index.ts';
import type { Services } from './services.ts';
import { type HealthCheck, registerHealth } from './web/health.ts';
import { registerAboutRoutes } from './web/routes.ts';
import { createServer } from './web/server.ts';

/** The whole site, in the order it is built: the shell, then the rooms, lower before higher. */
export async function buildApp(services: Services): Promise<FastifyInstance> {
  const app = await createServer(services);
  registerHealth(app, services, [letters]);
  registerAboutRoutes(app, services);
  registerPrivacyRoutes(app, services);
  registerOrganisationRoutes(app, services);
  registerOrganiserRoutes(app, services);
  const onSeriesPage = { listMembers, listPublicSeats, signUpForm };
  registerSeriesRoutes(app, services, onSeriesPage);
  registerSeriesManageRoutes(app, services, onSeriesPage);
  registerCopyRoutes(app, services, { copyQuestions, copyLimits });
  registerNetworkRoutes(app, services);
  registerQuestionRoutes(app, services);
  registerBreakfastRoutes(app, services);
  registerChangeRoutes(app, services, letterBook);
  registerRegistrationRoutes(app, services);
  registerCalendarRoutes(app, services);
  registerCheckInRoutes(app, services);
  registerReportRoutes(app, services);
  registerManagePeopleRoutes(app, services, letterBook);
  registerPersonRoutes(app, services, letterBook);
  registerExportRoutes(app, services);
  registerImportRoutes(app, services);
  registerRegisterRoutes(app, services);
  registerChronicleRoutes(app, services);
  registerMailbox(app, services, letterBook);
  return app;
}

const letters: HealthCheck = {
  name: 'letters',
  isWell: async ({ database, clock }) => !(await lettersStandStill(database.read, clock())),
};
