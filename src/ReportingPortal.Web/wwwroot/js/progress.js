// Live progress of uploads by server-sent events. A change of state swaps in what the server draws; in between only
// numbers and bars move, so that the list never jumps.
(() => {
  "use strict";
  const list = document.getElementById("uploads");
  if (!list?.dataset.uploadEvents || !window.EventSource) {
    return;
  }
  const numbers = new Intl.NumberFormat("en");
  const only = list.dataset.only;
  let refreshing = false;

  async function refresh() {
    if (refreshing) {
      return;
    }
    refreshing = true;
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (!answer.ok) {
        return;
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      list.replaceChildren(...page.getElementById("uploads").childNodes);
      for (const part of [".rp-sentence", ".rp-page-actions", ".rp-basis"]) {
        const fresh = page.querySelector(part);
        document.querySelector(part)?.replaceWith(...(fresh ? [fresh] : []));
      }
    } finally {
      refreshing = false;
    }
  }

  function show(row, upload) {
    for (const field of row.querySelectorAll("[data-field]")) {
      const value = upload[field.dataset.field];
      if (field instanceof HTMLProgressElement) {
        field.value = value ?? 0;
      } else if (typeof value === "number") {
        field.textContent = numbers.format(value);
      } else if (value) {
        field.textContent = value;
      }
    }
  }

  function take(uploads) {
    const wanted = only ? uploads.filter((upload) => list.querySelector(`[data-upload="${upload.id}"]`)) : uploads;
    let changed = false;
    for (const upload of wanted) {
      const row = list.querySelector(`[data-upload="${upload.id}"]`);
      if (row && row.dataset.state === upload.state) {
        show(row, upload);
      } else {
        changed ||= Boolean(row) || !only && !location.search;
      }
    }
    if (changed) {
      refresh();
    }
  }

  const source = new EventSource(list.dataset.uploadEvents);
  source.addEventListener("uploads", (event) => take(JSON.parse(event.data)));
  addEventListener("pagehide", () => source.close());
  document.addEventListener("uploads-changed", refresh);
})();
