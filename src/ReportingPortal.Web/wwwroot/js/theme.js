// Runs before the first paint: the chosen theme, else the system's.
(() => {
  "use strict";
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => {
    try {
      return localStorage.getItem("rp-theme");
    } catch {
      return null;
    }
  };
  const apply = () => {
    document.documentElement.dataset.bsTheme = chosen() ?? (dark.matches ? "dark" : "light");
  };
  apply();
  dark.addEventListener("change", () => {
    apply();
    document.dispatchEvent(new Event("rp:theme"));
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-theme-toggle]")) {
      return;
    }
    try {
      localStorage.setItem("rp-theme", document.documentElement.dataset.bsTheme === "dark" ? "light" : "dark");
    } catch {
      // Without storage the choice lasts as long as the page.
    }
    apply();
    document.dispatchEvent(new Event("rp:theme"));
  });
})();
