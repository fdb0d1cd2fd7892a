/* The drawing of a network and the list of its ties below it, as one: what the list does not show is faint in the drawing, and an actor that is
   selected there is one that the list is filtered by. So the choice is in the address, as with any list. Without this file every name
   and every line is a link. */
document.addEventListener("DOMContentLoaded", function () {
  "use strict";
  var drawing = document.querySelector(".network svg"), table = document.querySelector(".list.ties-of table"), select = document.querySelector(".filters select[name=party]");
  if (!drawing || !table || !select) return;
  var names = {}, hint = document.createElement("p"), canvas = drawing.parentElement;
  var nodes = Array.from(drawing.querySelectorAll("a.node"), function (link) {
    var box = link.querySelector("rect"), at = function (name) { return Number(box.getAttribute(name)); };
    return { id: link.id.replace("node-", ""), link: link, x: at("x") + at("width") / 2, y: at("y") + at("height") / 2 };
  });
  var ties = Array.from(table.tBodies[0].rows, function (row) {
    var cell = row.cells[0], ends = cell.dataset.ends.split(" ");
    cell.querySelectorAll(".value").forEach(function (value, at) { names[ends[at]] = value.textContent.trim(); });
    return { row: row, ends: ends, line: document.getElementById("line-" + cell.dataset.line) };
  });

  function show() {
    var lit = {};
    ties.forEach(function (tie) {
      var off = tie.row.hidden;
      if (!off) tie.ends.forEach(function (id) { lit[id] = true; });
      tie.line.classList.toggle("faint", off);
      /* By keyboard a reader goes from name to name, and from line to line only at the name that is selected. */
      tie.line.setAttribute("tabindex", off || !select.value ? "-1" : "0");
    });
    nodes.forEach(function (node) {
      node.link.classList.toggle("faint", !lit[node.id]);
      node.link.classList.toggle("chosen", names[node.id] === select.value);
    });
    say(nodes.find(function (node) { return names[node.id] === select.value; }));
  }

  function say(node) {
    hint.textContent = node ? "" : "Select a name to see its ties alone; again, to open its page. Arrow keys lead from name to name.";
    if (!node) return;
    var page = document.createElement("a"), back = document.createElement("button");
    page.href = node.link.href.baseVal;
    page.textContent = "Open " + select.value;
    back.type = "button";
    back.textContent = "Show all (Esc)";
    back.addEventListener("click", function () { choose(""); node.link.focus(); });
    hint.append(page, " ", back);
  }

  function choose(name) {
    select.value = name;
    select.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function middle(node) {
    var wide = canvas.scrollWidth;
    canvas.scrollLeft = (node ? node.x / drawing.viewBox.baseVal.width : 0.5) * wide - canvas.clientWidth / 2;
  }

  /* The nearest name in a direction; one that is aside counts as further away. */
  function next(from, across, down) {
    var best = null, least = Infinity;
    nodes.forEach(function (node) {
      var dx = node.x - from.x, dy = node.y - from.y, ahead = dx * across + dy * down, aside = Math.abs(dx * down + dy * across);
      if (node === from || ahead <= 0 || node.link.classList.contains("faint")) return;
      if (ahead + 2 * aside < least) { least = ahead + 2 * aside; best = node; }
    });
    return best;
  }

  nodes.forEach(function (node) {
    node.link.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || names[node.id] === select.value) return;
      event.preventDefault();
      choose(names[node.id]);
    });
    node.link.addEventListener("keydown", function (event) {
      var steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
      var found = steps && !event.altKey && !event.ctrlKey && !event.metaKey && next(node, steps[0], steps[1]);
      if (!steps || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      if (found) { found.link.focus({ preventScroll: false }); middle(found); }
    });
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && select.value && document.activeElement !== select) choose("");
  });
  hint.className = "hint";
  hint.setAttribute("aria-live", "polite");
  canvas.before(hint);
  new MutationObserver(show).observe(table.tBodies[0], { subtree: true, attributes: true, attributeFilter: ["hidden"] });
  show();
  middle(nodes.find(function (node) { return names[node.id] === select.value; }));
});
