// Days as numbers, as in tui/chronology/calendar.py: 1 is 1 January of year 1, Gregorian throughout; year 0 is 1 BC.

// Days before 1 March of a year that is counted from March.
function daysBeforeMarch(year) {
  return 365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
}

function dayNumber(year, month, day) {
  const shifted = month > 2 ? year : year - 1;
  const months = (month + 9) % 12;
  return daysBeforeMarch(shifted) + Math.floor((153 * months + 2) / 5) + day - 307 + 1;
}

// The year, month and day of a day number.
function dateOf(number) {
  const days = number + 305;
  const era = Math.floor(days / 146097);
  const inEra = days - era * 146097;
  const yearOfEra = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36524) - Math.floor(inEra / 146096)) / 365);
  const inYear = inEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const months = Math.floor((5 * inYear + 2) / 153);
  const month = months < 10 ? months + 3 : months - 9;
  const day = inYear - Math.floor((153 * months + 2) / 5) + 1;
  return [era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day];
}

function yearWords(year) {
  return year > 0 ? String(year) : fill(words.bc, { year: 1 - year });
}

function dayWords(number) {
  const [year, month, day] = dateOf(number);
  return `${day} ${months[month - 1]} ${yearWords(year)}`;
}

// For the field of a date, which knows the years 1 to 9999 only; empty for any other.
function isoDay(number) {
  const [year, month, day] = dateOf(number);
  if (year < 1 || year > 9999) return "";
  return [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
}

function dayOfIso(text) {
  const parts = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text);
  return parts ? dayNumber(Number(parts[1]), Number(parts[2]), Number(parts[3])) : null;
}

// The labels of an axis: the finest unit whose labels have room.
function axisTicks(first, last, width) {
  const span = Math.max(last - first, 1);
  const room = Math.max(Math.floor(width / 80), 1);
  const ticks = [];
  const add = (day, label) => { if (day >= first && day <= last) ticks.push({ day, label }); };
  if (span <= room * 20) {
    const step = [1, 2, 5, 10, 20].find((days) => span / days <= room) || 20;
    for (let day = Math.ceil(first / step) * step; day <= last; day += step) {
      const [year, month, number] = dateOf(day);
      add(day, `${number} ${months[month - 1].slice(0, 3)} ${yearWords(year)}`);
    }
  } else if (span <= room * 200) {
    const step = [1, 2, 3, 6].find((count) => span / (30.4 * count) <= room) || 6;
    const [year] = dateOf(first);
    for (let count = 0; ; count += step) {
      const at = year + Math.floor(count / 12);
      const day = dayNumber(at, count % 12 + 1, 1);
      if (day > last) break;
      add(day, `${months[count % 12].slice(0, 3)} ${yearWords(at)}`);
    }
  } else {
    let step = 1;
    for (let at = 0; span / (365.25 * step) > room; at += 1) step *= at % 3 === 1 ? 2.5 : 2;
    for (let year = Math.ceil(dateOf(first)[0] / step) * step; dayNumber(year, 1, 1) <= last; year += step) {
      add(dayNumber(year, 1, 1), yearWords(year));
    }
  }
  return ticks;
}
