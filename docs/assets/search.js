/* The search of the site: the box in the header and the page with filters. ranking.js decides what is found and in which order.
   `/` goes to the box, the arrows move through the results, Enter opens one, Esc closes. Without this file the search page names other ways. */
(function () {
  "use strict";
  var search = window.briefingsSearch, box = document.querySelector(".md-search"), toggle = document.getElementById("__search");
  var config = document.getElementById("__config");
  if (!search || !config) return;
  config = JSON.parse(config.textContent);
  var top = new URL(config.base.replace(/\/?$/, "/"), location.href);
  var NAMES = { actors: "Actors", relationships: "Relationships", statements: "Statements", topics: "Topics", sources: "Sources", pages: "Pages" };
  var OTHERS = config.ways || [["actors/", "Actors"], ["relationships/", "Relationships"], ["topics/", "Topics"], ["statements/", "Statements"], ["timeline/", "Timeline"], ["sources/", "Sources"]];

  /* A part is a script, as a page that is opened from a folder can load nothing else. */
  search.load = function (name) {
    return new Promise(function (done, failed) {
      var script = document.createElement("script");
      script.fetchPriority = /^(?:start|first)/.test(name) ? "high" : "auto"; /* what answers the first key */
      script.src = new URL("search/" + name + ".js", top).href;
      script.addEventListener("load", function () { script.remove(); done(); });
      script.addEventListener("error", function () { script.remove(); failed(new Error(name)); });
      document.head.append(script);
    });
  };

  /* The address of a page: a folder, or the file in it where a folder opens nothing, or a file of its own. */
  function address(path) {
    var at = path.split("#"), page = at[0];
    if (box && box.dataset.files !== undefined) page = page.replace(/^([^/]+)\/([^/]+)\/$/, "$1/$2.html").replace(/\/$/, "/index.html") || "index.html";
    else if (location.protocol === "file:") page += "index.html";
    return new URL(page + (at[1] ? "#" + at[1] : ""), top).href;
  }

  function made(tag, name, inside) {
    var element = document.createElement(tag);
    if (name) element.className = name;
    element.append.apply(element, [].concat(inside || []));
    return element;
  }

  function link(words, path, name) {
    var element = made("a", name, words);
    element.href = address(path);
    return element;
  }

  /* 12,345; the browser's own way takes a tenth of a second on a phone the first time. */
  function grouped(number) { return String(number).replace(/\B(?=(?:\d{3})+$)/g, ","); }

  function count(number, noun) { return grouped(number) + " " + noun + (number === 1 ? "" : "s"); }

  var sought = {};

  /* A text with the words of the query marked. */
  function marked(words, query) {
    if (query !== sought.query) sought = { query: query, stems: new Set(briefingsWords.words(query).map(briefingsWords.stem)), last: briefingsWords.words(query).pop() || "" };
    return words.split(/([\p{L}\p{N}\p{M}'’]+)/u).map(function (piece, at) {
      var word = at % 2 ? briefingsWords.words(piece).join("") : "";
      return word && (sought.stems.has(briefingsWords.stem(word)) || (sought.last.length > 1 && word.startsWith(sought.last))) ? made("mark", "", piece) : piece;
    });
  }

  function result(item, query) {
    var inside = [made("bdi", "search-title", marked(item.title, query))];
    if (item.line) inside.push(made("span", "search-line", item.line));
    return made("li", "md-search-result__item", link(inside, item.path, "md-search-result__link"));
  }

  /* The first `most` results of a group, with its name and, once all are known, their number. */
  async function drawn(group, query, most, prefix, partial) {
    var some = group.name === "statements" ? await search.shown(group.order.slice(0, most), query) : group.items.slice(0, most);
    var head = made("h2", "search-group", [NAMES[group.name] + " "].concat(partial ? [] : made("span", "search-count", grouped(group.total))));
    var list = made("ol", "", some.map(function (item) { return result(item, query); }));
    head.id = prefix + group.name;
    list.setAttribute("aria-labelledby", head.id);
    return made("section", "search-results " + group.name, [head, list]);
  }

  function summary(found, given) {
    if (!found.count) return "Nothing found for “" + given + "”";
    if (found.meant) return "Nothing found for “" + given + "”. Did you mean “" + found.meant + "”? " + count(found.count, "result");
    return (found.some ? "No result has all of these words; some have a few of them: " : "") + count(found.count, "result");
  }

  function nothing() {
    var ways = OTHERS.map(function (way) { return made("li", "", link(way[1], way[0])); });
    return made("div", "search-nothing", [
      made("p", "", "Names are found in any of their spellings, and statements by the words in them. Try fewer words or another form of the name, or browse:"),
      made("ul", "", ways)
    ]);
  }

  function links(inside) { return Array.from(inside.querySelectorAll("a")); }

  /* A place for results: what is typed last wins, and names do not wait for statements. */
  function place(status, list, draw) {
    var turn = 0, self = { done: Promise.resolve() };
    async function run(given, mine) {
      try {
        var found = await search.find(given, function (early) { if (mine === turn) show(early, given, mine, true); });
        if (mine === turn) await show(found, given, mine, false);
      } catch (error) {
        if (mine !== turn) return;
        status.textContent = "The search could not be loaded. Reload the page to try again.";
        list.replaceChildren(nothing());
      }
    }
    async function show(found, given, mine, early) {
      var parts = found.count ? await draw(found, found.meant || given) : [nothing()];
      if (mine !== turn) return;
      var held = list.contains(document.activeElement) && document.activeElement.getAttribute("href");
      list.replaceChildren.apply(list, parts);
      if (held) (links(list).find(function (link) { return link.getAttribute("href") === held; }) || links(list)[0] || list).focus();
      if (!early) status.textContent = summary(found, given);
    }
    self.ask = function (given) {
      turn += 1;
      self.done = given.trim() ? run(given, turn) : Promise.resolve();
      return self.done;
    };
    return self;
  }

  /* --- The box in the header ------------------------------------------------------------------------------------------------------------- */

  function header() {
    var form = box.querySelector("form"), field = form.elements.query, status = box.querySelector("[role=status]");
    var list = box.querySelector(".md-search-result__list"), all = box.querySelector(".search-all a"), hint = status.textContent;
    var results = place(status, list, function (found, query) {
      return Promise.all(found.groups.map(function (group, at) { return drawn(group, query, at ? 3 : 5, "Found-", found.partial); }));
    });

    function open(yes) { if (toggle.checked !== yes) toggle.click(); }

    function ask() {
      all.href = address("search/") + (field.value.trim() ? "?q=" + encodeURIComponent(field.value) : "");
      all.textContent = field.value.trim() ? "All results, with filters" : "Search page, with filters";
      if (!field.value.trim()) {
        status.textContent = hint;
        list.replaceChildren();
      }
      return results.ask(field.value);
    }

    function links() { return Array.from(box.querySelectorAll(".md-search-result__list a, .search-all a")); }

    function move(step) {
      var stops = [field].concat(links()), at = stops.indexOf(document.activeElement);
      stops[(at + step + stops.length) % stops.length].focus();
    }

    /* Enter follows the first result as soon as it is there. */
    function enter() {
      ask().then(function () { (list.querySelector("a.md-search-result__link") || all).click(); });
    }

    function prepare() { search.prepare().catch(function () {}); }

    ["pointerenter", "pointerdown"].forEach(function (event) {
      document.querySelectorAll("[for=__search]").forEach(function (label) { label.addEventListener(event, prepare); });
      field.addEventListener(event, prepare);
    });
    field.addEventListener("focus", function () { open(true); prepare(); });
    field.addEventListener("input", ask);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("reset", function () { window.setTimeout(function () { ask(); field.focus(); }, 0); });
    toggle.addEventListener("change", function () {
      var now = document.activeElement;
      if (toggle.checked && now !== field) field.focus();
      if (!toggle.checked && box.contains(now)) now.blur();
    });
    box.addEventListener("keydown", function (event) {
      if (event.isComposing || event.keyCode === 229) return; /* the key is an input method's */
      if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event.key === "ArrowDown" ? 1 : -1);
      else if (event.key === "Enter" && event.target === field) enter();
      else if (event.key === "Escape") open(false);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    box.addEventListener("focusout", function (event) {
      if (event.relatedTarget && !box.contains(event.relatedTarget)) open(false);
    });
    list.addEventListener("click", function (event) { if (event.target.closest("a")) open(false); });
    document.addEventListener("keydown", function (event) {
      var target = event.target, writing = target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
      if (writing || event.ctrlKey || event.metaKey || event.altKey || ["/", "s", "f"].indexOf(event.key) < 0) return;
      event.preventDefault();
      field.select();
      field.focus(); /* opens; nothing after it asks for a layout */
    });
    var given = new URLSearchParams(location.search).get("q");
    if (given && !document.querySelector(".search-page")) {
      field.value = given;
      field.focus();
      ask();
    }
  }

  /* --- The page -------------------------------------------------------------------------------------------------------------------------- */

  var FILTERS = [["type", "Type"], ["speaker", "Speaker"], ["year", "Year"], ["source", "Source"]];

  /* A year as a number, with those before Christ negative and the undated before all. */
  function number(year) { return / BC$/.test(year) ? -parseInt(year, 10) : Number(year) || -Infinity; }

  /* The values of a statement for one filter, as texts. */
  function values(row, name) {
    if (name === "type") return [search.types()[row[0]]];
    if (name === "year") return [row[1] < 0 ? -row[1] + " BC" : row[1] ? String(row[1]) : "undated"];
    return row[name === "speaker" ? 2 : 3].map(function (number) { return search.entry(number).name; });
  }

  function page(whole) {
    var form = made("form", "filters"), choices = made("div", "choices"), status = made("p", "search-status"), list = made("div", "search-list");
    var asked = new URLSearchParams(location.search), controls = {}, most = 10, timer = 0, more = made("button", "search-more", "Show more");
    var results = place(status, list, draw);

    function labelled(words, control, name) {
      control.name = name;
      controls[name] = control;
      choices.append(made("label", "", [words, control]));
    }

    function chosen(name) { return controls[name].value; }

    function options(name, counts) {
      var now = chosen(name) || asked.get(name) || "", order = Array.from(counts.keys());
      if (name !== "kind") order.sort(function (a, b) { return name === "year" ? number(b) - number(a) : counts.get(b) - counts.get(a) || a.localeCompare(b, "en"); });
      if (now && order.indexOf(now) < 0) order.push(now);
      controls[name].replaceChildren.apply(controls[name], [new Option("All", "")].concat(order.map(function (value) {
        return new Option((NAMES[value] || value) + " (" + (counts.get(value) || 0) + ")", value);
      })));
      controls[name].value = now;
    }

    function narrowed(order, rows) {
      return order.filter(function (number) {
        return FILTERS.every(function (filter) { return !chosen(filter[0]) || values(rows[number], filter[0]).indexOf(chosen(filter[0])) >= 0; });
      });
    }

    async function draw(found, query) {
      var said = found.groups.find(function (group) { return group.name === "statements"; }), rows = said ? await search.choices() : [];
      options("kind", new Map(found.groups.map(function (group) { return [group.name, group.total]; })));
      FILTERS.forEach(function (filter) {
        var counts = new Map();
        (said ? said.order : []).forEach(function (number) {
          values(rows[number], filter[0]).forEach(function (value) { counts.set(value, (counts.get(value) || 0) + 1); });
        });
        options(filter[0], counts);
      });
      var only = FILTERS.some(function (filter) { return chosen(filter[0]); });
      var groups = found.groups.map(function (group) {
        if (group.name !== "statements") return group;
        var order = narrowed(group.order, rows);
        return Object.assign({}, group, { order: order, total: order.length });
      }).filter(function (group) { return group.total && (!only || group.name === "statements") && (!chosen("kind") || chosen("kind") === group.name); });
      found.count = groups.reduce(function (sum, group) { return sum + group.total; }, 0);
      more.hidden = !groups.some(function (group) { return group.total > most; });
      return groups.length ? Promise.all(groups.map(function (group) { return drawn(group, query, most, "Results-", found.partial); })) : [nothing()];
    }

    /* What is asked stands in the address. A browser may refuse that for a file of a disk. */
    function remember() {
      var query = new URLSearchParams();
      Object.keys(controls).forEach(function (name) { if (controls[name].value) query.set(name, controls[name].value); });
      try { history.replaceState(null, "", location.pathname + (query.toString() ? "?" + query : "")); } catch (refused) { return; }
    }

    function ask() {
      if (chosen("q").trim()) return results.ask(chosen("q"));
      status.textContent = "";
      list.replaceChildren(nothing());
      more.hidden = true;
      return results.ask("");
    }

    var words = document.createElement("input");
    words.type = "search";
    words.autocomplete = "off";
    words.dir = "auto";
    words.value = asked.get("q") || "";
    labelled("Words", words, "q");
    [["kind", "Kind"]].concat(FILTERS).forEach(function (filter) {
      var select = document.createElement("select");
      select.autocomplete = "off";
      labelled(filter[1], select, filter[0]);
      options(filter[0], new Map());
    });
    status.setAttribute("role", "status");
    more.type = "button";
    more.addEventListener("click", function () { most += 40; ask(); });
    form.setAttribute("aria-label", "Search");
    form.append(choices);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("input", function () {
      most = 10;
      asked = new URLSearchParams(); /* from now on the fields say what is asked */
      ask();
      window.clearTimeout(timer);
      timer = window.setTimeout(remember, 200);
    });
    whole.replaceChildren(form, status, list, more);
    search.prepare().then(search.choices).catch(function () {}); /* an answer says what is wrong */
    if (!words.value && !config.ways) words.focus(); /* the page of a portal begins with other things */
    ask();
  }

  if (box && toggle) header();
  var whole = document.querySelector(".search-page");
  if (whole) page(whole);
})();
