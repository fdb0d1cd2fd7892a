/* Tables of records, sorted by any column; and those tables and the timeline filtered by words and by values, with the choice in the address.
   Without this file they are complete and in order. A head of the class `by-NAME` is a column to filter by, and so is an attribute `data-by-NAME`
   of the first cell of a row or of a statement; `data-order` is the place of a cell in its column if its words do not give it. */
(function () {
  "use strict";
  var ATTRIBUTES = ["kind", "type", "topic", "year", "month", "source", "coverage", "reviewed", "as-of"];
  var MONTHS = "January February March April May June July August September October November December".split(" ");
  var block = document.querySelector(".list"), table = block && block.querySelector("table");
  if (!block) return;
  var address = new URLSearchParams(location.search), timer = 0, folded = briefingsWords.folded;
  var form = make("form", "filters"), choices = make("div", "choices"), state = make("div", "state");
  var words = make("input"), fold = make("button", "fold"), asked = make("p", "asked"), count = make("output"), clear = make("button");

  function make(name, classes) {
    var element = document.createElement(name);
    if (classes) element.className = classes;
    return element;
  }

  function slug(text) { return text.trim().toLowerCase().replace(/[^a-z0-9]+/g, "-"); }

  /* Every year from the first that a date names to the last; years before Christ are negative, from 0 for 1 BC. */
  function years(text) {
    var found = [], all = [];
    text.replace(/(\d+) BC|AD (\d+)|(\d+)(?:st|nd|rd|th) century|(\d{3,4})(s?)/g, function (_, before, small, century, year, decade) {
      if (before) found.push(1 - before);
      else if (small) found.push(Number(small));
      else if (century) found.push(100 * century - 100, 100 * century - 1);
      else found.push(Number(year), Number(year) + (decade ? 9 : 0));
    });
    for (var year = found[0]; year <= found[found.length - 1] && all.length < 200; year += 1) all.push(year < 1 ? 1 - year + " BC" : String(year));
    return all;
  }

  function number(year) { return / BC$/.test(year) ? 1 - parseInt(year, 10) : Number(year); }

  /* A month or a day of the form 2024-03-14 in words. */
  function inWords(text) {
    var parts = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(text);
    return parts ? (parts[3] ? Number(parts[3]) + " " : "") + MONTHS[parts[2] - 1] + " " + Number(parts[1]) : text;
  }

  /* --- What there is to filter: rows with their columns, or statements; and by what. ----------------------------------------------------- */
  var columns = table ? Array.from(table.tHead.rows[0].cells, function (head, at) {
    var by = head.className.match(/(?:^|\s)by-([a-z-]+)/);
    return { head: head, at: at, name: slug(head.textContent), by: by ? by[1] : "" };
  }) : [];

  function cellValues(cell) {
    var parts = cell.querySelectorAll(".value"), text = cell.textContent.trim();
    return parts.length ? Array.from(parts, function (part) { return part.textContent.trim(); }) : text ? [text] : [];
  }

  function valuesOf(marked, cells) {
    var values = {};
    columns.forEach(function (column) { if (column.by) values[column.by] = cellValues(cells[column.at]); });
    ATTRIBUTES.forEach(function (name) {
      var value = marked.getAttribute("data-by-" + name);
      if (value !== null) values[name] = value.split("\u2028").filter(Boolean);
    });
    if (values.year) values.year = Array.from(new Set([].concat.apply([], values.year.map(years))));
    return values;
  }

  function row(element) {
    var keys = Array.from(element.cells, function (cell) { return cell.dataset.order ? Number(cell.dataset.order) : cell.textContent.trim(); });
    var text = Array.from(element.cells, function (cell) { return cell.textContent; }).join(" ");
    return { element: element, keys: keys, words: folded(text), values: valuesOf(element.cells[0], element.cells) };
  }

  function statement(element) {
    var claim = element.querySelector(".claim"), said = element.querySelector(".said");
    return { element: element, keys: [], words: folded(claim.textContent + " " + (said ? said.textContent : "")), values: valuesOf(claim, []) };
  }

  var items = table ? Array.from(table.tBodies[0].rows, row) : Array.from(block.querySelectorAll(".claims > ul > li"), statement);
  if (!items.length) return;
  var filters = Object.keys(items[0].values).map(filter);

  /* A filter: its control, its values in order, and the number of items that each of them leaves. */
  function filter(by) {
    var column = columns.find(function (item) { return item.by === by; }), places = new Map(), select = make("select");
    /* The place of a cell is that of its value only if no cell has two: two parties have no place of their own. */
    var single = column && items.every(function (item) { return item.values[by].length < 2; });
    items.forEach(function (item) {
      item.values[by].forEach(function (value) { if (!places.has(value)) places.set(value, single ? item.keys[column.at] : value); });
    });
    var all = Array.from(places.keys()).sort(function (a, b) {
      if (by === "year") return number(a) - number(b);
      var one = places.get(a), two = places.get(b);
      return typeof one === "number" && typeof two === "number" ? one - two : a.localeCompare(b, "en", { numeric: true });
    });
    select.append(new Option("All", ""));
    all.forEach(function (value) { select.append(new Option(inWords(value), value)); });
    return { by: by, select: select, all: all };
  }

  /* A date by which something was published takes in all that was published before. */
  function chosen(filter, item) {
    var values = item.values[filter.by], value = filter.select.value;
    return !value || (filter.by === "as-of" ? values.length > 0 && values[0] <= value : values.indexOf(value) >= 0);
  }

  /* --- Filtering. ------------------------------------------------------------------------------------------------------------------------ */
  function refresh() {
    var sought = folded(words.value).split(/\s+/).filter(Boolean), shown = 0, left = filters.map(function () { return new Map(); });
    items.forEach(function (item) {
      var said = sought.every(function (word) { return item.words.indexOf(word) >= 0; });
      var against = filters.filter(function (filter) { return !chosen(filter, item); });
      item.element.hidden = !said || against.length > 0;
      if (!item.element.hidden) shown += 1;
      /* It counts for the choices of a filter if no other control is against it. */
      if (said && against.length < 2) filters.forEach(function (filter, at) {
        if (!against.length || against[0] === filter) new Set(item.values[filter.by]).forEach(function (value) { left[at].set(value, (left[at].get(value) || 0) + 1); });
      });
    });
    filters.forEach(function (filter, at) { label(filter, left[at]); });
    thin(shown);
    say(shown);
  }

  /* The number that each choice would leave; a choice that would leave none is not offered, unless it is the one that is made. */
  function label(filter, left) {
    var before = 0;
    filter.all.forEach(function (value, at) {
      var option = filter.select.options[at + 1], found = left.get(value) || 0;
      before += found;
      if (filter.by === "as-of") found = before;
      option.text = inWords(value) + " (" + found + ")";
      option.disabled = option.hidden = !found && filter.select.value !== value;
    });
  }

  /* Without its statements a month or a year is not shown either, nor is it in the contents; and a drawing shows all statements or none. */
  function thin(shown) {
    if (table) return;
    var below = {};
    document.querySelectorAll(".band").forEach(function (band) { band.hidden = shown < items.length; });
    Array.from(block.children).reverse().forEach(function (part) {
      var name = part.tagName;
      if (name === "H2" || name === "H3") {
        part.hidden = !below[name];
        document.querySelectorAll('.md-nav--secondary a[href$="#' + part.id + '"]').forEach(function (entry) { entry.closest("li").hidden = part.hidden; });
        below[name] = below.H3 = false;
      } else if (part.querySelector("li:not([hidden])")) below.H2 = below.H3 = true;
    });
  }

  function say(shown) {
    var active = filters.filter(function (filter) { return filter.select.value; });
    count.textContent = shown === items.length ? items.length + " in all" : (shown || "None") + " of " + items.length + " shown";
    fold.textContent = active.length ? "Filter (" + active.length + ")" : "Filter";
    form.classList.toggle("chosen", active.length > 0 || words.value !== "");
    asked.textContent = active.map(function (filter) { return named(filter.by) + ": " + inWords(filter.select.value); }).concat(words.value ? "Words: " + words.value : []).join(" · ");
    clear.disabled = !address.has("sort") && !active.length && !words.value;
    controls(function (name, control) { if (control.value) address.set(name, control.value); else address.delete(name); });
  }

  function controls(each) {
    each("words", words);
    filters.forEach(function (filter) { each(filter.by, filter.select); });
  }

  /* The address holds what is chosen. A browser may refuse that for a file of a disk. */
  function remember() {
    var query = address.toString();
    try { history.replaceState(null, "", location.pathname + (query ? "?" + query : "") + location.hash); } catch (refused) { return; }
  }

  /* --- Sorting: numbers before words, and cells without either last, whichever way the column is sorted. --------------------------------- */
  function compare(one, two, down) {
    if (one === "" || two === "") return (one === "") - (two === "");
    var order = typeof one === "number" && typeof two === "number" ? one - two : String(one).localeCompare(String(two), "en", { numeric: true });
    return down ? -order : order;
  }

  function sort() {
    var by = address.get("sort") || "", down = by.charAt(0) === "-", name = by.replace(/^-/, "");
    var column = columns.find(function (item) { return item.name === name; });
    if (!column) address.delete("sort");
    if (!table) return;
    columns.forEach(function (item) { item.head.setAttribute("aria-sort", item !== column ? "none" : down ? "descending" : "ascending"); });
    var order = column ? items.slice().sort(function (a, b) { return compare(a.keys[column.at], b.keys[column.at], down); }) : items;
    table.tBodies[0].append.apply(table.tBodies[0], order.map(function (item) { return item.element; }));
  }

  function sortable(column) {
    var button = make("button");
    button.type = "button";
    button.append.apply(button, Array.from(column.head.childNodes));
    column.head.append(button);
    button.addEventListener("click", function () {
      address.set("sort", address.get("sort") === column.name ? "-" + column.name : column.name);
      update();
    });
  }

  /* --- The form. ------------------------------------------------------------------------------------------------------------------------- */
  function update() {
    sort();
    refresh();
    remember();
  }

  function reset() {
    controls(function (_, control) { control.value = ""; });
    address.delete("sort");
    update();
  }

  function named(by) { return by.charAt(0).toUpperCase() + by.slice(1).replace(/-/g, " "); }

  function labelled(text, control, name) {
    var label = make("label");
    control.name = name;
    control.autocomplete = "off";
    label.append(text, control);
    choices.append(label);
  }

  words.type = "search";
  labelled("Words", words, "words");
  choices.append(fold);
  filters.forEach(function (filter) { labelled(named(filter.by), filter.select, filter.by); });
  columns.forEach(sortable);
  fold.type = clear.type = "button";
  fold.setAttribute("aria-expanded", "false");
  fold.addEventListener("click", function () { fold.setAttribute("aria-expanded", String(form.classList.toggle("open"))); });
  clear.textContent = "Clear";
  form.setAttribute("aria-label", table ? "Filter the list" : "Filter the timeline");
  state.append(count, clear);
  form.append(choices, state, asked);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("input", function (event) {
    refresh();
    window.clearTimeout(timer);
    timer = window.setTimeout(remember, event.target === words ? 200 : 0); /* a browser refuses too many addresses a second */
  });
  clear.addEventListener("click", function () {
    reset();
    words.focus();
  });
  /* A link to a statement that is filtered out leads to it all the same. */
  window.addEventListener("hashchange", function () {
    var target = document.getElementById(location.hash.slice(1));
    if (!target || !block.contains(target) || !target.closest("[hidden]")) return;
    reset();
    target.scrollIntoView();
  });
  controls(function (name, control) { control.value = address.get(name) || ""; });
  block.prepend(form);
  block.classList.add("ready");
  update(); /* what the list does not have is gone from the address too */
})();
