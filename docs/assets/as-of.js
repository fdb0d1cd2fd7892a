/* The page of a record as of an earlier day: only what had been published by then. The choice is in the address, and links to other pages keep it.
   Without this file the page shows all that its dossier has. */
(function () {
  "use strict";
  var article = document.querySelector("article"), opening = article && article.querySelector(":scope > .opening");
  var published = {}, days = new Map();
  document.querySelectorAll("article [data-published]").forEach(function (line) {
    published[page(line.querySelector("a"))] = line.dataset.published;
    if (line.dataset.published) days.set(line.dataset.published, line.dataset.day);
  });
  var all = Array.from(days.keys()).sort(), newest = all.pop();
  if (!opening || !all.length) return;

  function page(link) { return link.href.split(/[?#]/)[0]; }

  function make(name, classes) {
    var element = document.createElement(name);
    if (classes) element.className = classes;
    return element;
  }

  /* The day on which the source of a mark was published; after all others if nobody knows. A note at the end of the page has a link to its source. */
  function day(mark) {
    var note = mark.hash && page(mark) === location.href.split(/[?#]/)[0] && document.getElementById(mark.hash.slice(1));
    var found = (note ? Array.from(note.querySelectorAll("a[href]"), page) : [page(mark)]).filter(function (address) { return address in published; });
    return (found.length && published[found[0]]) || "9999";
  }

  /* What rests on sources: statements, judgements, states, and values beside the text, each with the day by which all of it was published. */
  var parts = new Map();
  article.querySelectorAll("a.cite").forEach(function (mark) {
    var part = mark.closest("li, dd");
    if (!part || mark.closest("#Notes")) return;
    var known = day(mark);
    if (known > (parts.get(part) || "")) parts.set(part, known);
  });
  /* What has no date of its own: how the actors stand to one another, and what is drawn. */
  var undated = Array.from(article.querySelectorAll(".standfirst, .picture, .ties, .infobox dd")).filter(function (part) {
    return !part.matches("dd") || part.querySelector(".latest");
  });
  var statements = count(".claim"), judgements = count(".judgement");

  function count(inside) { return Array.from(parts.keys()).filter(function (part) { return part.querySelector(inside); }); }

  function shown(among) { return among.filter(function (part) { return !part.hidden; }).length; }

  function hide(chosen) {
    parts.forEach(function (known, part) { part.hidden = chosen !== "" && known > chosen; });
    undated.forEach(function (part) { part.hidden = chosen !== ""; });
    article.querySelectorAll("dt").forEach(function (term) {
      var values = [];
      for (var next = term.nextElementSibling; next && next.matches("dd"); next = next.nextElementSibling) values.push(next);
      term.hidden = values.length > 0 && values.every(function (value) { return value.hidden; });
    });
    article.querySelectorAll(":scope > p:not(.said)").forEach(function (line) { line.hidden = Array.from(line.querySelectorAll("a[href^='#']:not(.cite)")).some(leadsNowhere); });
    thin();
    article.querySelectorAll(":scope > p.said").forEach(function (line) {
      var links = Array.from(line.querySelectorAll("a[href^='#']"));
      line.hidden = line.hidden || (links.length > 0 && links.every(leadsNowhere));
    });
  }

  function leadsNowhere(link) {
    var target = document.getElementById(link.hash.slice(1));
    return Boolean(target && target.closest("[hidden]"));
  }

  /* A heading without anything below it is not shown, nor the line that introduces it, nor is it in the contents. */
  function thin() {
    var below = {}, lines = [];
    Array.from(article.children).reverse().forEach(function (part) {
      var name = part.tagName, entries = part.querySelectorAll("li, dd");
      if (name === "H2" || name === "H3") {
        part.hidden = !below[name];
        lines.forEach(function (line) { line.hidden = part.hidden; });
        document.querySelectorAll('.md-nav--secondary a[href$="#' + part.id + '"]').forEach(function (entry) { entry.closest("li").hidden = part.hidden; });
        below[name] = below.H3 = false;
        lines = [];
      } else if (part.matches("p.said")) lines.push(part);
      else if (!part.hidden && (entries.length ? part.querySelector("li:not([hidden]), dd:not([hidden])") : part.textContent.trim())) below.H2 = below.H3 = true;
    });
  }

  function of(among, noun) { return shown(among) + " of " + among.length + " " + noun + (among.length === 1 ? "" : "s"); }

  function say(chosen) {
    var counted = [[statements, "statement"], [judgements, "judgement"]].filter(function (pair) { return pair[0].length; }).map(function (pair) { return of(pair[0], pair[1]); });
    output.textContent = chosen ? "As published by " + days.get(chosen) + ": " + counted.join(" and ") + ". Figures and the summary of relations are not shown, because they include later statements." : "";
    form.classList.toggle("chosen", chosen !== "");
  }

  /* Links to other pages of the site keep the choice; the lists of statements have it among their filters. */
  function keep(chosen) {
    var home = document.querySelector(".crumbs a"), root = home ? page(home).replace(/[^/]*$/, "") : "";
    document.querySelectorAll("a[href]").forEach(function (link) {
      if (!root || !link.pathname || page(link).indexOf(root) !== 0 || page(link) === page(location) || !/(\/|\.html)$/.test(link.pathname)) return;
      var query = new URLSearchParams(link.search);
      if (chosen) query.set("as-of", chosen); else query.delete("as-of");
      link.search = query.toString();
    });
  }

  function update() {
    var chosen = select.value, query = new URLSearchParams(location.search);
    hide(chosen);
    say(chosen);
    keep(chosen);
    if (chosen) query.set("as-of", chosen); else query.delete("as-of");
    try { history.replaceState(null, "", location.pathname + (query.toString() ? "?" + query : "") + location.hash); } catch (refused) { return; }
  }

  var form = make("form", "as-of"), label = make("label"), select = make("select"), output = make("output");
  select.append(new Option("now", ""));
  all.reverse().forEach(function (value) { select.append(new Option(days.get(value), value)); });
  select.autocomplete = "off";
  label.append("As of ", select);
  form.append(label, output);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  select.addEventListener("change", update);
  opening.append(form);
  var asked = new URLSearchParams(location.search).get("as-of");
  /* A day between two publications is as good as the one before it; one from the newest on is now, and before the first there is nothing to show. */
  var before = asked && asked < newest ? all.find(function (value) { return value <= asked; }) : "";
  if (before) {
    select.value = before;
    update();
  }
})();
