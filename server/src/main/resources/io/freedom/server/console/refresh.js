// Loads this page again when the site was reloaded, or when a problem came or went. In development only.
(() => {
  const tag = document.currentScript;
  const shown = Number(tag.dataset.generation);
  const isProblem = 'problem' in tag.dataset;
  const PLACE = 'freedom:place';
  const DONE = 'freedom:refreshed';
  let stream = null;
  let leaving = false;

  // Where a person was on the page, kept over a page of errors that comes between.
  const store = (key, value) => {
    try {
      value === null ? sessionStorage.removeItem(key) : sessionStorage.setItem(key, JSON.stringify(value));
    } catch (e) {
      // A browser that keeps nothing: the page starts at its top.
    }
  };
  const stored = key => {
    try {
      return JSON.parse(sessionStorage.getItem(key));
    } catch (e) {
      return null;
    }
  };

  const place = isProblem ? null : stored(PLACE);
  if (place) {
    store(PLACE, null);
    if (place.page === location.pathname + location.search) {
      // The browser would go where the person was on the page of errors.
      const restoration = history.scrollRestoration;
      history.scrollRestoration = 'manual';
      addEventListener('pagehide', () => { history.scrollRestoration = restoration; });
      addEventListener('load', () => scrollTo(place.x, place.y));
    }
  }

  const refresh = generation => {
    if (leaving || generation === shown) return;
    const done = location.pathname + location.search + ' ' + generation;
    // A page from the browser's own cache still says what it showed then: once is enough.
    if (stored(DONE) === done) return;
    leaving = true;
    store(DONE, done);
    if (!isProblem) store(PLACE, {page: location.pathname + location.search, x: scrollX, y: scrollY});
    disconnect();
    location.reload();
  };

  const connect = () => {
    if (stream || leaving || document.hidden) return;
    stream = new EventSource('/_freedom/events');
    const heed = event => {
      const site = JSON.parse(event.data);
      if (site.state !== 'starting') refresh(site.generation);
    };
    stream.onerror = () => {
      if (stream && stream.readyState === EventSource.CLOSED) {
        disconnect();
        setTimeout(connect, 2000);
      }
    };
    stream.addEventListener('hello', heed);
    stream.addEventListener('site', heed);
  };

  // A browser has six connections for a site: pages that nobody looks at leave theirs to others.
  const disconnect = () => {
    if (stream) stream.close();
    stream = null;
  };

  document.addEventListener('visibilitychange', () => document.hidden ? disconnect() : connect());
  addEventListener('pagehide', disconnect);
  addEventListener('pageshow', connect);
  connect();
})();
