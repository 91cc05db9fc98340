// What is typed into a form with data-draft is kept in the browser until it is recorded: a closed tab, a crash or a cut of power
// loses nothing. A page that was only opened ("fresh") gets it back and says so; one that the server answered holds it anyway.
(function () {
  'use strict';
  const DAYS = 7;
  let kept, session;
  try { kept = localStorage; session = sessionStorage; } catch (e) { return; /* a private window */ }

  // Recorded: only the page that tells of it, right after the form was sent, lets the draft go.
  const sent = JSON.parse(session.getItem('muster-sent') || 'null');
  session.removeItem('muster-sent');
  if (sent && Date.now() - sent.at < 60000 && document.querySelector('p.note[data-done]')) kept.removeItem(sent.key);

  const form = document.querySelector('form[data-draft]');
  if (!form) return;
  const hidden = Array.from(form.querySelectorAll('input[type=hidden]')).filter(function (i) { return !/^(token|command|sheet_kept)$/.test(i.name); });
  const key = 'muster-draft ' + [form.getAttribute('action')].concat(hidden.map(function (i) { return i.value; })).join(' ');
  const fields = Array.from(form.elements).filter(function (f) { return f.name && !/^(hidden|file|submit|button|fieldset)$/.test(f.type); });
  const ticked = function (f) { return f.type === 'radio' || f.type === 'checkbox'; };

  function save() {
    const values = [];
    fields.forEach(function (f) {
      if (ticked(f)) { if (f.type === 'checkbox' || f.checked) values.push([f.name, f.value, f.checked]); } else values.push([f.name, f.value]);
    });
    try { kept.setItem(key, JSON.stringify({ at: Date.now(), values: values })); } catch (e) { /* full: the page itself still holds it */ }
  }
  let waiting = 0;
  form.addEventListener('input', function () { clearTimeout(waiting); waiting = setTimeout(save, 300); });
  form.addEventListener('change', save);
  form.addEventListener('submit', function () {
    clearTimeout(waiting);
    save();
    session.setItem('muster-sent', JSON.stringify({ key: key, at: Date.now() }));
  });
  addEventListener('pagehide', function () { if (waiting) { clearTimeout(waiting); if (!session.getItem('muster-sent')) save(); } });

  function putBack(draft) {
    let absent = false;
    draft.values.forEach(function (one) {
      const field = fields.find(function (f) { return f.name === one[0] && (!ticked(f) || f.value === one[1]); });
      if (field) {
        if (ticked(field)) field.checked = one[2]; else field.value = one[1];
        if (field.value || field.checked) field.dispatchEvent(new Event('input', { bubbles: true }));
      } else if (one[1] && one[2] !== false) {  // a second attempt: the server makes its field
        const extra = document.createElement('input');
        extra.type = 'hidden'; extra.name = one[0]; extra.value = one[1];
        form.append(extra);
        absent = true;
      }
    });
    const check = form.querySelector('button[name=do][value=check]');
    if (absent && check) { check.click(); return; }
    const told = form.querySelector('[data-draft-told]');
    told.querySelector('time').textContent = new Date(draft.at).toLocaleString(document.documentElement.lang);
    told.querySelector('button').addEventListener('click', function () { clearTimeout(waiting); waiting = 0; kept.removeItem(key); location.reload(); });
    told.hidden = false;
  }
  document.addEventListener('DOMContentLoaded', function () {  // the script of the page listens by then
    const draft = JSON.parse(kept.getItem(key) || 'null');
    if (!draft || Date.now() - draft.at > DAYS * 86400000) { kept.removeItem(key); return; }
    if (form.dataset.draft === 'fresh') putBack(draft);
  });
}());
