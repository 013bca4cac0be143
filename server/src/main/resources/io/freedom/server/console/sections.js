// What the data of the console looks like. Everything a site tells becomes text nodes, never markup.

/** An element: el('a', {href: '/', class: 'x'}, 'text', child, …). Children that are null or false are left out. */
export function el(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

export function duration(nanos) {
  const ms = nanos / 1e6;
  if (ms < 1) return Math.round(nanos / 1e3) + ' µs';
  if (ms < 10) return ms.toFixed(1) + ' ms';
  if (ms < 1000) return Math.round(ms) + ' ms';
  if (ms < 10000) return (ms / 1000).toFixed(2) + ' s';
  return (ms / 1000).toFixed(1) + ' s';
}

const OUTCOMES = {FAILED: 'failed', TIMED_OUT: 'timed out', ABORTED: 'client left'};

function statusClass(exchange) {
  if (exchange.outcome === undefined) return 'running';
  if (exchange.status >= 500 || exchange.outcome === 'FAILED' || exchange.outcome === 'TIMED_OUT') return 'bad';
  if (exchange.status >= 400 || exchange.outcome === 'ABORTED') return 'warn';
  return exchange.status >= 300 ? 'other' : 'good';
}

function names(list) {
  const counts = new Map();
  list.forEach(each => counts.set(each.what, (counts.get(each.what) || 0) + 1));
  return [...counts].map(([what, count]) => count > 1 ? `${count} × ${what}` : what).join(', ');
}

export function time(millis) {
  return new Date(millis).toLocaleTimeString('en-GB');
}

/** What a filter looks at. */
export function words(exchange) {
  return [exchange.method, exchange.path, exchange.query, exchange.status, OUTCOMES[exchange.outcome] || exchange.outcome,
    exchange.outcome === undefined && 'running', exchange.failure && exchange.failure.type,
    exchange.forgotten && 'forgotten forgot leak', ...(exchange.givenBack || []).map(each => each.what)]
    .filter(Boolean).join(' ').toLowerCase();
}

/** One row of the requests, which opens. `held` is what a running request holds now. */
export function requestRow(exchange, held, open) {
  const forgotten = exchange.forgotten || [];
  const back = (exchange.givenBack || []).filter(each => !each.forgotten);
  const over = exchange.outcome !== undefined;
  const id = 'details-' + exchange.number;
  const row = el('button', {type: 'button', class: 'row', 'aria-expanded': String(open), 'aria-controls': id},
    el('span', {class: 'time'}, time(exchange.at)),
    el('span', {class: 'path'},
      el('span', {class: 'method'}, exchange.method || ''), el('wbr'), ' ',
      el('span', {class: 'target'}, exchange.path || '', exchange.query ? el('span', {class: 'query'}, '?' + exchange.query) : null)),
    el('span', {class: 'status ' + statusClass(exchange)},
      over ? String(exchange.status ?? '') : 'running',
      OUTCOMES[exchange.outcome] ? el('span', {class: 'outcome'}, ' ' + OUTCOMES[exchange.outcome]) : null),
    el('span', {class: 'took'}, over ? duration(exchange.nanos || 0) : ''),
    el('span', {class: 'back'},
      back.length ? el('span', {}, 'gave back ' + names(back)) : null,
      !over && held.length ? el('span', {class: 'holds'}, 'holds ' + names(held)) : null,
      forgotten.length ? el('span', {class: 'forgot'}, 'forgot ' + names(forgotten)) : null));
  return el('li', {'data-number': exchange.number, class: over ? null : 'is-running'}, row,
    open ? el('div', {class: 'details', id}, details(exchange, held, back, forgotten)) : null);
}

function details(exchange, held, back, forgotten) {
  const parts = [];
  if (exchange.failure) {
    parts.push(failing(exchange.failure), (exchange.failure.causes || []).map(failing),
      (exchange.failure.notes || []).map(note => el('p', {class: 'muted'}, note)));
  }
  forgotten.forEach(each => parts.push(
    el('h3', {class: 'warn'}, `Forgot to close ${each.what}`),
    el('p', {}, `It was held for ${duration(each.heldNanos || 0)}, and was closed when the request was over.`,
      (each.stack || []).length ? ' It was acquired here:' : ''),
    (each.stack || []).length ? el('pre', {tabindex: 0}, each.stack.join('\n')) : null));
  held.forEach(each => parts.push(
    el('h3', {}, `Holds ${each.what}`),
    el('p', {}, `For ${duration(each.sinceNanos || 0)} now.`, (each.stack || []).length ? ' It was acquired here:' : ''),
    (each.stack || []).length ? el('pre', {tabindex: 0}, each.stack.join('\n')) : null));
  if (back.length) {
    parts.push(el('h3', {}, 'Gave back'),
      el('ul', {class: 'plain'}, back.map(each => el('li', {}, el('code', {}, each.what), ` after ${duration(each.heldNanos || 0)}`))));
  }
  const tail = exchange.outcome === undefined ? 'It is not over yet.'
    : !back.length && !forgotten.length ? 'It held nothing.' : null;
  parts.push(el('p', {class: 'muted'}, [`Request ${exchange.number}, ${new Date(exchange.at).toISOString().replace('T', ' ').replace('Z', ' UTC')}.`, tail]
    .filter(Boolean).join(' ')));
  return parts;
}

/** A failure or a cause. What is not the site's is folded away, as on the page that the request was answered with. */
function failing(each) {
  return [el('h3', {}, each.relation ? el('span', {class: 'muted'}, each.relation + ' ') : null, el('span', {class: 'bad'}, each.type)),
    each.message ? el('p', {class: 'message'}, each.message) : null,
    each.frames.map(group => {
      const frames = (group.frames || []).length ? el('pre', {tabindex: 0}, group.frames.join('\n')) : null;
      if (frames && group.title) return el('details', {open: !group.folded}, el('summary', {}, group.title), frames);
      return frames || el('p', {class: 'muted'}, group.title);
    })];
}

export function figuresOf(exchanges, figures) {
  const failed = exchanges.filter(each => statusClass(each) === 'bad').length;
  const forgot = exchanges.filter(each => each.forgotten).length;
  const held = Number((figures.resources || {}).held || 0);
  return [['requests', exchanges.length, ''], ['failed', failed, failed ? 'bad' : ''],
    ['held now', held, held ? 'accent' : ''], ['forgotten', forgot, forgot ? 'warn' : '']]
    .map(([label, value, kind]) => el('div', {}, el('dt', {}, label), el('dd', {class: kind}, String(value))));
}

/** A path, which may be broken after its folders. */
function breakable(path) {
  return path.split(/(?<=\/)/).flatMap(part => [part, el('wbr')]);
}

export function problem(told) {
  return [el('h2', {}, told.title), el('ul', {}, (told.messages || []).map(message => el('li', {},
    message.file ? el('p', {class: 'place'}, breakable([message.file, message.line, message.column].filter(Boolean).join(':'))) : null,
    el('pre', {tabindex: 0}, message.text))))];
}

export function application(site) {
  if (!site.application && !site.completion && !(site.middleware || []).length) {
    return [el('div', {class: 'card'}, el('p', {class: 'empty'}, 'No application is bound just now.'))];
  }
  const chain = [el('li', {class: 'end'}, el('span', {}, 'A request'),
    el('span', {class: 'muted'}, site.mapping ? ['mapped to ', el('code', {}, site.mapping)] : null))];
  (site.middleware || []).forEach(each => chain.push(
    el('li', {}, el('code', {}, each.class), el('span', {class: 'muted'}, each.priority === undefined ? 'middleware' : `middleware, priority ${each.priority}`))));
  chain.push(el('li', {class: 'bound'}, el('code', {}, site.application || 'the servlets of the site'),
    el('span', {class: 'muted'}, site.kind || 'no application object')));
  const facts = [['Static files', site.staticPath], ['End of a request told by', site.completion]].filter(([, value]) => value);
  return [el('h2', {}, 'The way of a request'), el('ol', {class: 'chain'}, chain),
    facts.length ? el('dl', {class: 'facts card'}, facts.map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, el('code', {}, value))))) : null]
    .filter(Boolean);
}

