import type { Language, Notice } from '../storage/values.ts';

/** What differs from one controller to another; the rest of the notice is the same for all. */
export interface NoticeFacts {
  /** Who decides over the data, and how to reach them. */
  controller: string;
  controllerEn: string;
  address: string;
  email: string;
  phone: string;
  /** The data-protection officer's address. */
  officer: string;
  /** Who runs the servers on the controller's behalf. */
  host: string;
  hostEn: string;
  /** Months after the last seminar until the data is deleted. */
  keptMonths: number;
}

export const nobodysPhone = '010-000 00 00';

/** The information of articles 13 and 14 in both languages (LAW-12, LAW-16). */
export function noticeTexts(facts: NoticeFacts): Record<Language, Notice> {
  return { sv: swedish(facts), en: english(facts) };
}

/** The sample facts of a new database are addresses and a number where nobody can be reached. */
export function isFilledIn(notice: Record<Language, Notice>): boolean {
  const texts = JSON.stringify(notice).replaceAll('\u00a0', ' ');
  return !texts.includes('.example') && !texts.includes(nobodysPhone);
}

const unbroken = (phone: string) => phone.replaceAll(' ', '\u00a0');

function swedish(facts: NoticeFacts): Notice {
  const { controller, email, officer, host, keptMonths } = facts;
  const phone = unbroken(facts.phone);
  return {
    summary: [
      `${controller} är personuppgiftsansvarig. Vi sparar ditt namn, din e\u2011postadress, organisation och roll, vilka morgnar du väljer och om du kom, för att kunna hålla seminarierna och berätta hur många som deltog. Det är en uppgift av allmänt intresse. Utan uppgifterna kan vi inte ta emot din anmälan.`,
      `Anmälan blir en allmän handling som kan lämnas ut till den som begär det. Uppgifterna gallras ${keptMonths}\u00a0månader efter det sista seminariet.`,
      `Skriv inget om hälsa. Har du skyddade personuppgifter, anmäl dig inte här utan ring ${phone}.`,
    ],
    rights: [
      `Du kan få veta vad som står om dig, få fel rättade, begära att användningen begränsas och invända mot den. Namn, organisation och roll ändrar du själv med länken i bekräftelsen. Uppgifter kan raderas så långt reglerna om arkiv och allmänna handlingar medger det. Skriv till ${email}, ring ${phone} eller skicka brev till ${facts.address}.`,
      `Dataskyddsombudet når du på ${officer}.`,
      `Rättslig grund är artikel 6.1\u00a0e i dataskyddsförordningen och 2\u00a0kap. 2\u00a0§ dataskyddslagen.`,
      `Uppgifterna tas emot av dem som ordnar seminarierna hos ${controller} och av ${host}, som sköter driften åt oss. Nätverkets organisationer hjälper till vid seminarierna och kan då se vem som är anmäld; i rapporter får de bara antal. Inget förs över till länder utanför EU och EES, och inga beslut fattas automatiskt.`,
      'Är du missnöjd med hur vi behandlar dina uppgifter kan du klaga hos Integritetsskyddsmyndigheten, imy.se.',
    ],
  };
}

function english(facts: NoticeFacts): Notice {
  const { controllerEn, email, officer, hostEn, keptMonths } = facts;
  const phone = unbroken(facts.phone);
  return {
    summary: [
      `${controllerEn} is the controller. We keep your name, email address, organisation and role, which mornings you choose and whether you came, so that we can hold the seminars and report how many people took part. This is a task in the public interest. Without the data we cannot take your registration.`,
      `Your registration becomes an official document, which may be released to anyone who asks for it. The data is deleted ${keptMonths}\u00a0months after the last seminar.`,
      `Do not write anything about health. If your personal data is protected, do not sign up here; call ${phone}.`,
    ],
    rights: [
      `You have the right to know what data we hold about you, to have errors corrected, to ask us to restrict its use, and to object to its use. You can change your name, organisation and role yourself with the link in your confirmation. Data can be erased as far as the rules on archives and official documents allow. Write to ${email}, call ${phone}, or send a letter to ${facts.address}.`,
      `You can contact the data protection officer at ${officer}.`,
      'The legal basis is article 6(1)(e) of the General Data Protection Regulation and chapter 2, section 2 of the Swedish Data Protection Act.',
      `The data is received by those who organise the seminars at ${controllerEn.replace(/^The /, 'the ')} and by ${hostEn}, which runs the service for us. The organisations of the network help at the seminars and may then see who has signed up; in reports they see only numbers. Nothing is transferred to countries outside the EU and the EEA, and no decisions are made automatically.`,
      'If you are not satisfied with how we handle your data, you can complain to the Swedish Authority for Privacy Protection, imy.se.',
    ],
  };
}
