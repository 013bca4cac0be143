'use strict';
(() => {
  const text = document.getElementById('text');
  const copy = document.getElementById('copy');

  const select = () => {
    text.hidden = false;
    getSelection().selectAllChildren(text);
    text.scrollIntoView();
  };
  copy.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text.textContent);
      copy.textContent = 'Copied';
      setTimeout(() => { copy.textContent = 'Copy as text'; }, 2000);
    } catch {
      select();
    }
  });
  copy.parentElement.hidden = false;

  const again = document.getElementById('again');
  if (again) again.addEventListener('click', async () => {
    again.disabled = true;
    again.textContent = 'Trying …';
    await fetch('/_freedom/again', {method: 'POST'}).catch(() => {});
    location.reload();
  });

  // On a narrow window the caret may be far to the right of what is in view.
  const showCaret = (pre) => {
    const caret = pre.querySelector('.caret b');
    if (caret && caret.offsetLeft > pre.clientWidth - 40) pre.scrollLeft = caret.offsetLeft - pre.clientWidth / 2;
  };
  const showCarets = () => document.querySelectorAll('figure pre').forEach(showCaret);
  showCarets();
  addEventListener('resize', showCarets);
  document.querySelectorAll('details.finding').forEach((each) => each.addEventListener('toggle', () => {
    each.querySelectorAll('figure pre').forEach(showCaret);
  }));

  // The request is not over while its page is written: the console knows how it ended.
  const held = document.querySelector('[data-request]');
  const ask = (times) => {
    fetch('/_freedom/requests/' + encodeURIComponent(held.dataset.request), {headers: {Accept: 'application/json'}})
      .then((answer) => (answer.ok ? answer.json() : Promise.reject()))
      .then((request) => {
        const back = request.givenBack || [];
        if (!request.outcome) {
          if (times > 1) ask(times - 1); // the answer has waited for its end, and not for ever
          return;
        }
        const forgotten = back.filter((each) => each.forgotten).map((each) => each.what);
        const names = back.map((each) => each.what).join(', ');
        held.className = forgotten.length ? 'bad' : 'done';
        held.textContent = back.length ? 'Given back at the end of the request: ' + names + '.'
          : 'The request is over, and nothing is held.';
        if (forgotten.length) held.textContent += ' Forgotten by the site: ' + forgotten.join(', ') + '.';
      })
      .catch(() => {});
  };
  if (held) ask(30);
})();