export function settingRow(setting) {
  const value = setting.value === undefined || setting.value === '' ? el('span', {class: 'muted'}, 'empty') : el('code', {}, String(setting.value));
  return el('li', {class: setting.differs ? 'differs' : null, tabindex: -1},
    el('span', {class: 'key'}, el('code', {}, setting.key)),
    el('span', {class: 'value'}, value, setting.differs && setting.default !== undefined
      ? el('span', {class: 'default'}, 'default ', el('code', {}, String(setting.default))) : null),
    el('span', {class: 'origin', title: setting.origin}, place(setting.origin || '')));
}

/** The file and line alone, where an origin has them: "settings module a.b (a/b.properties:4)". */
function place(origin) {
  const found = /\(([^()]+:\d+)\)$/.exec(origin);
  return found ? found[1] : origin;
}

export function observers(list) {
  if (!list.length) {
    return [el('div', {class: 'card'}, el('p', {class: 'empty'}, 'Nobody observes the requests.'))];
  }
  const sorted = [...list].sort((a, b) => (b.nanos || 0) - (a.nanos || 0));
  const most = Math.max(1, sorted[0].nanos || 0);
  const head = ['Observer', 'Calls', 'Mean', 'Longest', 'Total', 'Failed'];
  return [el('div', {class: 'card list'}, el('table', {class: 'observers'},
    el('thead', {}, el('tr', {}, head.map((text, i) => el('th', {scope: 'col', class: i ? 'number' : null}, text)))),
    el('tbody', {}, sorted.map(each => {
      const bar = el('div', {class: 'share', 'aria-hidden': 'true'});
      bar.style.setProperty('--share', (100 * (each.nanos || 0) / most) + '%');
      const cells = [each.calls || 0, each.calls ? duration(each.nanos / each.calls) : '–', each.calls ? duration(each.longestNanos || 0) : '–',
        each.calls ? duration(each.nanos || 0) : '–', each.failures || 0];
      return el('tr', {tabindex: -1},
        el('th', {scope: 'row'}, el('code', {}, each.observer), el('span', {class: 'muted'}, [each.observes, each.priority !== undefined && 'priority ' + each.priority]
          .filter(Boolean).join(', ')), bar),
        cells.map((text, i) => el('td', {class: 'number' + (i === 4 && each.failures ? ' bad' : ''), 'data-label': head[i + 1].toLowerCase()}, String(text))));
    }))))];
}

