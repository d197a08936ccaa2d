// The data of the page: ids, days and folded words. Titles and all other texts are in the page itself.
const data = JSON.parse(document.getElementById("data").textContent);
const { words, months, events, far } = data;
const texts = data.texts.map((text) => text.t);

// A text of ours with values in place of what stands in braces.
function fill(text, values) {
  return text.replace(/\{([a-z]+)\}/g, (braces, name) => (name in values ? String(values[name]) : braces));
}
