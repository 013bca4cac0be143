// Repository browsers make a heading's anchor of its lower-case words, Doxia does not: the pages' links follow the former.
document.addEventListener('DOMContentLoaded', () => {
  for (const heading of document.querySelectorAll('main h2, main h3, section h1, section h2, section h3')) {
    heading.id = heading.textContent.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-');
  }
  document.getElementById(location.hash.slice(1))?.scrollIntoView();
});
