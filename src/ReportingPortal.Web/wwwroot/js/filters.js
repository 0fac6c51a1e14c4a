// Comforts of the filter bar: selects apply at once, the state goes along to the other pages, menus close.

const filterNames = ["period", "from", "until", "region", "category", "compare"];

// A phone shows the period first; the other filters open on demand.
function openOnDemand(form) {
  const button = form.querySelector("[data-filter-more]");
  button?.addEventListener("click", () => {
    button.setAttribute("aria-expanded", String(form.classList.toggle("is-open")));
  });
}

function applyOnChange(form) {
  form.addEventListener("change", event => {
    if (event.target.matches("select")) {
      form.requestSubmit();
    }
  });
  form.addEventListener("input", event => {
    if (event.target.matches("input")) {
      form.querySelector(".filter-apply").classList.add("is-needed");
    }
  });
  // Filters that are off don't belong in an address people share.
  form.addEventListener("formdata", event => {
    for (const name of new Set(event.formData.keys())) {
      const used = event.formData.getAll(name).filter(value => value !== "" && !(name === "compare" && value === "previous_period"));
      event.formData.delete(name);
      used.forEach(value => event.formData.append(name, value));
    }
  });
}

function carryAlong() {
  const here = new URLSearchParams(location.search);
  // Between groups, "from" is a day customers moved from, and no period.
  const isOfMoves = /\/rfm\/(migration|moved)$/.test(location.pathname);
  const state = filterNames.filter(name => here.get(name) && !(isOfMoves && name === "from"));
  const pages = /\/t\/[^/]+\/(overview|sales|customers|funnels|rfm|segments)$/;
  for (const link of document.querySelectorAll("nav a[href]")) {
    const url = new URL(link.href);
    if (pages.test(url.pathname)) {
      state.forEach(name => url.searchParams.set(name, here.get(name)));
      link.href = url;
    }
  }
}

function closeMenus() {
  document.addEventListener("click", event => {
    document.querySelectorAll("[data-preset-menu][open]").forEach(menu => {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    });
  });
  document.addEventListener("keydown", event => {
    const menu = event.key === "Escape" && document.querySelector("[data-preset-menu][open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
}

function refreshWhileRunning() {
  const notice = document.querySelector("[data-refresh-seconds]");
  if (notice) {
    setTimeout(() => location.reload(), 1000 * Number(notice.dataset.refreshSeconds));
  }
}

document.querySelectorAll("[data-filter-bar]").forEach(form => {
  applyOnChange(form);
  openOnDemand(form);
});
carryAlong();
closeMenus();
refreshWhileRunning();
