/* A reader's own copy of an article beside the statements on it: its paragraphs are numbered by comparing digests, here, with nothing sent.
   The canonical text is that of generator/articles/normal.py; a test compares both. */
var briefingsVerify = (function () {
  "use strict";
  var SIGNS = { "’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "‑": "-", "…": "...", "‛": "'", "‟": '"',
    "\u2010": "-", "\u2012": "-", "\u2015": "-", "\u2212": "-", "\u066b": ".", "\u066c": "," };
  var SIGN = new RegExp("[" + Object.keys(SIGNS).join("") + "]", "g");
  var INVISIBLE = /[\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u{e0000}-\u{e0fff}]/gu;
  var FORMS = /(?![0-9])\p{Nd}|[\u00b5\u0132\u0133\ufb00-\ufdfc\ufe70-\ufefc\uff01-\uffee\u{1d400}-\u{1d7ff}]/gu;
  /* White space as Python has it: \s differs by the separators of files and by the byte order mark. */
  var SPACE = "\\t\\v\\f\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
  var SPACES = new RegExp("[\\n" + SPACE + "]+", "g"), ENDS = new RegExp("^[\\n" + SPACE + "]+|[\\n" + SPACE + "]+$", "g");
  var BLANK = new RegExp("\\n[" + SPACE + "]*\\n"), DIGIT = /^\p{Nd}$/u;
  var MOST = 2000000;

  /* The decimal digits of each script follow each other from 0 to 9. */
  function plain(character) {
    if (!DIGIT.test(character)) return character.normalize("NFKC");
    var code = character.codePointAt(0), first = code;
    while (DIGIT.test(String.fromCodePoint(first - 1))) first -= 1;
    return String((code - first) % 10);
  }

  function canonical(text) {
    var formed = text.replace(INVISIBLE, "").replace(FORMS, plain).normalize("NFC").replace(SIGN, function (sign) { return SIGNS[sign]; });
    return formed.replace(SPACES, " ").replace(/^ | $/g, "");
  }

  /* The blocks between blank lines, as typed; of a file of `add-source`, without its header and the places of the paragraphs. */
  function blocks(text) {
    var lines = text.replace(INVISIBLE, "").replace(/\r\n?/g, "\n"), made = lines.indexOf("#briefings-article 1\n") === 0, rule = lines.indexOf("\n---\n");
    if (made) lines = rule < 0 ? "" : lines.slice(rule + 5);
    return lines.replace(ENDS, "").split(BLANK).map(function (block) { return made ? block.replace(/^%%.*\n?/, "") : block; }).filter(canonical);
  }

  /* BLAKE2b (RFC 7693) with halves of 32 bits: the lower one first. */
  var START = new Uint32Array([0xf3bcc908, 0x6a09e667, 0x84caa73b, 0xbb67ae85, 0xfe94f82b, 0x3c6ef372, 0x5f1d36f1, 0xa54ff53a,
    0xade682d1, 0x510e527f, 0x2b3e6c1f, 0x9b05688c, 0xfb41bd6b, 0x1f83d9ab, 0x137e2179, 0x5be0cd19]);
  var ORDER = ["0123456789abcdef", "ea489fd61c02b753", "b8c052fdae367194", "7931dcbe265a40f8", "905724afe1bc683d", "2c6a0b834d75fe19",
    "c51fed4a0763928b", "db7ec13950f4862a", "6fe9b308c2d714a5", "a2847615fb9e3cd0", "0123456789abcdef", "ea489fd61c02b753"];
  var PLACES = [[0, 4, 8, 12], [1, 5, 9, 13], [2, 6, 10, 14], [3, 7, 11, 15], [0, 5, 10, 15], [1, 6, 11, 12], [2, 7, 8, 13], [3, 4, 9, 14]];

  function add(v, to, low, high) {
    var sum = v[to] + low;
    v[to + 1] += high + (sum > 0xffffffff ? 1 : 0);
    v[to] = sum;
  }

  /* v[at] becomes v[at] xor v[with], rotated to the right. */
  function turn(v, at, other, by) {
    var low = v[at] ^ v[other], high = v[at + 1] ^ v[other + 1], far = by >= 32, rest = by % 32, one = far ? high : low, two = far ? low : high;
    v[at] = rest ? (one >>> rest) | (two << (32 - rest)) : one;
    v[at + 1] = rest ? (two >>> rest) | (one << (32 - rest)) : two;
  }

  function mix(v, places, m, x, y) {
    var a = places[0] * 2, b = places[1] * 2, c = places[2] * 2, d = places[3] * 2;
    add(v, a, v[b], v[b + 1]);
    add(v, a, m[x], m[x + 1]);
    turn(v, d, a, 32);
    add(v, c, v[d], v[d + 1]);
    turn(v, b, c, 24);
    add(v, a, v[b], v[b + 1]);
    add(v, a, m[y], m[y + 1]);
    turn(v, d, a, 16);
    add(v, c, v[d], v[d + 1]);
    turn(v, b, c, 63);
  }

  function compress(h, m, count, last) {
    var v = new Uint32Array(32);
    v.set(h);
    v.set(START, 16);
    v[24] ^= count;
    if (last) { v[28] = ~v[28]; v[29] = ~v[29]; }
    ORDER.forEach(function (order) {
      PLACES.forEach(function (places, at) { mix(v, places, m, parseInt(order[2 * at], 16) * 2, parseInt(order[2 * at + 1], 16) * 2); });
    });
    for (var i = 0; i < 16; i += 1) h[i] ^= v[i] ^ v[i + 16];
  }

  function word(bytes, at) {
    return bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);
  }

  /* The keyed digest of 32 bytes of a text, in hexadecimal; the key too is in hexadecimal. */
  function digest(key, text) {
    var secret = (key.match(/../g) || []).map(function (pair) { return parseInt(pair, 16); }), body = new TextEncoder().encode(text);
    var size = (secret.length ? 128 : 0) + body.length, data = new Uint8Array(Math.max(128, Math.ceil(size / 128) * 128));
    data.set(secret);
    data.set(body, size - body.length);
    var h = START.slice(), m = new Uint32Array(32);
    h[0] ^= 0x01010000 ^ (secret.length << 8) ^ 32;
    for (var at = 0; at < data.length; at += 128) {
      for (var i = 0; i < 32; i += 1) m[i] = word(data, at + 4 * i);
      compress(h, m, Math.min(size, at + 128), at + 128 >= data.length);
    }
    return Array.from(new Uint8Array(new Uint32Array(h.subarray(0, 8)).buffer), function (byte) { return (byte + 256).toString(16).slice(1); }).join("");
  }

  /* Which paragraphs a text has, by number, and which of its own are none of them.  `digests` may be the beginnings of digests.
     A page may end a paragraph with the line: what is not found as a block is looked for line by line. */
  function compared(text, key, digests) {
    var numbers = new Map(), found = new Map(), missing = [];
    digests.forEach(function (one, at) { numbers.set(one, (numbers.get(one) || []).concat(at + 1)); });
    function look(part) {
      var known = numbers.get(digest(key, canonical(part)).slice(0, digests[0].length)) || [];
      known.forEach(function (number) { found.set(number, part.trim()); });
      return known.length > 0;
    }
    blocks(text).forEach(function (block) {
      if (look(block)) return;
      var lines = block.split("\n").filter(canonical), fit = lines.map(function (line) { return lines.length > 1 && look(line); });
      if (fit.some(Boolean)) missing = missing.concat(lines.filter(function (_, at) { return !fit[at]; }));
      else missing.push(block.trim());
    });
    return { found: Array.from(found).sort(function (one, two) { return one[0] - two[0]; }), missing: missing };
  }

  return { blocks: blocks, canonical: canonical, compared: compared, digest: digest, most: MOST };
})();

