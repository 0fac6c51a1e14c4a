// Changed cells that are not saved yet: counted beside the button, and nobody leaves them behind without a word. Phones ask
// no question when a page is left, so links are asked here too.
(() => {
  "use strict";
  const form = document.querySelector("[data-unsaved]");
  if (!form) {
    return;
  }
  const note = form.querySelector("[data-unsaved-note]");
  let leaving = false;

  function rows() {
    const cells = [...form.querySelectorAll("[name^='cell-']")].filter((cell) => cell.value !== cell.defaultValue);
    return new Set(cells.map((cell) => cell.closest("tr"))).size;
  }

  function sentence(count) {
    return count === 1 ? "1 changed row is not saved yet." : `${count} changed rows are not saved yet.`;
  }

  function show() {
    const count = rows();
    note.textContent = count ? sentence(count) : "";
  }

  form.addEventListener("input", show);
  form.addEventListener("submit", () => {
    leaving = true;
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    const staysHere = !link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || link.target === "_blank"
      || link.hasAttribute("download") || link.getAttribute("href").startsWith("#");
    const count = staysHere ? 0 : rows();
    if (count === 0) {
      return;
    }
    leaving = window.confirm(`${sentence(count)} Leave without saving?`);
    if (!leaving) {
      event.preventDefault();
    }
  });
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && rows() > 0) {
      event.preventDefault();
    }
  });
  // Back from another page, by the browser's memory of this one: what was typed stands in it still.
  window.addEventListener("pageshow", () => {
    leaving = false;
    show();
  });
})();
