/* Resting on a link to an actor or a relationship, or focusing it, shows that page's key line. Without this file a link is a link. */
(function () {
  "use strict";
  if (!window.fetch || location.protocol === "file:") return;
  var box = document.createElement("div"), known = {}, timer = 0, on = null;
  box.className = "preview";
  box.id = "Preview";
  box.hidden = true;
  box.setAttribute("role", "tooltip");
  document.body.append(box);

  /* The page that a link leads to, if it is another actor's or relationship's; links of a drawing have their own words. */
  function asked(link) {
    if (link.closest("svg")) return "";
    var page = link.href.split("#")[0];
    var other = link.origin === location.origin && page !== location.href.split(/[?#]/)[0];
    return other && /\/(actors|relationships)\/[a-z0-9-]+\/$/.test(page) ? page : "";
  }

  /* Its title and key line, asked for once; again where there was no answer. */
  function read(page) {
    known[page] = known[page] || fetch(page).then(function (answer) { return answer.ok ? answer.text() : ""; }).then(function (text) {
      var there = new DOMParser().parseFromString(text, "text/html");
      var title = there.querySelector("h1"), line = there.querySelector("meta[name=description]");
      return title && line ? [title.textContent.trim(), line.content] : null;
    }).catch(function () { delete known[page]; });
    return known[page];
  }

  function show(link) {
    hide();
    on = link;
    read(asked(link)).then(function (found) { if (found && on === link) fill(link, found[0], found[1]); });
  }

  function fill(link, title, line) {
    var name = document.createElement("strong"), words = document.createElement("span");
    name.textContent = title;
    words.textContent = line;
    box.replaceChildren(name, words);
    box.hidden = false;
    link.setAttribute("aria-describedby", "Preview");
    place(link.getClientRects()[0]);
  }

  /* Below its link, or above it where there is more room. */
  function place(at) {
    var most = document.documentElement.clientWidth - box.offsetWidth - 8, high = box.offsetHeight + 6;
    var above = at.bottom + high > document.documentElement.clientHeight && at.top - high > 60;
    box.style.setProperty("left", Math.max(8, Math.min(at.left, most)) + window.scrollX + "px");
    box.style.setProperty("top", (above ? at.top - high : at.bottom + 6) + window.scrollY + "px");
  }

  function hide() {
    window.clearTimeout(timer);
    if (on) on.removeAttribute("aria-describedby");
    on = null;
    box.hidden = true;
  }

  function later(what, wait) {
    window.clearTimeout(timer);
    timer = window.setTimeout(what, wait);
  }

  function leave() {
    if (on && on.matches(":focus-visible")) window.clearTimeout(timer); else later(hide, 200);
  }

  document.querySelectorAll(".md-content a[href]").forEach(function (link) {
    if (!asked(link)) return;
    link.addEventListener("pointerenter", function (event) {
      if (event.pointerType === "mouse" && on !== link) later(function () { show(link); }, 300); else window.clearTimeout(timer);
    });
    link.addEventListener("pointerleave", leave);
    link.addEventListener("focus", function () { if (link.matches(":focus-visible")) show(link); });
    link.addEventListener("blur", hide);
    link.addEventListener("click", hide);
  });
  box.addEventListener("pointerenter", function () { window.clearTimeout(timer); });
  box.addEventListener("pointerleave", leave);
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") hide(); });
})();