(function () {
  "use strict";
  var lead = typeof document === "undefined" ? null : document.querySelector("p.verify[data-digests]");
  if (!lead) return;
  var digests = lead.dataset.digests.split(" ");

  function made(tag, name, inside) {
    var element = document.createElement(tag);
    if (name) element.className = name;
    element.append.apply(element, inside || []);
    return element;
  }

  var fold = made("details", "verify"), label = made("label", "", ["Text of the article, paragraphs separated by an empty line"]);
  var field = made("textarea"), file = made("input"), named = made("label", "", ["or a text file (.txt), which you can also drop here"]);
  var button = made("button", "", ["Compare"]), status = made("p", "verify-status"), results = made("div", "verify-results");
  field.id = "Verify-text";
  field.rows = 6;
  field.spellcheck = false;
  field.autocomplete = "off";
  label.htmlFor = field.id;
  file.type = "file";
  file.id = "Verify-file";
  file.accept = ".txt,text/plain";
  named.htmlFor = file.id;
  button.type = "button";
  status.setAttribute("role", "status");
  fold.append(made("summary", "", ["Compare your copy of the article"]), label, field, named, file, button, status, results);
  lead.after(fold);

  /* What the page has below the heading of a paragraph, as a copy without what its scripts need. */
  function statements(number) {
    var copy = made("div", "verify-statements"), next = document.getElementById("p" + number);
    if (next && next.tagName === "A") return made("p", "said", ["The statements on this paragraph are on a page of their own."]);
    while (next && (next = next.nextElementSibling) && !/^H[1-6]$/.test(next.tagName)) copy.append(next.cloneNode(true));
    copy.querySelectorAll(".tools, .copies, .note-box, button").forEach(function (tool) { tool.remove(); });
    copy.querySelectorAll("*").forEach(function (element) {
      ["id", "aria-expanded", "aria-haspopup", "aria-controls", "aria-describedby"].forEach(function (name) { element.removeAttribute(name); });
    });
    if (!copy.childNodes.length) copy.append(made("p", "said", ["No statement is based on this paragraph."]));
    return copy;
  }

  function pair(found) {
    var number = made("a", "", ["Paragraph " + found[0]]);
    if (document.getElementById("p" + found[0])) number.href = "#p" + found[0];
    return made("div", "verify-pair", [made("div", "verify-text", [made("p", "verify-number", [number]), made("p", "", [found[1]])]), statements(found[0])]);
  }

  function missed(texts) {
    var list = made("ul", "", texts.map(function (text) { return made("li", "", [text.length > 300 ? text.slice(0, 300) + "…" : text]); }));
    return made("details", "verify-missing", [made("summary", "", ["Not found in the article (" + texts.length + ")"]), list]);
  }

  function say(words) {
    results.replaceChildren();
    status.textContent = words;
  }

  function compare() {
    if (!field.value.trim()) return say("Paste the text of the article first.");
    if (field.value.length > briefingsVerify.most) return say("The text is too long.");
    var answer = briefingsVerify.compared(field.value, lead.dataset.key, digests), without = answer.missing.length;
    say(answer.found.length + " of " + digests.length + " paragraphs found." + (answer.found.length ? "" : " Separate paragraphs by an empty line; one changed letter makes another paragraph."));
    results.append.apply(results, answer.found.map(pair).concat(without ? [missed(answer.missing)] : []));
  }

  function read(given) {
    if (!given) return;
    if (given.size > 4 * briefingsVerify.most) return say("The file is too large.");
    given.arrayBuffer().then(function (bytes) {
      var text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
      if (text.indexOf("\u0000") >= 0) throw new TypeError("not a text");
      field.value = text;
      compare();
    }).catch(function () { say("This is not a text file in UTF-8: paste the text instead, paragraphs separated by an empty line."); });
  }

  button.addEventListener("click", compare);
  file.addEventListener("change", function () { read(file.files[0]); });
  fold.addEventListener("dragover", function (event) { event.preventDefault(); });
  fold.addEventListener("drop", function (event) {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    read(event.dataTransfer.files[0]);
  });
})();
