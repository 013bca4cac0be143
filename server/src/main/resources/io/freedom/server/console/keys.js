// The keyboard. A key does what the help says; nothing is taken from a field that somebody types in.

const SECTIONS = {r: 'requests', a: 'application-section', s: 'settings', o: 'observers', h: 'resources'};

/** @param actions what the page can do: togglePause, toggle(row), section() that is shown */
export function listen(actions) {
  const help = document.getElementById('help');
  document.getElementById('help-button').addEventListener('click', () => help.showModal());
  let going = -Infinity; // when g was pressed, and not when a busy page came to hear of it

  addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    const field = event.target.matches('input:not([type=checkbox])') ? event.target : null;
    if (field) {
      if (event.key === 'Escape') {
        if (field.value) {
          field.value = '';
          field.dispatchEvent(new Event('input'));
        } else {
          field.blur();
        }
        event.preventDefault();
      } else if (event.key === 'Enter') {
        field.blur();
        move(1);
        event.preventDefault();
      }
      return;
    }
    if (event.timeStamp - going < 1200 && SECTIONS[event.key]) {
      going = -Infinity;
      location.hash = SECTIONS[event.key];
      event.preventDefault();
      return;
    }
    going = event.key === 'g' ? event.timeStamp : -Infinity;
    if (going > 0 || press(event.key)) event.preventDefault();
  });

  function press(key) {
    switch (key) {
      case 'j': case 'ArrowDown': return move(1);
      case 'k': case 'ArrowUp': return move(-1);
      case 'o': return current() && (actions.toggle(current()), true);
      case 'p': return actions.togglePause();
      case '/': return filter();
      case '?': help.showModal(); return true;
      case 'Escape': return actions.closeAll();
      default: return false;
    }
  }

  function rows() {
    return [...actions.section().querySelectorAll('li > .row, .settings > li, tbody > tr')]
      .filter(row => row.offsetParent !== null);
  }

  function current() {
    return rows().find(row => row === document.activeElement);
  }

  function move(step) {
    const all = rows();
    if (!all.length) return false;
    const at = all.indexOf(document.activeElement);
    const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1)];
    next.focus();
    next.scrollIntoView({block: 'nearest'});
    return true;
  }

  function filter() {
    const field = actions.section().querySelector('input[type=search]');
    if (!field) return false;
    field.focus();
    field.select();
    return true;
  }
}
