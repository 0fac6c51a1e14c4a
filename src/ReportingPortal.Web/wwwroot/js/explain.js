// Opens a figure's account of itself in a panel on the page. Without script the same controls are links to a page of it.
const panel = document.getElementById("explain-panel");
const part = name => panel.querySelector(`[data-explain-${name}]`);
const isControl = element => element?.closest?.("a[data-explain]");

let opener = null;
let asked = null;
let asking = null;

// A control that opens a dialog in place is a button to those who hear it.
function announceControls(root) {
  for (const control of root.querySelectorAll("a[data-explain]")) {
    control.setAttribute("role", "button");
    control.setAttribute("aria-haspopup", "dialog");
  }
}

function show(state) {
  part("wait").hidden = state !== "wait";
  part("failed").hidden = state !== "failed";
  part("body").hidden = state !== "body";
}

const panelAddress = href => {
  const address = new URL(href, location.href);
  address.searchParams.set("handler", "panel");
  return address;
};

async function load() {
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  show("wait");
  try {
    const answer = await fetch(panelAddress(asked.href), { headers: { Accept: "text/html" }, signal });
    if (!answer.ok || answer.redirected) {
      throw new Error(String(answer.status));
    }
    const account = new DOMParser().parseFromString(await answer.text(), "text/html");
    part("body").replaceChildren(...account.body.children);
    announceControls(part("body"));
    show("body");
    panel.scrollTop = 0;
  } catch {
    if (!signal.aborted) {
      show("failed");
    }
  }
}

function open(control) {
  asked = { href: control.href };
  panel.querySelector("#explain-title").textContent = `${control.dataset.explainName}, explained`;
  part("page").href = control.href;
  if (!panel.open) {
    opener = control;
    panel.showModal();
  }
  panel.querySelector("#explain-title").focus();
  load();
}

// The page may have been given newer tiles in the meantime: then the same control of today gets the focus.
function giveBackFocus() {
  asking?.abort();
  const back = opener?.isConnected ? opener : document.querySelector(`main a[data-explain="${opener?.dataset.explain}"]`);
  back?.focus();
  opener = null;
}

function isPlainClick(event) {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

if (panel?.showModal) {
  announceControls(document);
  document.addEventListener("controls-changed", () => announceControls(document));
  document.addEventListener("click", event => {
    const control = isControl(event.target);
    if (control && isPlainClick(event)) {
      event.preventDefault();
      open(control);
    }
  });
  document.addEventListener("keydown", event => {
    if (event.key === " " && isControl(event.target)) {
      event.preventDefault();
      open(isControl(event.target));
    }
  });
  // Around the panel lies nothing but the panel's own backdrop.
  panel.addEventListener("click", event => event.target === panel && panel.close());
  part("close").addEventListener("click", () => panel.close());
  part("again").addEventListener("click", load);
  panel.addEventListener("close", giveBackFocus);
}
