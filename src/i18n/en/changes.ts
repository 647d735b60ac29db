export const manageChanges = {
  form: {
    preview: 'See who gets a letter',
    go: 'Continue',
  },
  move: {
    title: 'Move seminar {{number}}',
    untouched:
      'Nobody has seen the seminar or signed up for it, so nobody gets a letter. Nothing changes until you have confirmed.',
    lead: 'This stands in the calendars of those who have a seat. First you see who gets a letter, and nothing changes until you have confirmed.',
  },
  cancellation: {
    title: 'Cancel seminar {{number}}',
    final: 'This cannot be undone: a seminar that is cancelled stays cancelled.',
  },
  seats: {
    title: 'Change the number of seats at seminar {{number}}',
    taken: 'Seats taken',
    of: 'of {{capacity}}',
    inLine: 'On the waiting list',
    help: 'New seats are offered to the waiting list first. Nobody loses their seat if you lower the number.',
  },
  limits: {
    title: 'Limits and approval, seminar {{number}}',
  },
  fields: {
    when: 'When',
    venue: 'Venue',
    address: 'Address',
    joinUrl: 'Link for taking part online',
    closes: 'Registration closes',
    capacity: 'Number of seats',
    approval: 'Each registration needs approval',
    each: 'At most from every organisation',
    sectors: 'At most from sectors',
    organisations: 'At most from organisations',
    heldSeats: 'Held seats',
  },
  preview: {
    meanwhile:
      'Something changed since you saw the page: the seminar, or who has signed up. Nothing has been done. This is how it looks now.',
    changes: 'What changes',
    what: 'Detail',
    before: 'Now',
    after: 'Then',
    nothing: 'nothing',
    who: 'Who gets a letter?',
    nobody: 'Nobody gets a letter.',
    letters_one: '{{count}} person gets a letter.',
    letters_other: '{{count}} people get a letter.',
    names_one: '{{count}} name',
    names_other: '{{count}} names',
    more_one: 'and {{count}} more, who stands in the list of people',
    more_other: 'and {{count}} more, who stand in the list of people',
    letter: 'What the letter looks like',
    edit: 'Change the details',
    abandon: 'Back without changing anything',
  },
  groups: {
    confirmed: 'Have a seat',
    offered: 'Have been offered a seat',
    waiting: 'On the waiting list',
    requested: 'Waiting for an answer',
    letIn: 'Get a seat now',
    letInLine: 'Join the waiting list now',
    offeredNow: 'Are offered a seat now',
    staysInLine: 'Stay on the waiting list',
  },
  gets: {
    move: {
      confirmed: 'Get a letter with what now holds, and an update for their calendar.',
      offered: 'Get no letter. Whoever accepts gets an invitation with what now holds.',
      waiting: 'Get no letter. If they are offered a seat, that letter says what is new.',
      requested: 'Get no letter. If they get a seat, their invitation says what now holds.',
    },
    cancellation: {
      confirmed:
        'Get a letter saying that the seminar is cancelled, and a cancellation for their calendar.',
      offered: 'Get a letter saying that the seminar is cancelled. The offer no longer holds.',
      waiting: 'Get a letter saying that the seminar is cancelled.',
      requested: 'Get a letter saying that the seminar is cancelled.',
    },
    seats: {
      offeredNow: 'Get a letter, in this order, and can accept until {{deadline}}.',
      staysInLine: 'Get no letter. They are asked in this order when more seats come free.',
    },
    limits: {
      offeredNow: 'Get a letter, in this order, and can accept until {{deadline}}.',
      letIn: 'Their registration is approved, and they get an invitation for their calendar.',
      letInLine:
        'Their registration is approved, but no seat is free for them. They get a letter saying so.',
    },
  },
  remarks: {
    noAddress: 'Has no email address, so no letter.',
    knows: 'Has been told this already, so no new letter.',
  },
  note: {
    lowered: 'Nobody loses their seat.',
    over_one:
      'Nobody loses their seat. {{count}} seat too many is then taken, so the first one to come free goes to nobody else.',
    over_other:
      'Nobody loses their seat. {{count}} seats too many are then taken, so the first ones to come free go to nobody else.',
    nobodyWaits: 'Nobody is on the waiting list, so the new seats are free for anyone.',
    stillFull:
      'All seats are taken all the same, so nobody on the waiting list can be offered one.',
    tooLate:
      'There is too little time left to ask the waiting list: whoever is offered a seat must have at least two hours, and answers must be in by 18:00 the evening before.',
  },
  letters: {
    moved: 'To those who have a seat',
    cancelled: 'To those who have a seat',
    approved: 'To those who get a seat',
    approvedLine: 'To those who join the waiting list',
    movedLine: 'To those who wait or have been offered a seat',
    cancelledLine: 'To those who wait or have been offered a seat',
    offer: 'To those who are offered a seat',
    sv: 'In Swedish',
    en: 'In English',
    count_one: 'to {{count}} person',
    count_other: 'to {{count}} people',
    nobody: 'nobody gets it',
    subject: 'Subject:',
  },
  confirm: {
    move: 'Move the seminar',
    cancellation: 'Cancel the seminar',
    limits: 'Save',
    seats: 'Change the number of seats',
    write_one: 'and send {{count}} letter',
    write_other: 'and send {{count}} letters',
  },
  past: {
    held: 'The seminar has been held, so it cannot be changed.',
    cancelled: 'The seminar is cancelled, so it cannot be changed.',
    back: 'To the series’ overview',
  },
  errors: {
    same: 'What you wrote is what holds already. Change something, or go back',
    past: 'That time has passed. Choose one ahead',
  },
} as const;
