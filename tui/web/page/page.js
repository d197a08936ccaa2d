// What the page does around the terminal of textual.js, which starts when everything here is loaded.
"use strict";

const terminal = document.getElementById("terminal");
terminal.dataset.sessionWebsocketUrl = `ws://${location.host}${location.pathname}ws`;

// How it ended decides on what is said. 4001: the seat was given to another visitor.
window.WebSocket = class extends WebSocket {
  constructor(address) {
    super(address);
    document.body.dataset.end = "refused";
    this.addEventListener("open", () => { document.body.dataset.end = "closed"; });
    this.addEventListener("close", ({ code }) => { if (code === 4001) document.body.dataset.end = "gave-way"; });
  }
};

// The terminal opens what looks like an address in the text of strangers, and it opens downloads, which it
// believes to be at the top of the server.
window.open = (address = "") => {
  const asked = new URL(address, location.href);
  if (asked.origin === location.origin && asked.pathname.startsWith("/download/")) {
    const link = document.createElement("a");
    link.href = `.${asked.pathname}`;
    link.download = "";
    link.click();
  }
  return null;
};

// Keys go to the terminal from its first picture on.
new MutationObserver((_changes, observer) => {
  const keyboard = terminal.querySelector("textarea");
  if (keyboard && document.body.classList.contains("-first-byte")) {
    observer.disconnect();
    keyboard.focus();
  }
}).observe(document.body, { attributeFilter: ["class"] });