const LABELS = {
  held: 'held now', mostHeld: 'most held at once', mostHeldByOneRequest: 'most held by one request', released: 'given back',
  leaked: 'forgotten', failed: 'failed to close', requests: 'requests since its start'
};

export function resources(figures, exchanges) {
  const told = figures.resources || {};
  const parts = [];
  if (Object.keys(told).length) {
    parts.push(el('dl', {class: 'figures'}, Object.entries(told).map(([key, value]) => el('div', {},
      el('dt', {}, LABELS[key] || key.replace(/([A-Z])/g, letter => ' ' + letter.toLowerCase())),
      el('dd', {class: key === 'held' && value ? 'accent' : ''}, String(value))))));
  }
  const holding = (figures.held || []).filter(each => (each.held || []).length);
  parts.push(el('h2', {}, 'Held now'));
  if (!holding.length) {
    parts.push(el('div', {class: 'card'}, el('p', {class: 'empty'}, 'No request under way holds anything.')));
  }
  holding.forEach(each => {
    const exchange = exchanges.find(known => known.request === each.request) || {};
    parts.push(el('div', {class: 'card details holding'},
      el('p', {}, el('span', {class: 'method'}, exchange.method || ''), ' ', el('code', {}, exchange.path || `request ${each.request}`)),
      each.held.map(one => [el('h3', {}, one.what, el('span', {class: 'muted'}, ` for ${duration(one.sinceNanos || 0)}`)),
        (one.stack || []).length ? el('pre', {tabindex: 0}, one.stack.join('\n')) : null])));
  });
  return parts;
}
