// Keeps the list of requests fresh. Without this, reloading the page does the same.
const activity = document.getElementById("activity");

async function refresh() {
  if (document.hidden) {
    return;
  }
  try {
    const answer = await fetch(activity.dataset.source);
    const html = answer.ok ? await answer.text() : "";
    // Replace only what changed: a reader's selection and scroll position stay.
    if (html && html !== refresh.shown) {
      activity.innerHTML = refresh.shown = html;
    }
  } catch {
    // The server is away; the next attempt finds it again.
  }
}

if (activity) {
  refresh();
  setInterval(refresh, 2000);
}
