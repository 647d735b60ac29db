import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { translator } from '../i18n/translate.ts';
import { type Paths, pathsIn } from '../paths.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import { type FieldError, readForm, type Typed } from '../web/forms.ts';
import { addressBlock, limit } from '../web/limits.ts';
import { sendPage } from '../web/pages.ts';
import { askToSignIn } from './ask-to-sign-in.ts';
import type { AskingPace } from './asking-pace.ts';
import { readCookie, setCookie } from './cookies.ts';
import { addressSchema, codeSchema } from './forms.ts';
import { isForBrowser, type SignedIn, signInByCode, signInByLink } from './sign-in.ts';
import { longestMs, tokenMs } from './tokens.ts';

/** Every answer takes this long, so that its pace tells nothing of the address (SEC-11). */
const paceMs = 150;
type View = 'sign-in' | 'sign-in-code' | 'sign-in-link' | 'sign-in-elsewhere';
type LinkRoute = { Params: { token: string } };

/** A second factor, when it comes, stands between `consume` and `finish` (SEC-01). */
export function registerSignInRoutes(
  app: FastifyInstance,
  services: Services,
  language: Language,
  mayAsk: AskingPace,
) {
  const paths = pathsIn(language);
  const { config } = services;
  const few = (of: string) => ({ config: limit({ max: 20, minutes: 10, of }) });
  const show = (reply: FastifyReply, view: View, errors: FieldError[] = [], typed: Typed = {}) =>
    sendPage(reply, pageOf(view, language, errors, typed));

  const finish = (reply: FastifyReply, signedIn: SignedIn, view: View) => {
    if (signedIn.kind === 'signed-in') {
      setCookie(reply, config, 'sign-in', signedIn.cookie, longestMs / 1000);
      return reply.redirect(paths.organiser(), 303);
    }
    reply.log.warn({ why: signedIn.kind }, 'a sign-in was refused');
    const message = signedIn.kind === 'refused' ? 'refused' : 'wrongCode';
    return show(reply, view, [{ field: 'code', message: `organisers.errors.${message}` }]);
  };

  app.get(paths.signIn(), (_request, reply) => show(reply, 'sign-in'));

  app.post(paths.signIn(), few('sign-in'), async (request, reply) => {
    const form = readForm(addressSchema, request.body);
    if (!form.ok) return show(reply, 'sign-in', form.errors, form.typed);
    const pace = pause(paceMs);
    const { email } = form.data;
    const mayWrite = mayAsk(addressBlock(request), email, services.clock());
    const browser = await askToSignIn(services, email, language, mayWrite);
    await pace;
    setCookie(reply, config, 'sign-in-browser', browser, tokenMs / 1000);
    return reply.redirect(paths.signInCode(), 303);
  });

  app.get(paths.signInCode(), (_request, reply) => show(reply, 'sign-in-code'));

  app.post(paths.signInCode(), few('sign-in-code'), async (request, reply) => {
    const form = readForm(codeSchema, request.body);
    if (!form.ok) return show(reply, 'sign-in-code', form.errors, form.typed);
    const browser = readCookie(request, config, 'sign-in-browser');
    const signedIn = await signInByCode(services, form.data.code, browser);
    return finish(reply, signedIn, 'sign-in-code');
  });

  app.get<LinkRoute>(paths.signInLink(':token'), async (request, reply) => {
    const browser = readCookie(request, config, 'sign-in-browser');
    const fits = await isForBrowser(services, request.params.token, browser);
    return show(reply, fits ? 'sign-in-link' : 'sign-in-elsewhere');
  });

  app.post<LinkRoute>(paths.signInLink(':token'), few('sign-in-link'), async (request, reply) => {
    const browser = readCookie(request, config, 'sign-in-browser');
    const signedIn = await signInByLink(services, request.params.token, browser);
    return finish(reply, signedIn, 'sign-in-code');
  });
}

const titles = {
  'sign-in': 'organisers.signIn.title',
  'sign-in-code': 'organisers.signIn.codeTitle',
  'sign-in-link': 'organisers.signIn.linkTitle',
  'sign-in-elsewhere': 'organisers.signIn.otherTitle',
} as const;

function pageOf(view: View, language: Language, errors: FieldError[], typed: Typed) {
  const address = (to: Paths) => (view === 'sign-in-code' ? to.signInCode() : to.signIn());
  return {
    view: `organisers/${view}`,
    language,
    title: translator(language)(titles[view]),
    address,
    private: true,
    status: errors.length > 0 ? 422 : 200,
    model: { errors, email: String(typed.email ?? ''), code: String(typed.code ?? '') },
  };
}
