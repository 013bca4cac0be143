// The console's page: takes the state once, then what happens, as it happens.
import * as show from '/_freedom/sections.js';
import {listen} from '/_freedom/keys.js';

const KEPT = 200;
const byId = id => document.getElementById(id);

let state = {site: {}, settings: {}, figures: {}};
let last = null; // the id of the event that the page is up to date with
let loading = null; // the state is on its way
let stale = false; // it was out of date before it came
const early = []; // requests that were told meanwhile
let stream = null;
let retry = 0;
let paused = false;
let dirty = true;
let drawing = false;
let drawnFigures = '';
const exchanges = new Map(); // by number
const rows = new Map(); // by number, what is on the page
const opened = new Set(); // numbers of open rows
const changed = new Set(); // numbers to draw

// What the server tells

/** One answer at a time; who asks while one is on its way gets another one after it. */
function load() {
  stale = true;
  loading = loading || (async () => {
    try {
      while (stale) {
        stale = false;
        await update();
      }
    } finally {
      loading = null;
    }
  })();
  return loading;
}

/** What is told while the answer is on its way is newer than the answer, and waits for it. */
async function update() {
  const answer = await fetch('/_freedom/state');
  if (!answer.ok) throw new Error('no console');
  state = await answer.json();
  const known = new Set(state.requests.map(each => each.number));
  const newest = Math.max(0, ...known);
  const restarted = last && runOf(last) !== runOf(state.last); // and counts anew
  [...exchanges.keys()].filter(number => restarted || number <= newest && !known.has(number)).forEach(forget);
  last = state.last;
  state.requests.forEach(take);
  early.splice(0).filter(event => isAfter(event.id, last)).forEach(event => {
    last = event.id;
    take(event.exchange);
  });
  drawAll();
}

/** The id of an event is the run of the server and a number. */
function runOf(id) {
  return id.split('-')[0];
}

function isAfter(id, other) {
  return runOf(id) === runOf(other) && Number(id.split('-')[1]) > Number(other.split('-')[1]);
}

function connect() {
  if (stream || document.hidden) return;
  const mine = stream = new EventSource('/_freedom/events?after=' + encodeURIComponent(last || ''));
  const on = (name, action) => mine.addEventListener(name, event => action(JSON.parse(event.data), event.lastEventId));
  on('hello', hello => tellState(hello.state));
  on('request', (exchange, id) => {
    if (loading) {
      early.push({id, exchange});
    } else {
      last = id;
      take(exchange);
    }
  });
  on('site', () => load().catch(lose));
  on('missed', () => load().catch(lose));
  mine.onerror = () => mine.readyState === EventSource.CLOSED ? lose() : tellState('away');
}

function disconnect() {
  if (stream) stream.close();
  stream = null;
}

function lose() {
  disconnect();
  tellState('away');
  clearTimeout(retry);
  retry = setTimeout(begin, 1500);
}

function begin() {
  clearTimeout(retry);
  load().then(connect, lose);
}

document.addEventListener('visibilitychange', () => document.hidden ? disconnect() : begin());
addEventListener('pagehide', disconnect);
addEventListener('pageshow', event => { if (event.persisted) begin(); });

setInterval(async () => {
  if (document.hidden || !stream || !dirty && ![...exchanges.values()].some(each => each.outcome === undefined)) return;
  dirty = false;
  try {
    const answer = await fetch('/_freedom/figures');
    if (answer.ok) {
      state.figures = await answer.json();
      [...exchanges.values()].filter(each => each.outcome === undefined).forEach(each => changed.add(each.number));
      draw();
    }
  } catch (e) {
    dirty = true; // the stream says whether the server is away
  }
}, 1000);

/** What is known of a request only grows, so one that is over is not under way again. */
function take(exchange) {
  if (exchange.outcome === undefined && exchanges.get(exchange.number)?.outcome !== undefined) return;
  exchanges.set(exchange.number, exchange);
  changed.add(exchange.number);
  if (exchange.outcome !== undefined) dirty = true;
  draw();
}

function forget(number) {
  exchanges.delete(number);
  opened.delete(number);
  changed.delete(number);
  rows.get(number)?.remove();
  rows.delete(number);
}

// What the page shows

const STATES = {serving: 'live', starting: 'deploying …', problem: 'not served', away: 'connecting …'};

function tellState(name) {
  byId('state').textContent = STATES[name] || name;
  byId('state').className = name;
}

function drawAll() {
  tellState(state.state);
  const name = state.site.application || state.settings.module || 'The site';
  byId('application').textContent = name;
  document.title = name + ' · Freedom';
  byId('problem').hidden = !state.problem;
  byId('problem').replaceChildren(...(state.problem ? show.problem(state.problem) : []));
  byId('application-section').replaceChildren(...show.application(state.site));
  drawSettings();
  draw();
}

function draw() {
  if (drawing) return;
  drawing = true;
  requestAnimationFrame(() => {
    drawing = false;
    drawRequests();
    drawFigures();
  });
}

function drawFigures() {
  const figures = state.figures;
  const observers = figures.observers || [];
  byId('figures').replaceChildren(...show.figuresOf([...exchanges.values()], figures));
  byId('count-requests').textContent = exchanges.size || '';
  const told = JSON.stringify(figures);
  if (told === drawnFigures) return;
  drawnFigures = told;
  byId('count-observers').textContent = observers.length || '';
  byId('count-resources').textContent = (figures.resources || {}).held || '';
  keepingFocus(byId('observers'), () => byId('observers').replaceChildren(...show.observers(observers)));
  byId('resources').replaceChildren(...show.resources(figures, [...exchanges.values()]));
}

