export const letters = {
  hello: 'Hello {{name}}!',
  helloNobody: 'Hello!',
  buttonFails: 'If the button does not work, open this address:',
  questions: 'Questions? Reply to this email to reach {{name}}, {{email}}.',
  privacy: 'How we handle personal data',
  page: 'About the seminar',
  map: 'Map',
  join: 'Join online',
  why: 'You are receiving this because someone used this address to sign up for {{series}}.',
  notYou: 'Not you?',
  notYouLink: 'Remove the registration',
  notYouReply: 'Not you? Reply to this email and tell us, and we will remove the registration.',
  summary: {
    title: 'Your registration for {{series}}',
    booked_one: '{{number}} morning is booked.',
    booked_other: '{{number}} mornings are booked.',
    inLine: '{{theme}} is full, and you are number {{place}} on the waiting list.',
    inLineBecause: 'For {{theme}} you are number {{place}} on the waiting list. {{why}}',
    requested:
      'For {{theme}}, the organiser decides on each registration. You will get an email with the answer to yours.',
    offered: 'A seat at {{theme}} is waiting for your answer.',
    added: 'We have added {{themes}} to your registration.',
    nothingAdded: 'You had already signed up for what you chose, so nothing has changed.',
    newAddress:
      'The registration now belongs to this address. From now on we write here, and the old link no longer works.',
    headingAdded: 'New in your registration',
    headingStood: 'Already in your registration',
    confirmed: 'Booked',
    waiting: 'Waiting list, place {{place}}',
    requestedState: 'Waiting for the organiser’s reply',
    offeredState: 'A seat is yours if you accept by {{deadline}}',
    otherwise: {
      name: 'You entered the name “{{typed}}”, but the registration says “{{stands}}”.',
      organisation:
        'You entered the organisation “{{typed}}”, but the registration says “{{stands}}”.',
      role: 'You entered the role “{{typed}}”, but the registration says “{{stands}}”.',
    },
    otherwiseHelp: 'We have not changed it. If you want to, you can do so on your page.',
    button: 'Change or cancel',
    linkHelp_one: 'The link is yours alone, so please do not pass it on.',
    linkHelp_other: 'The links are yours alone, so please do not pass them on.',
    invitations_one: 'You will get a separate email with an invitation for your calendar.',
    invitations_other:
      'For each morning you have booked, you will get a separate email with an invitation for your calendar.',
    line: 'If a seat becomes free where you are waiting, we will email you. That email says how long you have to accept.',
    feed_one:
      'Would you rather have a calendar that keeps itself up to date? Subscribe to your morning:',
    feed_other:
      'Would you rather have a calendar that keeps itself up to date? Subscribe to your mornings:',
    feedLink: 'Your own calendar',
    welcome: 'Welcome to breakfast!',
  },
  bookingApproved: {
    title: 'You are on the waiting list for {{theme}}',
    lead: 'The organiser has said yes to your registration for {{theme}}, but there is no free seat for you right now. You are number {{place}} on the waiting list.',
    line: 'If a seat becomes free, we will email you. That email says how long you have to accept.',
    state: 'Waiting list, place {{place}}',
    button: 'To your page',
  },
  bookingRefused: {
    title: 'Your registration for {{theme}}',
    lead: 'Thank you for signing up for {{theme}}. We are sorry, but the organiser cannot give you a seat this time.',
    because: 'The organiser writes: “{{because}}”',
    state: 'Not booked',
    others: 'Everything else you have booked stays as it was.',
    button: 'To your page',
  },
  offer: {
    title: 'A seat at {{theme}} is yours if you want it',
    lead: 'A seat has become free at {{theme}}, and it is your turn.',
    deadline: 'Accept by {{deadline}}.',
    otherwise:
      'If you decline, or do not answer in time, the seat goes to the next person on the waiting list.',
    state: 'The seat is held for you until {{deadline}}',
    button: 'Accept or decline',
    invitation: 'If you accept, an invitation for your calendar follows in a separate email.',
  },
  offerExpired: {
    title: 'The seat at {{theme}} has gone to someone else',
    lead: 'We held a seat for you at {{theme}} until {{deadline}}. We had no answer, so it has gone to the next person on the waiting list.',
    state: 'Not booked',
    again:
      'You are no longer on the waiting list for that morning. If you still want to come, you can join it again on your page.',
    others: 'Everything else you have booked stays as it was.',
    button: 'To your page',
  },
  lostLink: {
    title_one: 'Your link to change or cancel',
    title_other: 'Your links to change or cancel',
    lead_one: 'Here is the link to your registration. With it you can see, change or cancel it.',
    lead_other:
      'Here are the links to your registrations. With them you can see, change or cancel them.',
    button: 'Open the registration for {{series}}',
    why: 'You are receiving this because someone asked for the link on our site and entered this address.',
    notYou_one:
      'If it was not you, you do not need to do anything: the link was sent to this address only.',
    notYou_other:
      'If it was not you, you do not need to do anything: the links were sent to this address only.',
  },
  manyChanges: {
    title: 'Many registrations in a short time',
    lead: 'This address has been signed up several times in the last hour, most recently for {{series}}. That is why you are getting this email instead of one each time.',
    stands:
      'Everything is saved. What you have booked, and the files for your calendar, are on your page.',
    button: 'See what you have booked',
  },
  invitation: {
    booked: {
      title: 'You are booked for {{theme}}',
      subject: 'Invitation: {{theme}}, {{day}}',
      lead: 'Your seat is booked. An invitation for your calendar comes with this email.',
    },
    approved: {
      title: 'You are booked for {{theme}}',
      subject: 'Invitation: {{theme}}, {{day}}',
      lead: 'The organiser has said yes, so your seat is now booked. An invitation for your calendar comes with this email.',
    },
    accepted: {
      title: 'The seat at {{theme}} is yours',
      subject: 'Invitation: {{theme}}, {{day}}',
      lead: 'Thank you for accepting, the seat is now booked. An invitation for your calendar comes with this email.',
    },
    moved: {
      title: 'New details for {{theme}}',
      subject: 'Changed: {{theme}}, {{day}}',
      lead: 'The time, place or link has changed for a seminar you are booked for. The details below are the current ones. An update for your calendar comes with this email.',
    },
    newAddress: {
      title: 'You are booked for {{theme}}',
      subject: 'Invitation: {{theme}}, {{day}}',
      lead: 'The registration has moved to this address. An invitation for your calendar comes with this email.',
    },
    left: {
      title: 'Your seat at {{theme}} is cancelled',
      subject: 'Cancelled: {{theme}}, {{day}}',
      lead: 'Your seat is cancelled. A cancellation that removes the morning from your calendar comes with this email.',
    },
    removed: {
      title: 'Your seat at {{theme}} is cancelled',
      subject: 'Cancelled: {{theme}}, {{day}}',
      lead: 'The organiser has cancelled your seat. This email brings a cancellation that takes the morning out of your calendar.',
    },
    oldAddress: {
      title: 'The seat at {{theme}} now belongs to another address',
      subject: 'Moved to another address: {{theme}}, {{day}}',
      lead: 'The registration has moved to another address, and the invitation goes there as well. A cancellation that removes the morning from the calendar of this address comes with this email.',
    },
    seminarCancelled: {
      title: '{{theme}} is cancelled',
      subject: 'Cancelled: {{theme}}, {{day}}',
      lead: 'We are sorry, but the seminar has been cancelled. A cancellation that removes the morning from your calendar comes with this email.',
    },
    state: {
      REQUEST: 'Booked',
      CANCEL: 'Cancelled',
      seminarCancelled: 'The seminar is cancelled',
    },
    change:
      'Unable to come? Cancel on the web. Declining in your calendar is not enough, as we do not read those answers.',
    why: 'Do you wonder why? Reply to this email.',
    anew: 'Your whole registration is now cancelled. If you change your mind you can register again, if there is room.',
    signUp: 'Register again',
    again: 'If you change your mind, you can book again from your page while there are seats.',
    file: 'If it does not reach your calendar by itself, open the attached file inbjudan.ics.',
    notYouMoved: 'If it was not you who moved the registration, reply to this email and tell us.',
    notYouLeft: 'If it was not you who cancelled, reply to this email and tell us.',
    whyBefore:
      'You are receiving this because the registration for {{series}} belonged to this address.',
    others: 'If you are booked for other mornings, they stay as they were.',
    link: 'Send me my link',
  },
  seminarMoved: {
    title: 'New details for {{theme}}',
    subject: 'Changed: {{theme}}, {{day}}',
    lead: 'The time, place or link has changed for a seminar that you are waiting for. The new details are below. You keep your place.',
    state: 'You do not have a seat yet',
    others: 'Does it no longer suit you? Leave the waiting list on your page.',
  },
  seminarCancelled: {
    title: '{{theme}} is cancelled',
    subject: 'Cancelled: {{theme}}, {{day}}',
    lead: 'We are sorry, but the seminar has been cancelled. You had no booked seat, so there is nothing to remove from your calendar.',
    state: 'The seminar is cancelled',
    others: 'If you are booked for other mornings, they stay as they were.',
  },
} as const;
