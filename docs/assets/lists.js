/* Tables of records: sorted by any column, filtered by words and by the values of columns, with the choice in the address.
   Without this file they are complete and in order. A head of the class `by-NAME` is a column to filter by; `data-order` is the place
   of a cell in its column where its words do not say it. */
(function () {
  "use strict";
  var block = document.querySelector(".list"), table = block && block.querySelector("table");
  if (!table) return;
  var body = table.tBodies[0], whole = Array.from(body.rows), address = new URLSearchParams(location.search), timer = 0;
  var form = document.createElement("form"), count = document.createElement("output"), clear = document.createElement("button"), controls = {};
  var choices = document.createElement("div"), state = document.createElement("div");

  function slug(words) { return words.trim().toLowerCase().replace(/[^a-z0-9]+/g, "-"); }

  var folded = briefingsWords.folded;

  var columns = Array.from(table.tHead.rows[0].cells, function (head, at) {
    var by = head.className.match(/(?:^|\s)by-([a-z-]+)/);
    return { head: head, at: at, name: slug(head.textContent), by: by ? by[1] : "" };
  });

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

  function values(cell, by) {
    if (by === "year") return years(cell.textContent);
    var parts = cell.querySelectorAll(".value"), text = cell.textContent.trim();
    return parts.length ? Array.from(parts, function (part) { return part.textContent.trim(); }) : text ? [text] : [];
  }

  var rows = whole.map(function (row) {
    return {
      row: row,
      words: folded(Array.from(row.cells, function (cell) { return cell.textContent; }).join(" ")),
      keys: Array.from(row.cells, function (cell) { return cell.dataset.order ? Number(cell.dataset.order) : cell.textContent.trim(); }),
      values: columns.map(function (column) { return column.by ? values(row.cells[column.at], column.by) : []; })
    };
  });

  /* Numbers before words, and cells without either last, whichever way the column is sorted. */
  function compare(one, two, down) {
    if (one === "" || two === "") return (one === "") - (two === "");
    var order = typeof one === "number" && typeof two === "number" ? one - two : String(one).localeCompare(String(two), "en", { numeric: true });
    return down ? -order : order;
  }

  function sort() {
    var by = address.get("sort") || "", down = by.charAt(0) === "-", name = by.replace(/^-/, "");
    var column = columns.find(function (item) { return item.name === name; });
    columns.forEach(function (item) { item.head.setAttribute("aria-sort", item !== column ? "none" : down ? "descending" : "ascending"); });
    var order = column ? rows.slice().sort(function (a, b) { return compare(a.keys[column.at], b.keys[column.at], down); }) : rows;
    body.append.apply(body, order.map(function (item) { return item.row; }));
    if (!column) address.delete("sort");
  }

  function fits(item) {
    var asked = folded(controls.words.value).split(/\s+/).filter(Boolean);
    return asked.every(function (word) { return item.words.indexOf(word) >= 0; }) && columns.every(function (column) {
      var control = controls[column.by];
      return !control || !control.value || chosen(column, item.values[column.at], control.value);
    });
  }

  function filter() {
    var shown = 0;
    rows.forEach(function (item) { item.row.hidden = !fits(item); shown += item.row.hidden ? 0 : 1; });
    count.textContent = shown === rows.length ? rows.length + " in all" : (shown || "None") + " of " + rows.length + " shown";
    Object.keys(controls).forEach(function (name) {
      if (controls[name].value) address.set(name, controls[name].value); else address.delete(name);
    });
    clear.disabled = !address.has("sort") && Object.keys(controls).every(function (name) { return !controls[name].value; });
  }

  /* What is chosen stands in the address. A browser may refuse that for a file of a disk. */
  function remember() {
    var query = address.toString();
    try { history.replaceState(null, "", location.pathname + (query ? "?" + query : "") + location.hash); } catch (refused) { return; }
  }

  function labelled(words, control, name) {
    var label = document.createElement("label");
    control.name = name;
    control.autocomplete = "off";
    label.append(words, control);
    controls[name] = control;
    choices.append(label);
  }

  /* A date up to which something was known takes in all that was known before. */
  function chosen(column, values, value) {
    return column.by === "as-of" ? values.length > 0 && values[0] <= value : values.indexOf(value) >= 0;
  }

  function choice(column) {
    var select = document.createElement("select"), order = new Map();
    var single = rows.every(function (item) { return item.values[column.at].length < 2; }); /* the place of a cell is that of its only value */
    rows.forEach(function (item) {
      item.values[column.at].forEach(function (value) { if (!order.has(value)) order.set(value, single ? item.keys[column.at] : value); });
    });
    /* The place of a cell is that of its value only where cells have one: two parties have none of their own. */
    var single = rows.every(function (item) { return item.values[column.at].length < 2; });
    var all = Array.from(order.keys()).sort(function (a, b) {
      var known = single && typeof order.get(a) === "number" && typeof order.get(b) === "number";
      if (column.by === "year") return number(a) - number(b);
      return known ? order.get(a) - order.get(b) : a.localeCompare(b, "en", { numeric: true });
    });
    select.append(new Option("All", ""));
    all.forEach(function (value) {
      var number = rows.filter(function (item) { return chosen(column, item.values[column.at], value); }).length;
      select.append(new Option(value + " (" + number + ")", value));
    });
    return select;
  }

  function sortable(column) {
    var button = document.createElement("button");
    button.type = "button";
    button.append.apply(button, Array.from(column.head.childNodes));
    column.head.append(button);
    button.addEventListener("click", function () {
      address.set("sort", address.get("sort") === column.name ? "-" + column.name : column.name);
      sort();
      filter();
      remember();
    });
  }

  var words = document.createElement("input");
  words.type = "search";
  labelled("Words", words, "words");
  columns.forEach(function (column) {
    if (column.by) labelled(column.by.charAt(0).toUpperCase() + column.by.slice(1).replace("-", " "), choice(column), column.by);
    sortable(column);
  });
  clear.type = "button";
  clear.textContent = "Clear";
  form.className = "filters";
  form.setAttribute("aria-label", "Filter the list");
  choices.className = "choices";
  state.className = "state";
  state.append(count, clear);
  form.append(choices, state);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("input", function (event) {
    filter();
    window.clearTimeout(timer);
    timer = window.setTimeout(remember, event.target === words ? 200 : 0); /* a browser refuses too many addresses a second */
  });
  clear.addEventListener("click", function () {
    Object.keys(controls).forEach(function (name) { controls[name].value = ""; });
    address.delete("sort");
    words.focus();
    sort();
    filter();
    remember();
  });
  Object.keys(controls).forEach(function (name) { controls[name].value = address.get(name) || ""; });
  block.prepend(form);
  block.classList.add("ready");
  sort();
  filter();
  remember(); /* what the list does not have is gone from the address too */
})();
