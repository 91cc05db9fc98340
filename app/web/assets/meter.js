// A test with live instruments: the gauge is drawn anew with each news of the server; when the turn changes the page is fetched anew.
(function () {
  'use strict';
  const form = document.querySelector('form[data-news]');
  if (!form) return;
  const gauge = form.querySelector('[data-gauge]'), entry = form.querySelector('[name="entry"]');
  if (entry) entry.focus({ preventScroll: true });
  if (!gauge || !window.EventSource) return;
  const news = new EventSource(form.dataset.news);
  news.onmessage = function (event) {
    const said = JSON.parse(event.data);
    if (said.turn !== form.dataset.turn) {
      if (entry && entry.value) return;  // somebody is typing: the page waits
      news.close();
      location.replace(location.pathname);
      return;
    }
    gauge.innerHTML = said.html;
  };
  window.addEventListener('pagehide', function () { news.close(); });
  form.addEventListener('submit', function () { news.close(); });
})();
