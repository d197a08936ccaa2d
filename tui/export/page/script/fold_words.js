// Folding of text for a search, as tui/text/search_text.py does it for the words in the data.

// Scripts in which nothing shows where a word ends: there, every character is a word.
const UNSPACED = new RegExp(
  "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff" +
  "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]", "u");

// The case of one character, folded: what browsers have is lower case, which differs in a few letters.
function foldCase(character) {
  const lower = character.toLowerCase();
  if (lower === "ß") return "ss";
  if (lower === "ς") return "σ";
  // Cherokee folds to its capitals.
  if (/[\uab70-\uabbf\u13f8-\u13fd]/.test(lower)) return lower.toUpperCase();
  // Variants of Cyrillic letters fold to the letters.
  if (/[\u1c80-\u1c8f]/.test(lower)) return lower.toUpperCase().toLowerCase();
  return lower;
}

function foldCharacter(character) {
  const bare = character.normalize("NFKD").replace(/\p{M}/gu, "");
  let folded = "";
  for (const part of bare) {
    for (const letter of foldCase(part)) folded += foldLetter(letter);
  }
  return folded;
}

function foldLetter(letter) {
  if (/[\p{L}\p{N}]/u.test(letter)) return UNSPACED.test(letter) ? ` ${letter} ` : letter;
  // Apostrophes and format characters do not part words; all else does, and so does the zero width space.
  const isDeleted = letter === "'" || letter === "’" || (/\p{Cf}/u.test(letter) && letter !== "\u200b");
  return isDeleted ? "" : " ";
}

// Words of letters and digits, with single spaces between them.
function foldWords(text) {
  let folded = "";
  for (const character of text) folded += foldCharacter(character);
  return folded.split(" ").filter(Boolean).join(" ");
}
