export const web = {
  siteName: 'Frukostserien',
  skip: 'Skip to the content',
  nav: {
    label: 'Main menu',
    here: 'You are here',
    series: 'The seminars',
    registration: 'My registration',
    other: 'Svenska',
  },
  footer: {
    contact: 'Questions about the series',
    about: 'About this site',
    language: 'Language',
    swedish: 'Svenska',
    english: 'English',
  },
  form: {
    summary_one: '{{words}} answer needs to be corrected',
    summary_other: '{{words}} answers need to be corrected',
    errorPrefix: 'Error:',
  },
  errors: {
    unreadable: 'This could not be read. Reload the page and try again.',
    repeated: 'The field was sent twice. Fill it in once.',
  },
  failures: {
    home: 'To the home page',
    signIn: 'Sign in in a new tab',
    requestId: 'Reference number: {{id}}',
    badRequest: {
      title: 'The request could not be understood',
      text: 'The address or the form could not be read. Try again from the home page.',
    },
    forbidden: {
      title: 'This cannot be done from here',
      text: 'The form was sent from another site. Open the page again and send the form from there.',
    },
    signedOut: {
      title: 'You are signed out',
      text: 'Whoever does nothing for 30 minutes is signed out, so what you sent has not been saved. Sign in in a new tab. Then return here and press your browser’s Back button: what you typed is usually still there, so that you can send it once more.',
    },
    onlyReads: {
      title: 'You can read, not change',
      text: 'You can read the organisers’ pages but not change anything. Ask an organiser to make the change, or ask whoever runs the service for more permissions.',
    },
    notFound: {
      title: 'Page not found',
      text: 'The address may be misspelt, or the page may have been removed. Did you follow a link in an email? Check that you copied the whole link.',
    },
    gone: {
      title: 'The link is no longer valid',
      text: 'It has been replaced by a newer one, or it has expired. Under My registration you can ask for a new link.',
    },
    tooLarge: {
      title: 'That was too much at once',
      text: 'The form contained more than we can accept. Shorten the text and try again.',
    },
    unsupported: {
      title: 'We do not accept that format',
      text: 'Use the forms on this site to send your details.',
    },
    invalid: {
      title: 'The form could not be read',
      text: 'Go back, reload the page and fill in the form again.',
    },
    tooMany: {
      title: 'Please wait a moment',
      text: 'There have been many attempts from here in a short time. Wait a few minutes and try again.',
    },
    broken: {
      title: 'Something went wrong on our side',
      text: 'The error has been logged. Try again in a while. If you contact us, please include the number below.',
    },
    unavailable: {
      title: 'The service is taking a break',
      text: 'Nothing has been saved. Try again in half a minute.',
    },
  },
  privacy: {
    title: 'How we handle personal data',
    description: 'What we keep when you sign up, why, and what rights you have.',
    rights: 'Your rights and who you can contact',
    missing: 'The text on personal data has not been written yet, so nobody can sign up.',
    visit: 'When you just read the pages',
    visitText:
      'We keep nothing about people who read the pages: no cookies, no visitor statistics and nothing that is sent to others. The server log contains the time, page and status code, but not your address.',
  },
  accessibility: {
    title: 'Accessibility statement',
    heading: 'Accessibility statement',
    description:
      'How accessible this site is, which shortcomings we know of and how to contact us.',
    intro:
      '{{actor}} is responsible for this site, Frukostserien, where you can read about seminars and sign up for them. We want as many people as possible to be able to use it. This page describes how it complies with the Swedish act on accessibility of digital public services, which shortcomings we know of, and how to report others.',
    status: 'How accessible is this site?',
    statusText:
      'The site partly complies with the act on accessibility of digital public services. The shortcomings we know of are listed under the next heading.',
    shortcomings: 'Content that is not accessible',
    shortcomingTests:
      'Nobody who relies on a screen reader, magnification or voice control has tested the site. There may be shortcomings that our tests do not find.',
    shortcomingFilms:
      'Films and slides from the seminars are hosted by others and may lack captions or audio description. Contact us to get the content in another form.',
    shortcomingReasons:
      'In both cases the reason is that the work has not been done yet, not that the act makes an exception.',
    burden: 'Disproportionate burden',
    burdenText:
      'We do not claim the exemption for disproportionate burden (section 12) for any content.',
    outside: 'Content not covered by the act',
    outsideText:
      'Maps and video players that we link to are run by others. The address of each venue is always given as text too (section 9).',
    contact: 'Tell us if you find a barrier',
    contactText:
      'Tell us what is in your way, or ask for the content in a form that works for you. Email',
    supervision: 'Supervision',
    supervisionText:
      'The Agency for Digital Government, Digg, supervises compliance with the act. If you are not satisfied with our answer, you can report it to them:',
    supervisionLink: 'report lack of accessibility to Digg',
    method: 'How we have tested',
    methodText:
      'We have assessed the site ourselves. Every page and state is tested automatically against WCAG 2.2, levels A and AA, in light and dark mode, and has been checked with the keyboard alone, without JavaScript and at a width of 320\u00a0pixels.',
    dates:
      'The site was last assessed on {{day}}. This statement was last updated on the same day.',
  },
  cookies: {
    title: 'No cookies',
    description: 'This site sets no cookies when you read or sign up.',
    text: 'This site sets no cookies and stores nothing in your browser when you read, sign up or change your registration. That is why there is no cookie banner.',
    others: 'Nothing is fetched from other sites, so nobody else knows that you are here.',
    list: 'Cookies in use',
    none: 'None.',
  },
} as const;
