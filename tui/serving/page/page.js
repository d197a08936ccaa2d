// What the page does around the terminal of textual.js, which starts when everything here is loaded.
"use strict";

const terminal = document.getElementById("terminal");
terminal.dataset.sessionWebsocketUrl = `ws://${location.host}/ws`;

// The terminal opens what looks like an address in the text of strangers, and it opens downloads.
window.open = (address) => {
  if (address && new URL(address, location.href).origin === location.origin) {
    const link = document.createElement("a");
    link.href = address;
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
