// The bench with a script: verdicts as typed, Enter goes on, one step at a time with its countdown. Without it the same form has buttons.
(function () {
  'use strict';
  const form = document.querySelector('form[data-live]');
  if (!form) return;
  const grid = form.dataset.grid !== undefined;
  const known = { ready: 1, bad: 1, due: 1, unk: 1 };
  const ns = 'http://www.w3.org/2000/svg';

  function shape(name) {
    const svg = document.createElementNS(ns, 'svg'), use = document.createElementNS(ns, 'use');
    svg.setAttribute('class', 'shape'); svg.setAttribute('aria-hidden', 'true');
    use.setAttribute('href', '#s-' + name); svg.appendChild(use);
    return svg;
  }
  function status(where, verdict) {
    where.replaceChildren();
    if (!verdict || !known[verdict.class]) return;
    const st = document.createElement('span');
    st.className = 'st ' + verdict.class;
    st.append(shape(verdict.class), verdict.word);
    where.append(st);
    if (verdict.reason) {
      const why = document.createElement('span');
      why.className = 'cap'; why.textContent = ' ' + verdict.reason;
      where.append(why);
    }
  }
  function paint(cell, verdict, problem) {
    cell.className = 'cell' + (problem ? ' bad wrong' : verdict ? ' ' + verdict.class : '');
    const input = cell.querySelector('input'), mark = cell.querySelector('[data-mark]');
    input.title = problem || (verdict && verdict.reason) || '';
    if (problem) input.setAttribute('aria-invalid', 'true'); else input.removeAttribute('aria-invalid');
    mark.replaceChildren();
    if (!verdict && !problem) return;
    const word = document.createElement('span');
    word.textContent = problem ? form.dataset.unread : verdict.word;
    mark.append(shape(problem ? 'bad' : verdict.class), word);
  }

  // What is sent for a verdict: everything of the guided test; of the grid the lines on top and the columns that changed.
  function asked(columns) {
    const data = new URLSearchParams();
    for (const entry of new FormData(form)) {
      if (typeof entry[1] !== 'string') continue;
      const cell = grid && entry[0].startsWith('v.') ? entry[0].split('.')[1] : null;
      if (cell === null || columns.has(cell)) data.append(entry[0], entry[1]);
    }
    return data;
  }

  let waiting = 0, changed = new Set(), turn = 0;
  async function judge() {
    const columns = changed, mine = ++turn;
    changed = new Set();
    try {
      const answer = await fetch(form.dataset.live, { method: 'POST', body: asked(columns), credentials: 'same-origin' });
      if (!answer.ok || (mine !== turn && !grid)) return;
      const said = await answer.json();
      if (grid) showGrid(said, columns); else showGuided(said);
    } catch (e) { /* the server is away: the Check button says so */ }
  }
  function later(column) {
    changed.add(column);
    clearTimeout(waiting);
    waiting = setTimeout(judge, 250);
  }

  function problemsOf(said) {
    const out = {};
    said.problems.forEach(function (p) { if (!out[p.field]) out[p.field] = p.text; });
    return out;
  }
  function showGrid(said, columns) {
    const problems = problemsOf(said);
    form.querySelectorAll('[data-cell]').forEach(function (cell) {
      const input = cell.querySelector('input');
      if (columns.has(input.dataset.column)) paint(cell, input.value.trim() ? said.cells[input.name] : null, problems[input.name]);
    });
    said.columns.forEach(function (column, index) {
      const place = form.querySelector('[data-overall="' + index + '"]');
      if (place && columns.has(String(index))) status(place, column);
    });
    tell(document.activeElement);
  }
  function tell(input) {
    const line = form.querySelector('[data-told]');
    if (line && input && input.dataset && input.dataset.column !== undefined) line.textContent = input.title ? input.getAttribute('aria-label') + ': ' + input.title : '';
  }

  if (grid) {
    const inputs = Array.from(form.querySelectorAll('[data-cell] input'));
    const columns = Number(form.dataset.grid), rows = inputs.length / columns;
    const at = function (row, column) { return inputs[row * columns + column]; };
    const go = function (row, column) {
      if (row >= rows) { row = 0; column += 1; }
      if (row < 0) { row = rows - 1; column -= 1; }
      if (column < 0) return;
      const next = column < columns ? at(row, column) : form.querySelector('[name="by"]');
      if (next) { next.focus(); if (next.select) next.select(); }
    };
    inputs.forEach(function (input, index) {
      const row = Math.floor(index / columns), column = index % columns;
      input.addEventListener('keydown', function (event) {
        if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
        const atEnd = input.selectionStart === input.value.length, atStart = input.selectionEnd === 0;
        if (event.key === 'Enter' || event.key === 'ArrowDown') { event.preventDefault(); go(row + 1, column); }
        else if (event.key === 'ArrowUp') { event.preventDefault(); go(row - 1, column); }
        else if (event.key === 'ArrowRight' && atEnd && column + 1 < columns) { event.preventDefault(); go(row, column + 1); }
        else if (event.key === 'ArrowLeft' && atStart && column > 0) { event.preventDefault(); go(row, column - 1); }
      });
      input.addEventListener('input', function () { later(input.dataset.column); });
      input.addEventListener('focus', function () { tell(input); });
    });
    ['bench', 'started_at'].forEach(function (name) {
      const field = form.querySelector('[name="' + name + '"]');
      if (field) field.addEventListener('change', function () { inputs.forEach(function (i) { if (i.value) later(i.dataset.column); }); });
    });
    const first = inputs.find(function (i) { return i.getAttribute('aria-invalid'); }) || inputs.find(function (i) { return !i.value; });
    const head = form.querySelector('.headline select, .headline input');
    if (first && !document.querySelector('.error-summary')) { if (head && head.name === 'bench' && !head.value) head.focus(); else first.focus(); }
    return;
  }

  // Guided: one step fills the screen; the list at its side leads anywhere.
  const steps = Array.from(form.querySelectorAll('[data-step]'));
  function current() { return steps.findIndex(function (s) { return !s.hidden; }); }
  function open(index, focus) {
    const to = Math.max(0, Math.min(index, steps.length - 1));
    steps.forEach(function (step, i) { step.hidden = i !== to; });
    form.querySelectorAll('.steps li').forEach(function (line, i) { if (i === to) line.setAttribute('aria-current', 'step'); else line.removeAttribute('aria-current'); });
    if (!focus) return;
    const fields = Array.from(steps[to].querySelectorAll('input:not([type=checkbox]), select'));
    const field = fields.filter(function (f) { return f.type !== 'radio' || f.value === 'yes'; })[0];
    (field || steps[to]).focus();
  }
  function showGuided(said) {
    const problems = problemsOf(said);
    let done = 0;
    steps.forEach(function (step) {
      const id = step.dataset.step;
      if (id === 'sign') return;
      let verdict = null, problem = null;
      step.querySelectorAll('.try input').forEach(function (input) {
        const cell = input.name.replace(/^w\./, 'v.');
        verdict = said.cells[cell] || verdict;
        problem = problems[cell] || problem;
      });
      if (problem) verdict = { class: 'bad', word: '', reason: problem };
      status(step.querySelector('[data-verdict]'), verdict);
      const line = form.querySelector('[data-step-line="' + id + '"]');
      line.className = verdict ? verdict.class : 'todo';
      line.querySelector('use').setAttribute('href', '#s-' + (verdict ? verdict.class : 'todo'));
      line.querySelector('[data-line-word]').textContent = verdict ? verdict.word : '';
      if (verdict && !problem) done += 1;
    });
    form.querySelector('[data-done]').textContent = String(done);
    const overall = form.querySelector('[data-overall]');
    if (said.columns[0] && overall) status(overall, said.columns[0]);
  }
  form.classList.add('one');
  form.addEventListener('input', function () { later('0'); });
  form.addEventListener('change', function () { later('0'); });
  form.querySelectorAll('.steps a').forEach(function (link, index) {
    link.addEventListener('click', function (event) { event.preventDefault(); open(index, true); });
  });
  form.addEventListener('keydown', function (event) {
    if (event.isComposing || event.key !== 'Enter' || event.target.tagName === 'BUTTON' || event.target.tagName === 'A') return;
    event.preventDefault();
    if (current() < steps.length - 1) open(current() + 1, true);
  });

  // The countdown of a step that is measured over a time: settle first, then the time itself.
  steps.forEach(function (step) {
    const parts = [Number(step.dataset.settle || 0), Number(step.dataset.seconds || 0)].filter(function (s) { return s > 0; });
    const where = step.querySelector('[data-wait]');
    if (!parts.length || !where) return;
    const row = document.createElement('p'), button = document.createElement('button'), left = document.createElement('b');
    row.className = 'count-down'; button.type = 'button'; button.className = 'btn'; button.textContent = '▶ ' + parts.join(' + ') + ' s';
    left.setAttribute('role', 'timer');
    row.append(button, left);
    where.after(row);
    let tick = 0;
    button.addEventListener('click', function () {
      clearInterval(tick);
      const begun = Date.now();
      const show = function () {
        let past = (Date.now() - begun) / 1000, part = 0;
        while (part < parts.length && past >= parts[part]) { past -= parts[part]; part += 1; }
        if (part === parts.length) { clearInterval(tick); left.textContent = '0:00'; const field = step.querySelector('.read input'); if (field) field.focus(); return; }
        const rest = Math.ceil(parts[part] - past);
        left.textContent = (parts.length > 1 ? (part + 1) + '/' + parts.length + '  ' : '') + Math.floor(rest / 60) + ':' + String(rest % 60).padStart(2, '0');
      };
      show();
      tick = setInterval(show, 250);
    });
  });
  const focused = form.querySelector('[autofocus]') || form.querySelector('[aria-invalid]');
  const begin = focused ? steps.findIndex(function (s) { return s.contains(focused); }) : location.hash ? steps.findIndex(function (s) { return '#' + s.id === location.hash; }) : 0;
  const narrow = matchMedia('(max-width: 48rem)').matches;  // there a focus would scroll the page away at once
  open(Math.max(0, begin), Boolean(focused) || (!narrow && !document.querySelector('.error-summary')));
}());
