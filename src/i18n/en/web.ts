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
    summary_one: '{{count}} field needs to be corrected',
    summary_other: '{{count}} fields need to be corrected',
    errorPrefix: 'Error:',
  },
  errors: {
    unreadable: 'This could not be read. Reload the page and try again.',
    repeated: 'The field was sent twice. Fill it in once.',
  },
  failures: {
    home: 'To the start page',
    signIn: 'Sign in in a new tab',
    requestId: 'Reference number: {{id}}',
    badRequest: {
      title: 'The request could not be understood',
      text: 'The address or the form arrived in a state that could not be read. Try again from the start page.',
    },
    forbidden: {
      title: 'This may not be done from here',
      text: 'The form was sent from another site than this one. Open the page again and send the form from there.',
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
      title: 'There is no such page',
      text: 'The address may be misspelt, or the page has been removed. Did you follow a link in an e-mail? Make sure that all of the link came along.',
    },
    gone: {
      title: 'The link is no longer valid',
      text: 'It has been replaced by a newer one, or its time has run out. Under My registration you can have a new link sent to you.',
    },
    tooLarge: {
      title: 'That was too much at once',
      text: 'The form held more than we can receive. Shorten the text and try again.',
    },
    unsupported: {
      title: 'We do not accept that format',
      text: 'Details are sent in with the forms on this site.',
    },
    invalid: {
      title: 'The form could not be read',
      text: 'Go back, reload the page and fill in the form again.',
    },
    tooMany: {
      title: 'Please wait a moment',
      text: 'Many attempts came from here in a short time. Wait a few minutes and try again.',
    },
    broken: {
      title: 'Something went wrong on our side',
      text: 'The error has been noted. Try again in a while. If you contact us, please include the number below.',
    },
    unavailable: {
      title: 'The service is taking a break',
      text: 'Nothing has been saved. Try again in half a minute.',
    },
  },
  privacy: {
    title: 'How we handle personal data',
    description: 'What we keep when you sign up, why, and what rights you have.',
    rights: 'Your rights and whom you can turn to',
    missing: 'The text on personal data has not been written yet, so nobody can sign up.',
    visit: 'When you only read',
    visitText:
      'We keep nothing about those who read the pages: no cookies, no visitor statistics and nothing that is sent to others. The operating log holds time, page and status code, but not your address.',
  },
  accessibility: {
    title: 'Accessibility statement',
    description: 'How accessible this site is, which shortcomings we know of and how to reach us.',
    intro:
      '{{actor}} is behind this site, Frukostserien, where you read about seminars and sign up for them. We want as many as possible to be able to use it. This page says how it meets the Swedish act on accessibility to digital public services, which shortcomings we know of, and how to report more.',
    status: 'How accessible is this site?',
    statusText:
      'The site conforms in part to the act on accessibility to digital public services. What we know to fall short stands under the next heading.',
    shortcomings: 'Content that is not accessible',
    shortcomingTests:
      'Nobody with a habit of their own of screen readers, magnification or voice control has tried the site. There may be shortcomings that our tests do not find.',
    shortcomingFilms:
      'Films and slides from the seminars are kept by others and may lack captions or audio description. Contact us, and you will get the content in another way.',
    shortcomingReasons:
      'In both cases the reason is that the work is not done yet, not that the act exempts it.',
    burden: 'Disproportionate burden',
    burdenText:
      'We do not invoke the exemption for disproportionate burden (section 12) for any content.',
    outside: 'Content outside the act',
    outsideText:
      'Maps and video players that we link to are run by others. The address of each venue always stands in text as well (section 9).',
    contact: 'Tell us if you meet an obstacle',
    contactText:
      'Tell us what hinders you, or ask for the content in a form that works for you. Write to',
    supervision: 'Supervision',
    supervisionText:
      'The Agency for Digital Government, Digg, supervises the act. If you are not content with our answer you can report it to them:',
    supervisionLink: 'report lack of accessibility to Digg',
    method: 'How we have tested',
    methodText:
      'We have made an assessment of our own. Every page and state is tested automatically against WCAG 2.2, levels A and AA, in light and dark, and has been walked through with the keyboard alone, without JavaScript and at a width of 320 pixels.',
    dates:
      'The site was last assessed on {{day}}. This statement was last updated on the same day.',
  },
  cookies: {
    title: 'No cookies',
    description: 'This site sets no cookies for those who read or sign up.',
    text: 'This site sets no cookies and stores nothing in your browser when you read, sign up or change your registration. That is why there is no box to click away.',
    others: 'Nothing is fetched from other sites, so nobody else learns that you are here.',
    list: 'Cookies in use',
    none: 'None.',
  },
} as const;