/** Who reads a row must not lose it: while one is open, or on pause, new ones wait. */
function waits(number) {
  return !rows.has(number) && rows.size > 0 && (paused || opened.size > 0);
}

function drawRequests() {
  [...exchanges.keys()].sort((a, b) => a - b).slice(0, -KEPT).forEach(forget);
  const list = byId('request-list');
  for (const number of [...changed].sort((a, b) => a - b)) {
    if (waits(number)) continue;
    changed.delete(number);
    const exchange = exchanges.get(number);
    const held = (state.figures.held || []).filter(each => each.request === exchange.request).flatMap(each => each.held || []);
    const row = show.requestRow(exchange, exchange.outcome === undefined ? held : [], opened.has(number));
    row.hidden = !matches(exchange);
    const old = rows.get(number);
    rows.set(number, row);
    if (old) {
      const folds = [...old.querySelectorAll('details')];
      row.querySelectorAll('details').forEach((each, i) => { if (folds[i]) each.open = folds[i].open; });
      keepingFocus(old, () => old.replaceWith(row), row);
    } else {
      const before = [...list.children].find(each => Number(each.dataset.number) < number);
      list.insertBefore(row, before || null);
    }
  }
  const waiting = [...changed].filter(waits).length;
  byId('waiting').hidden = !waiting;
  byId('waiting').textContent = waiting === 1 ? 'Show 1 new request' : `Show ${waiting} new requests`;
  tellEmpty(byId('no-requests'), list, exchanges.size ? 'No request matches the filter.' : 'No request yet. It appears here when the site is asked for something.');
}

/** What has the focus has it afterwards, too; places count where the elements are new. */
function keepingFocus(element, action, replacement = element) {
  const all = 'button, pre, summary, tr';
  const at = [...element.querySelectorAll(all)].indexOf(document.activeElement);
  action();
  if (at >= 0) [...replacement.querySelectorAll(all)][at]?.focus({preventScroll: true});
}

function tellEmpty(note, list, text) {
  note.hidden = [...list.children].some(row => !row.hidden);
  note.textContent = text;
}

function matches(exchange) {
  const all = show.words(exchange);
  return byId('filter-requests').value.toLowerCase().split(/\s+/).every(word => all.includes(word));
}

function drawSettings() {
  const settings = state.settings;
  const values = settings.values || [];
  byId('settings-module').replaceChildren(...(settings.module
    ? [show.el('code', {}, settings.module), settings.origin ? show.el('span', {class: 'muted'}, ' chosen by ' + settings.origin) : '']
    : []));
  byId('count-settings').textContent = values.length || '';
  byId('setting-list').replaceChildren(...values.map(show.settingRow));
  filterSettings();
}

function filterSettings() {
  const words = byId('filter-settings').value.toLowerCase().split(/\s+/);
  const only = byId('only-changed').checked;
  for (const row of byId('setting-list').children) {
    const text = row.textContent.toLowerCase();
    row.hidden = !words.every(word => text.includes(word)) || only && !row.classList.contains('differs');
  }
  tellEmpty(byId('no-settings'), byId('setting-list'), (state.settings.values || []).length
    ? 'No setting matches.' : 'The settings could not be read yet.');
}

// What a person does

function toggle(row) {
  const item = row.closest('li[data-number]');
  if (!item) return;
  const number = Number(item.dataset.number);
  opened.has(number) ? opened.delete(number) : opened.add(number);
  changed.add(number);
  draw();
}

function closeAll() {
  const any = opened.size > 0;
  opened.forEach(number => changed.add(number));
  opened.clear();
  draw();
  return any;
}

function togglePause() {
  paused = !paused;
  byId('pause').setAttribute('aria-pressed', String(paused));
  byId('pause').textContent = paused ? 'Go on' : 'Pause';
  draw();
  return true;
}

function section() {
  const named = document.querySelector('main > section' + (location.hash || '#requests'));
  return named || byId('requests');
}

function route() {
  const shown = section();
  document.querySelectorAll('main > section').forEach(each => { each.hidden = each !== shown; });
  document.querySelectorAll('nav a').forEach(link => {
    const here = link.getAttribute('href') === '#' + shown.id;
    here ? link.setAttribute('aria-current', 'page') : link.removeAttribute('aria-current');
    if (here) link.scrollIntoView({block: 'nearest', inline: 'center'});
  });
  scrollTo(0, 0);
}

byId('request-list').addEventListener('click', event => {
  const row = event.target.closest('.row');
  if (row) toggle(row);
});
byId('waiting').addEventListener('click', () => {
  opened.forEach(number => changed.add(number));
  opened.clear();
  if (paused) togglePause();
  draw();
});
byId('pause').addEventListener('click', togglePause);
byId('filter-requests').addEventListener('input', () => {
  rows.forEach((row, number) => { row.hidden = !matches(exchanges.get(number)); });
  draw();
});
byId('filter-settings').addEventListener('input', filterSettings);
byId('only-changed').addEventListener('change', filterSettings);
addEventListener('hashchange', route);
listen({section, toggle, togglePause, closeAll});
route();
begin();
