/** Where anyone may have an address, or several authorities have: these witness for nobody. */
const shared = new Set(
  (
    'dom.se lansstyrelsen.se svenskakyrkan.se ' +
    'gmail.com googlemail.com hotmail.com hotmail.se outlook.com outlook.se live.com live.se msn.com ' +
    'icloud.com me.com mac.com yahoo.com yahoo.se ymail.com aol.com proton.me protonmail.com ' +
    'telia.com tele2.se comhem.se bredband.net bredband2.com bahnhof.se spray.se home.se swipnet.se ' +
    'passagen.se glocalnet.net tyfon.se ownit.se mail.com gmx.com gmx.net zoho.com hey.com fastmail.com'
  ).split(' '),
);

/** The part after the last `@`, lower case. */
export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1).toLowerCase();
}

/**
 * A domain and those over it that may witness: `it.karlstad.se`, `karlstad.se`; never a top domain
 * alone, and none where a shared domain is among them.
 */
export function domainsOver(domain: string): string[] {
  const labels = domain.toLowerCase().split('.');
  const domains = labels.slice(0, -1).map((_, from) => labels.slice(from).join('.'));
  return domains.some((one) => shared.has(one)) ? [] : domains;
}
