// Keeps the page up to date, and sends the form. The form is sent from here so that it says where it comes from:
// the page tells no one, and a browser would then send a form without an origin.
'use strict';

const live = document.querySelector('[data-version]');
const form = document.getElementById('mark');
const said = document.getElementById('said');
const KEPT = 'daymark-said';

function say(text) {
  said.textContent = text;
}

function isInUse() {
  const fields = [...form.querySelectorAll('input[type=text], input[type=time]')];
  return form.contains(document.activeElement) || fields.some((field) => field.value !== '');
}

async function look() {
  try {
    const answer = await fetch('/version');
    const version = answer.ok ? await answer.text() : null;
    if (version === null) {
      say('This page is no longer served; open the address that `daymark serve` printed.');
      return;
    }
    if (version !== live.dataset.version) {
      if (!isInUse()) {
        location.reload();
        return;
      }
      say('The journal has changed; the page follows when you leave the form, and leave it empty.');
    }
  } catch {
    say('`daymark serve` is not running.');
  }
  setTimeout(look, 1500);
}

// What the chosen habit asks, above the note that answers it.
function ask() {
  const question = form.elements.name.selectedOptions[0]?.dataset.ask;
  document.getElementById('ask').textContent = question ? `Note: ${question}` : 'Note';
}

form.addEventListener('change', ask);
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  try {
    const answer = await fetch('/mark', { method: 'POST', body: new URLSearchParams(new FormData(form)) });
    const text = await answer.text();
    if (answer.ok) {
      sessionStorage.setItem(KEPT, text);
      location.reload();
    } else {
      say(text);
    }
  } catch {
    say('`daymark serve` is not running.');
  }
});

ask();
form.hidden = false;
say(sessionStorage.getItem(KEPT) ?? '');
sessionStorage.removeItem(KEPT);
setTimeout(look, 1500);
