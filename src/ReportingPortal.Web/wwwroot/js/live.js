// Keeps an open page of figures current: asks for the data's version while somebody looks, and swaps in what changed.
const seconds = 5;
const parts = [".rp-sentence", ".rp-basis", ".kpi-tiles", ".change-card", ".rp-live"];

const live = () => document.querySelector("[data-live-version]");
const figuresOf = root => new Map([...root.querySelectorAll("figure[data-chart]")].map(figure => [figure.id, figure]));
let asking = false;

function swap(page) {
  for (const part of parts) {
    const [old, fresh] = [document.querySelector(part), page.querySelector(part)];
    if (old && fresh && old.outerHTML !== fresh.outerHTML) {
      old.replaceWith(document.importNode(fresh, true));
    }
  }
  document.dispatchEvent(new CustomEvent("controls-changed"));
  const fresh = figuresOf(page);
  for (const [id, figure] of figuresOf(document)) {
    figure.dispatchEvent(new CustomEvent("figure-changed", { detail: fresh.get(id) }));
  }
}

function announce(before) {
  const now = document.querySelector(".rp-sentence")?.textContent;
  if (now && now !== before) {
    document.querySelector("[data-live-voice]").textContent = `Figures updated. ${now}`;
  }
}

// Another set of charts, or the first data of an empty shop: the page itself is another one.
const isSameShape = page => [...figuresOf(document).keys()].join() === [...figuresOf(page).keys()].join()
  && Boolean(document.querySelector(".kpi-tiles")) === Boolean(page.querySelector(".kpi-tiles"));

async function take() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) {
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!isSameShape(page)) {
    location.reload();
    return;
  }
  const before = document.querySelector(".rp-sentence")?.textContent;
  swap(page);
  announce(before);
}

async function ask() {
  if (document.hidden || asking) {
    return;
  }
  asking = true;
  try {
    const { liveUrl, liveVersion } = live().dataset;
    const answer = await fetch(liveUrl);
    if (answer.ok && !answer.redirected && (await answer.text()) !== liveVersion) {
      await take();
    }
  } catch {
    // The portal is out of reach for a moment: the page stays as it is, and asks again.
  } finally {
    asking = false;
  }
}

if (live()) {
  setInterval(ask, 1000 * seconds);
  document.addEventListener("visibilitychange", ask);
}
