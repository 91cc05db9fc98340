// Arrow keys walk the slots of the rack as they stand; every slot is a link, so this only saves key presses.
(function () {
  'use strict';
  const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  document.addEventListener('keydown', function (event) {
    const step = steps[event.key];
    const at = document.activeElement;
    if (!step || event.ctrlKey || event.altKey || event.metaKey || !at || !at.closest('[data-rack]')) return;
    const row = Number(at.dataset.row) + step[0], column = Number(at.dataset.column) + step[1];
    const next = at.closest('[data-rack]').querySelector('[data-row="' + row + '"][data-column="' + column + '"]');
    if (next) { event.preventDefault(); next.focus(); }
  });
  const chosen = document.querySelector('[data-rack] [aria-current]');
  if (chosen && !location.hash && !document.querySelector('.error-summary')) chosen.focus();
}());
