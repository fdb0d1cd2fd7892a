/* A mark opens its note beside it, on click, tap, focus and hover; Esc closes it. Without this file a mark leads to the note at the end.
   The mark of a statement that another page is the home of has its note as its title, and leads to the paragraph. */
(function () {
  "use strict";
  var marks = document.querySelectorAll(":is(a.cite, .noted > a)[href^='#Note-'], a.cite[title]");
  if (!marks.length) return;

  var box = document.createElement("div");
  box.className = "note-box";
  box.id = "Note-box";
  box.tabIndex = -1;
  box.setAttribute("role", "dialog");
  /* pinned: opened by a click, so that it stays until it is closed */
  var open = null, pinned = false, quiet = false, timer = 0;

  function made(tag, name, inside) {
    var element = document.createElement(tag);
    if (name) element.className = name;
    element.append.apply(element, inside);
    return element;
  }

  function link(words, address) {
    var element = made("a", "", [words]);
    element.href = address;
    return element;
  }

  /* Who says the statement, and its quoted words where the note itself does not give them. */
  function statement(mark, note) {
    var item = mark.closest("li"), text = item && item.querySelector(":scope > p.claim"), parts = [];
    if (!text) return parts;
    var below = text.parentElement.querySelector(":scope > .said"), quoted = text.textContent.match(/“[^”]*”/g);
    if (below) parts.push(made("p", "said", Array.from(below.childNodes, function (node) { return node.cloneNode(true); })));
    if (quoted && note.textContent.indexOf("“") < 0) parts.push(made("p", "quoted", ["Quoted words: " + quoted.join(", ")]));
    text.parentElement.querySelectorAll(":scope > .note").forEach(function (remark) { parts.push(remark.cloneNode(true)); });
    parts.forEach(function (part) { part.querySelectorAll(".noted").forEach(function (link) { link.remove(); }); });
    return parts;
  }

  /* The note that is a mark's title, with the ways to the paragraph and to the statement's home. */
  function brief(mark) {
    var note = made("p", "", [mark.dataset.words]), item = mark.closest("li"), home = item && item.querySelector(":scope > .said > a:last-of-type");
    var ways = made("p", "ways", [link("Go to the paragraph", mark.href)].concat(home ? [link("Everything about this statement", home.href)] : []));
    if (home) remarks(home).then(function (found) { if (open === mark) ways.before.apply(ways, found); });
    return { name: mark.dataset.words, parts: [made("p", "number", [mark.textContent.slice(1, -1)]), note].concat(statement(mark, note)), ways: ways };
  }

  /* The remarks on a statement that only its home has; none without a server. */
  function remarks(home) {
    if (!window.fetch || location.protocol === "file:") return Promise.resolve([]);
    return fetch(home.href).then(function (answer) { return answer.text(); }).then(function (text) {
      var there = new DOMParser().parseFromString(text, "text/html").getElementById(home.hash.slice(1));
      return there ? Array.from(there.parentElement.querySelectorAll(":scope > :is(.note, .correction)"), function (part) { return made("p", part.className, [part.textContent]); }) : [];
    }).catch(function () { return []; });
  }

  function noted(mark) {
    var note = document.getElementById(mark.getAttribute("href").slice(1)), number = note.id.replace("Note-", "");
    var copy = note.cloneNode(true), paragraph = copy.querySelector("a[href*='#p']");
    copy.removeAttribute("id");
    if (paragraph) paragraph.replaceWith(paragraph.textContent);
    var ways = made("p", "ways", (paragraph ? [link("Go to the paragraph", paragraph.href)] : []).concat(link("All notes", mark.href)));
    return { name: "Note " + number, parts: [made("p", "number", ["Note " + number]), copy].concat(statement(mark, note)), ways: ways };
  }

  function fill(mark) {
    var found = mark.dataset.words ? brief(mark) : noted(mark);
    var close = made("button", "close", ["×"]);
    close.type = "button";
    close.setAttribute("aria-label", "Close");
    close.addEventListener("click", closed);
    box.setAttribute("aria-label", found.name);
    box.replaceChildren.apply(box, found.parts.concat([found.ways, close]));
  }

  /* Below its mark, or above it where there is more room. */
  function place(mark) {
    var around = box.offsetParent.getBoundingClientRect(), at = mark.getBoundingClientRect(), high = box.offsetHeight + 6;
    var most = document.documentElement.clientWidth - 8 - box.offsetWidth;
    var above = at.bottom + high > document.documentElement.clientHeight && at.top - high > 60;
    box.style.setProperty("left", Math.max(8, Math.min(at.left - 12, most)) - around.left + "px");
    box.style.setProperty("top", (above ? at.top - high : at.bottom + 6) - around.top + "px");
  }

  function show(mark) {
    window.clearTimeout(timer);
    if (open === mark) return;
    hide();
    open = mark;
    fill(mark);
    var text = mark.closest("p");
    if (text) text.after(box); else mark.closest("li, dd, td").append(box);
    mark.setAttribute("aria-expanded", "true");
    place(mark);
  }

  function hide() {
    window.clearTimeout(timer);
    if (open) open.setAttribute("aria-expanded", "false");
    open = null;
    pinned = false;
    box.remove();
  }

  /* Closed by its reader, who goes on where the mark stands. */
  function closed() {
    var mark = open, inside = box.contains(document.activeElement);
    hide();
    quiet = true;
    if (inside) mark.focus({ preventScroll: true });
    quiet = false;
  }

  function later(what) {
    window.clearTimeout(timer);
    timer = window.setTimeout(what, 200);
  }

  function leave() {
    var held = pinned || !open || open.matches(":focus-visible") || box.contains(document.activeElement);
    if (held) window.clearTimeout(timer); else later(hide);
  }

  marks.forEach(function (mark) {
    if (mark.title) { /* the browser's own tip would cover the box */
      mark.dataset.words = mark.title;
      mark.setAttribute("aria-description", mark.title);
      mark.removeAttribute("title");
    }
    mark.setAttribute("aria-expanded", "false");
    mark.setAttribute("aria-haspopup", "dialog");
    mark.addEventListener("pointerenter", function (event) {
      if (event.pointerType === "mouse" && !pinned) later(function () { show(mark); });
    });
    mark.addEventListener("pointerleave", leave);
    mark.addEventListener("focus", function () { if (!quiet && mark.matches(":focus-visible")) show(mark); });
    /* A note that nobody went into is passed by. */
    mark.addEventListener("keydown", function (event) { if (event.key === "Tab" && open === mark && !pinned) hide(); });
    mark.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if (open === mark && pinned) return hide();
      show(mark);
      pinned = true;
      if (!event.detail) box.focus({ preventScroll: true }); /* Enter, not a pointer */
    });
  });
  box.addEventListener("pointerenter", function () { window.clearTimeout(timer); });
  box.addEventListener("pointerleave", leave);
  box.addEventListener("click", function (event) { if (event.target.closest(".ways a")) hide(); });
  document.addEventListener("focusin", function (event) {
    if (open && event.target !== open && !box.contains(event.target)) hide();
  });
  document.addEventListener("click", function (event) {
    if (open && !box.contains(event.target) && !event.target.closest("a.cite, .noted > a")) hide();
  });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape" && open) closed(); });
  window.addEventListener("resize", function () { if (open) place(open); });
})();
