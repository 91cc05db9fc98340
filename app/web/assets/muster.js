// Muster's own script. Every page works without it; it only saves key presses. No library, nothing inline.
(function () {
  'use strict';
  const main = document.getElementById('main');
  const pulse = document.getElementById('pulse');

  // F2 goes to the field that waits for a scan, or to the scan station where a page has none.
  document.addEventListener('keydown', function (event) {
    if (event.key !== 'F2' || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const field = document.querySelector('[data-scan]');
    if (field) { field.focus(); field.select(); } else { location.assign('/scan'); }
  });

  // An error summary takes the focus, so that a reader hears it first.
  const summary = document.querySelector('.error-summary');
  if (summary) summary.focus();

  // Choosing a name sends the form; without script the button does. A page with something typed stays: the choice is told beside it.
  let typed = false;
  document.addEventListener('input', function (event) { if (main && main.contains(event.target)) typed = true; });
  function takeName(form, name) {
    fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)), credentials: 'same-origin', redirect: 'manual' })
      .catch(function () { form.submit(); });
    main.querySelectorAll('select[name="by"], select[name="person"]').forEach(function (field) { if (!field.value || field.value === before) field.value = name; });
    main.querySelectorAll('input[name="as"]').forEach(function (field) { field.value = name; });
    before = name;
  }
  let before = (document.getElementById('who') || {}).value;
  document.querySelectorAll('form[data-auto] button').forEach(function (button) { button.hidden = true; });
  document.querySelectorAll('form[data-auto] select').forEach(function (select) {
    select.addEventListener('change', function () {
      if (typed || document.querySelector('.error-summary')) takeName(select.form, select.value); else select.form.requestSubmit();
    });
  });

  // A form is sent once: the second press of a gloved hand is dropped.
  document.addEventListener('submit', function (event) {
    if (event.target.dataset.sent) { event.preventDefault(); return; }
    event.target.dataset.sent = '1';
    setTimeout(function () { delete event.target.dataset.sent; }, 4000);
  });

  // A page with data-reload fetches itself anew and changes only what differs. Old data is said aloud after 60 s.
  const every = Number(document.body.dataset.reload || 0) * 1000;
  if (!every || !main || !pulse) return;
  let fresh = Date.now();
  let text = main.innerHTML;

  function tellAge() {
    const old = Date.now() - fresh > 60000;
    pulse.classList.toggle('bad', old);
    pulse.querySelector('[data-fresh]').hidden = old;
    pulse.querySelector('[data-stale]').hidden = !old;
    document.getElementById('stale').hidden = !old;
  }

  function exchange(page) {
    const incoming = page.getElementById('main');
    if (!incoming) return;
    const clock = page.querySelector('#pulse time');
    if (clock) pulse.querySelector('time').replaceWith(clock);
    document.title = page.title;
    if (incoming.innerHTML === text) return;
    const at = document.activeElement;
    const href = at && main.contains(at) ? at.getAttribute('href') : null;
    text = incoming.innerHTML;
    main.replaceChildren.apply(main, Array.from(incoming.childNodes));
    if (href) {
      const same = Array.from(main.querySelectorAll('a')).find(function (a) { return a.getAttribute('href') === href; });
      if (same) same.focus();
    }
  }

  async function again() {
    try {
      const answer = await fetch(location.href, { credentials: 'same-origin', signal: AbortSignal.timeout ? AbortSignal.timeout(8000) : undefined });
      if (answer.ok) {
        exchange(new DOMParser().parseFromString(await answer.text(), 'text/html'));
        fresh = Date.now();
      }
    } catch (e) { /* the server is away; the age says so */ }
    tellAge();
    setTimeout(again, every);
  }
  setTimeout(again, every);
  setInterval(tellAge, 5000);
}());
