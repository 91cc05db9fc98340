// The scan station's help for hands: a wedge scanner is understood whatever has the focus and whatever input method is on; a mode is
// changed by one press; F8 undoes; two tones when wanted. Without it the page works by Enter, Tab and the buttons.
(function () {
  'use strict';
  const field = document.querySelector('[data-scan]');
  const form = document.getElementById('gun');
  if (!field || !form) return;

  // An input method swallows keys ("Process", 229) but their places on the keyboard are still told: the code is rebuilt from them.
  const kBurst = 40, kShortest = 6;   // milliseconds between two keys of a scanner; its shortest code
  let keys = [], last = 0, swallowed = false;
  function letter(event) {
    const code = event.code || '';
    if (/^Key[A-Z]$/.test(code)) return code.slice(3);
    if (/^(Digit|Numpad)[0-9]$/.test(code)) return code.slice(-1);
    if (code === 'Minus') return event.shiftKey ? '_' : '-';
    return { NumpadSubtract: '-', Slash: '/', NumpadDivide: '/', Period: '.', NumpadDecimal: '.' }[code] || '';
  }
  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'F8') {
      const undo = document.querySelector('[data-undo]');
      if (undo) { event.preventDefault(); undo.click(); }
      return;
    }
    const now = event.timeStamp;
    if (now - last > kBurst) { keys = []; swallowed = false; }
    last = now;
    if (event.key === 'Process' || event.keyCode === 229) swallowed = true;
    if (event.code === 'Enter' || event.code === 'NumpadEnter') {
      const elsewhere = document.activeElement !== field;
      if (keys.length >= kShortest && (swallowed || elsewhere)) {
        event.preventDefault();
        const text = keys.join('');
        if (!elsewhere) field.blur();   // ends the composition
        field.value = text;
        form.requestSubmit();
      }
      keys = [];
      return;
    }
    const one = letter(event);
    if (one) keys.push(one);
  }, true);

  // Back to the input after a press beside it; never away from something that is being typed or chosen.
  document.addEventListener('click', function (event) {
    if (!event.target.closest('a,button,input,select,textarea,label,summary')) field.focus();
  });
  if (!document.querySelector('.error-summary')) field.focus();

  form.querySelectorAll('[name=mode]').forEach(function (radio) {
    radio.addEventListener('change', function () {
      const kept = new URLSearchParams();
      kept.set('mode', radio.value);
      ['holder', 'expected', 'job'].forEach(function (name) {
        const input = form.elements[name];
        if (input && input.value) kept.set(name, input.value);
      });
      const chosen = form.elements.chosen.value;
      if (chosen) kept.set('code', chosen);
      location.assign('/scan?' + kept);
    });
  });

  // Sound: off until somebody wants it at this station. High: done. Low twice: refused.
  const button = document.querySelector('[data-sound]');
  let on = false;
  try { on = localStorage.getItem('muster-sound') === 'on'; } catch (e) { /* private window */ }
  function tone(context, hertz, at) {
    const source = context.createOscillator(), gain = context.createGain();
    source.frequency.value = hertz;
    gain.gain.value = 0.15;
    source.connect(gain).connect(context.destination);
    source.start(context.currentTime + at);
    source.stop(context.currentTime + at + 0.12);
  }
  function play() {
    const said = document.querySelector('[data-sounds]');
    if (!on || !said || !window.AudioContext) return;
    const context = new AudioContext();
    if (said.dataset.sounds === 'ok') { tone(context, 1320, 0); } else { tone(context, 220, 0); tone(context, 220, 0.2); }
  }
  if (button) {
    button.hidden = false;
    button.textContent = on ? button.dataset.on : button.dataset.off;
    button.addEventListener('click', function () {
      on = !on;
      try { localStorage.setItem('muster-sound', on ? 'on' : 'off'); } catch (e) { /* private window */ }
      button.textContent = on ? button.dataset.on : button.dataset.off;
      play();
      field.focus();
    });
  }
  play();
}());
