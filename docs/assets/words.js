/* The words of a text as a search compares them: small letters without accents, apostrophes and endings. The same as generator/text/folding.py. */
var briefingsWords = (function () {
  "use strict";
  var LETTERS = {
    "ß": "ss", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h", "ŧ": "t", "ŋ": "n",
    "ə": "e", "ς": "σ", "ى": "ي", "ة": "ه", "ـ": ""
  };
  var SPECIAL = new RegExp("[" + Object.keys(LETTERS).join("") + "]", "g");
  var KATAKANA = /[\u30a1-\u30f6]/g; /* the other signs for the same syllables */
  var APOSTROPHES = /['’‘‛`´′ʹʼʻʾʿ＇]/g;
  var MARKS = /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1abd\u1dc0-\u1dff\u20d0-\u20dc\u3099\u309a\ufe20-\ufe2f]/g;
  var DOTTED = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{N}]))?/gu;
  var ONE = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u{20000}-\u{3ffff}]/u;
  var LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "e", "ж": "zh", "з": "z", "и": "i", "і": "i", "ј": "j", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya"
  };
  var RUN = /[\p{L}\p{N}]+/gu, sounds = new Map();

  function folded(text) {
    if (/^[\x20-\x7e]*$/.test(text)) return text.replace(/['`]/g, "").toLowerCase(); /* most texts: nothing to take apart */
    var plain = text.replace(APOSTROPHES, "").normalize("NFKC").toLowerCase().normalize("NFKD").replace(MARKS, "").normalize("NFC");
    return plain.replace(SPECIAL, function (letter) { return LETTERS[letter]; }).replace(KATAKANA, function (sign) { return String.fromCharCode(sign.charCodeAt(0) - 0x60); });
  }

  /* A character of a script without spaces is a word of its own. */
  function words(text) {
    var found = [], undotted = folded(text);
    if (undotted.indexOf(".") >= 0) undotted = undotted.replace(DOTTED, function (all) { return all.replace(/\./g, ""); });
    if (/^[\x20-\x7e]*$/.test(undotted)) return undotted.match(/[a-z0-9]+/g) || [];
    (undotted.match(RUN) || []).forEach(function (run) {
      if (!ONE.test(run)) return found.push(run);
      var rest = "";
      Array.from(run).forEach(function (letter) {
        if (!ONE.test(letter)) { rest += letter; return; }
        if (rest) found.push(rest);
        rest = "";
        found.push(letter);
      });
      if (rest) found.push(rest);
    });
    return found;
  }

  function stem(word) {
    if (!/^[a-z]{4,}$/.test(word)) return word;
    var found = singular(word), ending = ["ied", "ing", "ed"].find(function (end) {
      var rest = found.slice(0, -end.length);
      return found.endsWith(end) && rest.length >= (end === "ied" ? 2 : 3) && (end === "ied" || /[aeiouy]/.test(rest));
    });
    if (ending) found = ending === "ied" ? found.slice(0, -3) + "y" : undoubled(found.slice(0, -ending.length));
    return spelt(found.length > 4 && found.endsWith("e") ? found.slice(0, -1) : found);
  }

  /* British and American spellings are one. */
  function spelt(word) {
    if (word.length < 5) return word;
    return word.replace(/enc$/, "ens").replace(/isation$/, "ization").replace(/is$/, "iz").replace(/our$/, "or").replace(/tr$/, "ter");
  }

  function singular(word) {
    if (word.endsWith("ies")) return word.length > 4 ? word.slice(0, -3) + "y" : word.slice(0, -1);
    return word.endsWith("s") && !/(?:ss|us|is|^news)$/.test(word) ? word.slice(0, -1) : word;
  }

  function undoubled(word) {
    var last = word.charAt(word.length - 1);
    return word.length > 3 && last === word.charAt(word.length - 2) && "lsz".indexOf(last) < 0 ? word.slice(0, -1) : word;
  }

  /* How many letters must be changed, added, left out or swapped to make one word of another; more than `most` counts as `most` + 1. */
  function distance(one, two, most) {
    if (Math.abs(one.length - two.length) > most) return most + 1;
    var older = [], before = [], now = [], at, to, least, cost;
    for (to = 0; to <= two.length; to += 1) before[to] = to;
    for (at = 1; at <= one.length; at += 1) {
      now = [at];
      least = at;
      for (to = 1; to <= two.length; to += 1) {
        cost = one[at - 1] === two[to - 1] ? 0 : 1;
        now[to] = Math.min(before[to] + 1, now[to - 1] + 1, before[to - 1] + cost);
        if (at > 1 && to > 1 && one[at - 1] === two[to - 2] && one[at - 2] === two[to - 1]) now[to] = Math.min(now[to], older[to - 2] + 1);
        least = Math.min(least, now[to]);
      }
      if (least > most) return most + 1;
      older = before;
      before = now;
    }
    return Math.min(before[two.length], most + 1);
  }

  /* How a name sounds, roughly: spellings of other languages are one. */
  function sound(word) {
    if (!sounds.has(word)) {
      sounds.set(word, word.replace(/ph/g, "f").replace(/kh|ck|q|c(?![eiyh])/g, "k").replace(/dj|zh/g, "j").replace(/tch|tsch/g, "ch")
        .replace(/iy|yi|ii|[yj]/g, "i").replace(/w/g, "v").replace(/ou/g, "u").replace(/(.)\1/g, "$1"));
    }
    return sounds.get(word);
  }

  /* How far a word is from one of a name; a word that is being typed is compared with the beginning. */
  function far(word, other, begun, most) {
    var found = distance(word, other, most);
    if (found > most && begun && other.length > word.length) found = distance(word, other.slice(0, word.length), most) + 0.5;
    return found > 0.5 && other.length > 3 ? Math.min(found, distance(sound(word), sound(other), most) + 0.25) : found;
  }

  /* A word in Cyrillic as English papers write it, for names of which the dossier has no native form. */
  function latin(word) {
    if (!/[\u0400-\u04ff]/.test(word)) return word;
    return Array.from(word).map(function (letter) { return letter in LATIN ? LATIN[letter] : letter; }).join("");
  }

  return { folded: folded, words: words, stem: stem, far: far, latin: latin };
})();
