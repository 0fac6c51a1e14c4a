// Files are sent one after the other with a bar each. Without this script the form sends itself.
(() => {
  "use strict";
  const form = document.querySelector("[data-drop]");
  if (!form) {
    return;
  }
  const input = form.querySelector("input[type=file]");
  const files = form.querySelector(".rp-drop-files");
  const token = form.querySelector("input[name=__RequestVerificationToken]").value;
  const waiting = [];
  let sending = false;

  function line(file) {
    const item = document.createElement("li");
    const name = document.createElement("span");
    const bar = document.createElement("progress");
    const state = document.createElement("span");
    name.textContent = file.name;
    name.className = "rp-drop-name";
    bar.max = 100;
    bar.value = 0;
    bar.className = "rp-progress";
    bar.setAttribute("aria-label", `Sent of ${file.name}`);
    state.textContent = "Waiting";
    state.className = "rp-drop-state";
    item.append(name, bar, state);
    files.append(item);
    return { item, bar, state };
  }

  function end(view, text, failed) {
    view.state.textContent = text;
    view.item.classList.toggle("rp-drop-failed", failed);
    view.item.classList.toggle("rp-drop-done", !failed);
  }

  function problemOf(request) {
    if (request.status === 403) {
      return "You may look, but not upload";
    }
    try {
      return JSON.parse(request.responseText).problem;
    } catch {
      return "The portal did not accept it. Try again";
    }
  }

  function send({ file, kind, view }) {
    return new Promise((done) => {
      const body = new FormData();
      body.append("kind", kind);
      body.append("files", file, file.name);
      const request = new XMLHttpRequest();
      request.open("POST", form.action);
      request.setRequestHeader("X-CSRF-Token", token);
      request.setRequestHeader("Accept", "application/json");
      request.upload.addEventListener("progress", (event) => {
        if (event.lengthComputable) {
          view.bar.value = (100 * event.loaded) / event.total;
          view.state.textContent = event.loaded < event.total ? `${Math.floor(view.bar.value)}\u00a0% sent` : "Being stored";
        }
      });
      request.addEventListener("load", () => {
        const accepted = request.status === 202;
        view.bar.value = accepted ? 100 : view.bar.value;
        end(view, accepted ? "Stored" : problemOf(request), !accepted);
        done();
      });
      request.addEventListener("error", () => {
        end(view, "The connection broke off. Try again", true);
        done();
      });
      request.send(body);
    });
  }

  async function sendAll() {
    if (sending) {
      return;
    }
    sending = true;
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await send(next);
      document.dispatchEvent(new Event("uploads-changed"));
    }
    sending = false;
  }

  function add(chosen) {
    const kind = form.querySelector("select[name=kind]").value;
    for (const file of chosen) {
      waiting.push({ file, kind, view: line(file) });
    }
    input.value = "";
    sendAll();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    add([...input.files]);
  });
  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("rp-drop-over");
  });
  form.addEventListener("dragleave", (event) => {
    if (!form.contains(event.relatedTarget)) {
      form.classList.remove("rp-drop-over");
    }
  });
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("rp-drop-over");
    add([...event.dataTransfer.files]);
  });
})();
