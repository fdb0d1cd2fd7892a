/* Beside the number of a statement: copy its link, or its words with their source. Without this file the link can be copied by hand. */
(function () {
  "use strict";
  var links = document.querySelectorAll(".claim > a.permanent");
  if (!links.length) return;

  var told = document.createElement("p"), tools = document.createElement("span"), on = null, timer = 0;
  told.className = "told";
  told.setAttribute("role", "status");
  document.body.append(told);
  tools.className = "copies";
  tools.setAttribute("role", "group");
  tools.setAttribute("aria-label", "This statement");
  tools.append(
    button("Copy link", "link", function () { return on.href; }),
    button("Copy with source", "statement", function () { return citation(on); })
  );

  function button(label, what, make) {
    var element = document.createElement("button");
    element.type = "button";
    element.textContent = label;
    element.addEventListener("click", function () { copy(make(), what); });
    return element;
  }

  function words(element) {
    var copy = element.cloneNode(true);
    copy.querySelectorAll(".cite, .permanent, .copies, .noted, .more").forEach(function (part) { part.remove(); });
    return copy.textContent.replace(/\s+/g, " ").trim();
  }

  function notes(text) {
    return Array.prototype.map.call(text.querySelectorAll("a.cite"), function (mark) {
      return mark.dataset.words || mark.title || words(document.getElementById(mark.getAttribute("href").slice(1)));
    }).join("; ");
  }

  /* The statement (who says so). Source: its notes. In: the page, the site, the address. */
  function citation(link) {
    var text = link.parentElement, below = text.parentElement.querySelector(".said");
    var said = below ? " (" + words(below).replace(/( ·)+$/, "") + ")" : "";
    var page = document.querySelector("h1").textContent.trim(), site = document.title.slice(page.length).replace(/^ - /, "");
    return words(text) + said + " Source: " + notes(text) + ". In: " + (site ? "“" + page + "”, " + site : page) + ", " + link.href;
  }

  function tell(message) {
    told.textContent = "";
    window.requestAnimationFrame(function () { told.textContent = message; }); /* told again where it is the same */
    window.clearTimeout(tell.timer);
    tell.timer = window.setTimeout(function () { told.textContent = ""; }, 5000);
  }

  function copy(text, what) {
    function done() { tell("Copied the " + what + "."); }
    function byHand() { if (copiedByHand(text)) done(); else tell("The browser did not allow the " + what + " to be copied."); }
    if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(text).then(done, byHand); else byHand();
  }

  /* Where the page is not served securely, the old way. */
  function copiedByHand(text) {
    var field = document.createElement("textarea"), before = document.activeElement;
    field.value = text;
    tools.append(field);
    field.select();
    var copied = document.execCommand("copy");
    field.remove();
    before.focus();
    return copied;
  }

  function show(link) {
    window.clearTimeout(timer);
    if (on === link) return;
    on = link;
    link.after(tools);
    var most = link.parentElement.clientWidth - tools.offsetWidth;
    tools.style.setProperty("left", Math.max(0, Math.min(link.offsetLeft, most)) + "px");
    tools.style.setProperty("top", link.offsetTop + link.offsetHeight + "px");
  }

  function hide() {
    window.clearTimeout(timer);
    on = null;
    tools.remove();
  }

  function leave() {
    window.clearTimeout(timer);
    if (!on || !on.matches(":focus") && !tools.contains(document.activeElement)) timer = window.setTimeout(hide, 300);
  }

  function away(event) {
    if (on && event.target !== on && !tools.contains(event.target)) hide();
  }

  links.forEach(function (link) {
    link.addEventListener("pointerenter", function (event) {
      window.clearTimeout(timer);
      if (event.pointerType === "mouse") timer = window.setTimeout(function () { show(link); }, 150); else show(link);
    });
    link.addEventListener("pointerleave", function (event) { if (event.pointerType === "mouse") leave(); });
    link.addEventListener("focus", function () { show(link); });
  });
  tools.addEventListener("pointerenter", function () { window.clearTimeout(timer); });
  tools.addEventListener("pointerleave", function (event) { if (event.pointerType === "mouse") leave(); });
  document.addEventListener("focusin", away);
  document.addEventListener("click", away);
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !on) return;
    var link = on, inside = tools.contains(document.activeElement);
    if (inside) link.focus({ preventScroll: true });
    hide();
  });
})();
