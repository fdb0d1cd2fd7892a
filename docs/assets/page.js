/* What only a browser can do for a page: print it, open its menu by keyboard; and at an address that is none, look for the words of that address.
   Without this file a browser's own menu prints. */
(function () {
  "use strict";
  var title = document.querySelector("article > h1");
  if (title && typeof window.print === "function") {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "print-page";
    button.textContent = "Print";
    button.addEventListener("click", function () { window.print(); });
    (document.querySelector("article > :is(.crumbs, .subtitle)") || title).after(button);
  }

  /* An address that was published leads on: that of a paragraph to the page where it is now, that of a statement in a list to its home. */
  var anchor = location.hash.slice(1), target = anchor && document.getElementById(anchor), home = document.querySelector(".crumbs a");
  var guest = /^([a-z0-9-]+)\.([a-z0-9-]+)$/.exec(anchor);
  if (target && target.matches(".coverage a")) location.replace(target.href);
  if (!target && guest && home) location.replace(new URL((guest[1].indexOf("--") < 0 ? "actors/" : "relationships/") + guest[1] + "/#" + guest[2], home.href));

  /* That of a change leads to the month, the days and the letters whose page has it now: the last of the parts that have its day and its record. */
  var change = !target && /^Change-(.+)\.(\d{4,}-\d\d)-(\d\d)\.\d+$/.exec(anchor);
  var parts = change ? Array.from(document.querySelectorAll(".index a")).filter(function (link) {
    var part = /\/(\d{4,}-\d\d)(?:-(\d\d)|-from-(\d+))?(?:_(?:letters?-)?([a-z0-9]+)(?:-([a-z0-9]))?)?\/(?:index\.html)?$/.exec(link.href);
    if (!part || part[1] !== change[2] || part[2] && part[2] !== change[3]) return false;
    var within = part[3] ? Math.min(21, Math.floor((change[3] - 1) / 10) * 10 + 1) === +part[3] : true;
    return within && (!part[4] || (part[5] ? change[1][0] >= part[4] && change[1][0] <= part[5] : change[1].indexOf(part[4]) === 0));
  }) : [];
  if (parts.length) location.replace(parts.pop().href.split("#")[0] + location.hash);

  /* What changed since this browser last showed the page: only the browser keeps that, and only if it may. */
  var items = Array.from(document.querySelectorAll(".md-content .changes > ul > li"));
  if (items.length) {
    try {
      var place = "briefings:" + location.pathname, texts = items.map(function (item) { return item.textContent.replace(/\s+/g, " ").trim(); });
      var before = JSON.parse(localStorage.getItem(place) || "null");
      if (Array.isArray(before)) items.forEach(function (item, at) { if (before.indexOf(texts[at]) < 0) item.classList.add("fresh"); });
      localStorage.setItem(place, JSON.stringify(texts));
    } catch (refused) { /* a browser may keep nothing */ }
  }

  /* The list of those who spoke together is folded if it is long; without this file it stands open. */
  document.querySelectorAll("p.speakers").forEach(function (list) {
    var fold = document.createElement("details");
    var summary = document.createElement("summary");
    summary.textContent = "All speakers";
    list.replaceWith(fold);
    list.firstChild.data = list.firstChild.data.replace("All speakers: ", "");
    fold.className = "speakers";
    fold.append(summary, list);
  });

  /* A drawing is offered as pixels too, for slides; a browser may not read a drawing back that it took from a disk. */
  if (location.protocol !== "file:") document.querySelectorAll('.drawn a[href$=".svg"]').forEach(function (link) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "pixels";
    button.textContent = "PNG";
    button.title = "Download this figure as PNG";
    button.addEventListener("click", function () { savePixels(link); });
    link.after(button);
  });

  function savePixels(link) {
    var size = link.closest(".drawn").querySelector("svg").viewBox.baseVal, drawing = new Image();
    drawing.addEventListener("load", function () {
      var canvas = document.createElement("canvas"), scale = Math.max(2, 1600 / size.width);
      canvas.width = Math.round(size.width * scale);
      canvas.height = Math.round(canvas.width * (drawing.naturalHeight / drawing.naturalWidth || size.height / size.width));
      canvas.getContext("2d").drawImage(drawing, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(function (pixels) {
        var saved = document.createElement("a");
        saved.href = URL.createObjectURL(pixels);
        saved.download = link.href.split("/").pop().replace(/svg$/, "png");
        saved.click();
        URL.revokeObjectURL(saved.href);
      });
    });
    drawing.src = link.href;
  }

  /* On paper nothing can be unfolded: what is folded is opened, and closed again afterwards. */
  var folded = [];
  window.addEventListener("beforeprint", function () {
    folded = Array.from(document.querySelectorAll(".md-content details:not([open])"));
    folded.forEach(function (fold) { fold.open = true; });
  });
  window.addEventListener("afterprint", function () { folded.forEach(function (fold) { fold.open = false; }); });

  /* Chromium leaves out what stands at the foot of a sheet if the page was scrolled, and with it the handling marking: so it prints from the top. */
  if (document.querySelector(".marking")) {
    var scrolled = 0;
    window.addEventListener("beforeprint", function () { scrolled = window.scrollY; window.scrollTo({ top: 0, behavior: "instant" }); });
    window.addEventListener("afterprint", function () { window.scrollTo({ top: scrolled, behavior: "instant" }); });
  }

  /* The engine opens its menu and its search by labels, which no keyboard reaches: each gets a button inside. */
  document.querySelectorAll("label.md-header__button:is([for=__drawer], [for=__search])").forEach(function (label) {
    var inner = document.createElement("button");
    inner.type = "button";
    inner.setAttribute("aria-label", label.htmlFor === "__search" ? "Search" : "Menu");
    inner.append(...label.childNodes);
    inner.addEventListener("click", function () { document.getElementById(label.htmlFor).click(); });
    label.append(inner);
  });

  var search = document.querySelector("a.search-words");
  var last = search && location.pathname.split("/").filter(Boolean).pop();
  if (last) {
    var words = last;
    try { words = decodeURIComponent(last); } catch (error) { /* not UTF-8: as it stands */ }
    words = words.replace(/\.\w+$/, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
    if (words) {
      search.href = search.getAttribute("href") + encodeURIComponent(words);
      search.textContent = "Search the site for “" + words + "”";
    }
  }
})();
