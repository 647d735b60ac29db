/* Suggestions for an organisation field, as an ARIA combobox. The field works without this file. */
for (const input of document.querySelectorAll('input[data-suggestions]')) {
  const { suggestions: address, label, one, many, none } = input.dataset;
  const id = `${input.id}-suggestions`;
  const list = make('ul', { id, role: 'listbox', class: 'suggestions', 'aria-label': label });
  const status = make('div', { role: 'status', class: 'ds-sr-only' });
  let active = -1;
  let turn = 0;
  let waiting;

  set(input, { role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': id });
  input.after(list, status);
  show([]);

  input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void ask({ q: input.value.trim() }), 120);
  });
  input.addEventListener('focus', () => {
    const domain = input.form?.querySelector('[type=email]')?.value.split('@')[1]?.trim();
    if (!input.value && domain) void ask({ domain });
  });
  input.addEventListener('blur', () => show([]));
  input.addEventListener('keydown', (event) => {
    if (!event.isComposing && press(event.key)) event.preventDefault();
  });
  // Pressing an option must not take the focus from the field, or it would close first.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => choose(event.target.closest('li')));

  async function ask(query) {
    const mine = ++turn;
    const answer =
      query.q !== '' && (await fetch(`${address}?${new URLSearchParams(query)}`).catch(() => {}));
    const found = answer?.ok ? (await answer.json()).suggestions : [];
    if (mine !== turn || document.activeElement !== input) return;
    // What is typed already needs no proposal, nor a list in the way of what stands below.
    const isTyped = found.length === 1 && found[0].name.toLowerCase() === query.q?.toLowerCase();
    show(isTyped ? [] : found, query.q && !isTyped ? none : '');
  }

  function show(found, ifNone = '') {
    clearTimeout(waiting);
    turn++;
    const options = found.map(({ name }, at) =>
      make('li', { id: `${id}-${at}`, role: 'option' }, name),
    );
    list.replaceChildren(...options);
    activate(-1);
    list.hidden = found.length === 0;
    set(input, { 'aria-expanded': !list.hidden });
    const text = found.length > 1 ? many : found.length ? one : ifNone;
    status.textContent = text.replace('#', found.length);
  }

  function press(key) {
    const last = list.children.length - 1;
    if (last < 0) return false;
    if (key === 'ArrowDown') activate(active < last ? active + 1 : 0);
    else if (key === 'ArrowUp') activate(active > 0 ? active - 1 : last);
    else if (key === 'Enter' && active >= 0) choose(list.children[active]);
    else if (key === 'Escape') show([]);
    else return false;
    return true;
  }

  function activate(to) {
    active = to;
    const chosen = list.children[active];
    for (const option of list.children) set(option, { 'aria-selected': option === chosen });
    chosen?.scrollIntoView({ block: 'nearest' });
    set(input, { 'aria-activedescendant': chosen?.id ?? '' });
  }

  function choose(option) {
    if (!option) return;
    input.value = option.textContent;
    show([]);
  }
}

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

function make(tag, attributes, text = '') {
  const element = document.createElement(tag);
  set(element, attributes);
  element.textContent = text;
  return element;
}
