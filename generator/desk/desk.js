// The desk: the verdict while somebody writes, words of an article as citation and quotation, completion of ids, and drafts of forms.
(() => {
  "use strict";
  const { base, source } = document.body.dataset;
  const claim = document.querySelector("form[data-claim]");
  const text = claim?.elements.namedItem("text");
  const said = document.getElementById("said");
  const tell = (words) => {
    said.textContent = words;
  };
  document.documentElement.classList.add("scripted");

  const make = (name, words, more = {}) => Object.assign(document.createElement(name), { textContent: words }, more);

  // ---- The verdict

  // The pieces of a text as nodes; those that only one side has are marked, with their kind beside them.
  const marked = (pieces) =>
    pieces.map(([piece, kind]) => {
      if (!kind) return document.createTextNode(piece);
      const mark = make("mark", `${piece} `);
      mark.append(make("small", kind));
      return mark;
    });

  // A problem at a field, with the way to say that the text is true as it stands.
  const problem = ({ code, message, hint, waivable }) => {
    const item = document.createElement("li");
    item.append(make("strong", `${code}: `), message, hint ? make("span", ` ${hint}`, { className: "hint" }) : "");
    if (waivable) {
      const more = document.createElement("details");
      const label = make("label", "Why: ");
      label.append(Object.assign(document.createElement("input"), { type: "text", name: `why:${code}`, autocomplete: "off" }));
      const button = make("button", "Save with this reason", { type: "submit", name: "do", value: `waive:${code}` });
      more.append(make("summary", "True as it stands"), label, button);
      item.append(more);
    }
    return item;
  };

  const originals = new Map([...document.querySelectorAll("[data-number]")].map((p) => [`${source}#${p.dataset.number}`, p]));
  const plain = new Map([...originals].map(([cite, p]) => [cite, p.textContent]));

  // What the rules say at each field; a reason that somebody is writing stays.
  const showProblems = (problems) => {
    for (const list of claim.querySelectorAll("[data-said]")) {
      if (list.contains(document.activeElement)) continue;
      const control = list.parentElement.querySelector("[name]:not([name^='why:'])");
      const mine = control ? problems.filter(({ field }) => field === control.name || field.startsWith(`${control.name}.`)) : problems.filter(({ field }) => !field);
      const keys = JSON.stringify(mine);
      if (list.dataset.shown !== keys) list.replaceChildren(...mine.map(problem));
      list.dataset.shown = keys;
      if (control) mine.length ? control.setAttribute("aria-invalid", "true") : control.removeAttribute("aria-invalid");
    }
  };

  let asked = 0;
  const judge = async () => {
    const mine = ++asked;
    let found;
    try {
      const answer = await fetch(`${base}verdict`, { method: "POST", body: new URLSearchParams(new FormData(claim)) });
      if (!answer.ok) throw new Error(await answer.text());
      found = await answer.json();
    } catch (error) {
      if (mine === asked) document.getElementById("summary").textContent = `Not checked: ${error.message || "the desk does not answer"}`;
      return;
    }
    if (mine !== asked) return;
    const verdict = document.getElementById("verdict");
    document.getElementById("summary").textContent = found.summary;
    const differs = found.text.some(([, kind]) => kind);
    document.getElementById("beside").replaceChildren(...(differs ? ["Only in the statement: ", ...marked(found.text)] : []));
    verdict.className = found.said.length ? "wrong" : found.summary.startsWith("No problems") ? "right" : "";
    verdict.dataset.of = String(mine);
    showProblems(found.said);
    const there = new Map(found.passages.map(({ cite, pieces }) => [cite, pieces]));
    for (const [cite, p] of originals) {
      p.parentElement.classList.toggle("cited", there.has(cite));
      if (document.getSelection().containsNode(p, true) && !document.getSelection().isCollapsed) continue;
      there.has(cite) ? p.replaceChildren(...marked(there.get(cite))) : p.textContent === plain.get(cite) || (p.textContent = plain.get(cite));
    }
  };
  let waiting;
  const judgeSoon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(judge, 250);
  };

  // ---- A form that is not sent yet survives a look at another page

  const key = claim && `desk ${claim.elements.record.value}/${claim.elements.part.value}`;
  const remember = () => {
    const fields = [...new FormData(claim)].filter(([name]) => !["digest", "source", "record", "part"].includes(name));
    sessionStorage.setItem(key, JSON.stringify(fields));
  };
  const recall = () => {
    for (const [name, value] of JSON.parse(sessionStorage.getItem(key) || "[]")) {
      const control = claim.elements.namedItem(name);
      if (control && "value" in control && !control.value) control.value = value;
    }
  };

  const changed = () => {
    remember();
    judgeSoon();
  };

  // ---- Words of the article

  let selection = { words: "", first: 0, last: 0 };
  const numberOf = (node) => Number((node.nodeType === 1 ? node : node.parentElement)?.closest("[data-number]")?.dataset.number || 0);
  const withoutMarks = (range) => {
    const copy = range.cloneContents();
    copy.querySelectorAll("mark small").forEach((kind) => kind.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  };
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return;
    const range = chosen.getRangeAt(0);
    const [first, last] = [numberOf(range.startContainer), numberOf(range.endContainer)];
    if (!first || !last) return;
    selection = { words: withoutMarks(range), first, last };
    document.getElementById("selected").textContent = `Selected in ${first === last ? first : `${first}–${last}`}: ${selection.words.slice(0, 80)}`;
  });

  const insert = (control, words, from = control.selectionStart, to = control.selectionEnd) => {
    control.setRangeText(words, from, to, "end");
    control.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const fill = (name, value) => {
    const control = claim.elements.namedItem(name);
    if (control && value && !control.value) control.value = value;
  };

  // Take a passage over into the form: its citation, and what the desk proposes from it.
  const take = async ({ words, first, last }, quoting) => {
    if (!claim) return tell("Open a record first: its statement is written beside the article.");
    const cites = claim.elements.namedItem("cites");
    const found = await (await fetch(`${base}propose?${new URLSearchParams({ source, first, last, words })}`)).json();
    const cite = found.cites || `${source}#${first}${last > first ? `-${last}` : ""}`;
    if (!cites.value.split(/\s+/).includes(cite)) cites.value = `${cites.value.trim()}\n${cite}`.trim();
    if (quoting && found.quotation) {
      const before = text.value.slice(0, text.selectionStart);
      insert(text, `${before && !/\s$/.test(before) ? " " : ""}“${found.quotation}”`);
    } else if (quoting) tell("At most twelve words can be quoted; only the paragraph was cited.");
    for (const name of ["said_by", "type", "when", "said_when"]) fill(name, found[name]);
    changed();
    tell(`Cited ${cite}${found.said_by ? `; proposed ${found.said_by} as the speaker` : ""}${found.when ? `; proposed the date ${found.when}` : ""}.`);
    text.focus();
  };

  const doing = {
    cite: () => (selection.first ? take({ ...selection, words: "" }, false) : tell("Select words in the article first.")),
    quote: () => (selection.first ? take(selection, true) : tell("Select words in the article first.")),
    actor: () => {
      const there = new URLSearchParams(location.search);
      there.set("open", "actor");
      there.set("name", selection.words.replace(/[.,;:’']s?$/u, "").slice(0, 80));
      location.assign(`${base}?${there}`);
    },
    "add-article": async () => {
      const [file, address, id] = ["file", "address", "id"].map((name) => document.getElementById(`article-${name}`));
      if (!id.value) return tell("Give the source an id."), id.focus();
      if (!file.files.length && !address.value) return tell("Choose a file, or give an address."), file.focus();
      tell("Reading the article …");
      const [body, kind] = file.files.length ? [file.files[0], "application/octet-stream"] : [address.value, "text/uri-list"];
      const answer = await fetch(`${base}article/${encodeURIComponent(id.value)}`, { method: "POST", body, headers: { "Content-Type": kind } });
      const found = answer.ok ? await answer.json() : { said: await answer.text() };
      found.to ? location.assign(found.to) : tell(found.said);
    },
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.do) doing[button.dataset.do]();
    if (button.dataset.cite) {
      const number = Number(button.dataset.cite.split("#")[1]);
      take({ words: "", first: number, last: number }, false);
    }
    if (button.dataset.add) {
      const group = button.closest("fieldset");
      const numbers = [...group.querySelectorAll(":scope > .group [name]")].map((control) => Number(control.name.slice(button.dataset.add.length + 1).split(".")[0]));
      const next = Math.max(-1, ...numbers) + 1;
      const blank = group.querySelector(":scope > template").content.cloneNode(true);
      for (const part of blank.querySelectorAll("[name], [id], [for], [aria-describedby], [data-add]"))
        for (const name of ["name", "id", "for", "aria-describedby", "data-add"])
          if (part.hasAttribute(name)) part.setAttribute(name, part.getAttribute(name).replaceAll("%", next));
      const added = blank.querySelector(".group");
      group.insertBefore(blank, button);
      added.querySelector("input, textarea, select").focus();
    }
    if (button.dataset.remove !== undefined) {
      const group = button.closest(".group");
      const fieldset = group.closest("fieldset");
      group.remove();
      fieldset.querySelector("[data-add]").focus();
      if (claim?.contains(fieldset)) changed();
    }
  });
  document.addEventListener("change", (event) => {
    if (event.target.dataset.go !== undefined) event.target.form.requestSubmit();
  });
  document.addEventListener("submit", (event) => {
    if (event.target === claim) sessionStorage.removeItem(key);
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      const form = document.activeElement?.form || claim;
      (form?.querySelector("[data-save]") || document.querySelector("[data-save]"))?.click();
    }
  });

  // ---- Completion

  let names = {};
  fetch(`${base}names`).then(async (answer) => {
    if (answer.ok) names = await answer.json();
  });
  const list = make("ul", "", { id: "completions", role: "listbox", hidden: true });
  list.setAttribute("aria-label", "Completions");
  document.body.append(list);
  let completing = null;

  // The word before the caret that can be completed: after [[ in a text, or in a field of ids.
  const typed = (control) => {
    const before = control.value.slice(0, control.selectionStart);
    const links = control.dataset.links !== undefined;
    const found = links ? /\[\[([^[\]|]*)$/.exec(before) : /([^\s,;]*)$/.exec(before);
    const kind = links ? "record" : control.dataset.known;
    if (!found || (!links && !found[1] && control.value)) return null;
    return { control, kind, word: found[1], from: control.selectionStart - found[1].length };
  };
  const fits = (entry, word) => entry.some((name) => name.toLowerCase().includes(word.toLowerCase()));
  const first = (entry, word) => (entry.some((name) => name.toLowerCase().startsWith(word.toLowerCase())) ? 0 : 1);

  const close = () => {
    list.hidden = true;
    completing?.control.removeAttribute("aria-activedescendant");
    completing?.control.removeAttribute("aria-expanded");
    completing = null;
  };
  const choose = (option) => {
    const { control, from } = completing;
    const links = control.dataset.links !== undefined;
    const end = control.selectionStart;
    const closing = links && control.value.slice(end, end + 2) !== "]]" ? "]]" : "";
    insert(control, option.dataset.id + closing, from, end);
    if (links && !closing) control.selectionStart = control.selectionEnd = control.selectionEnd + 2;
    close();
    control.focus();
  };
  const point = (option) => {
    for (const other of list.children) other.setAttribute("aria-selected", String(other === option));
    option.scrollIntoView({ block: "nearest" });
    completing.control.setAttribute("aria-activedescendant", option.id);
  };
  const complete = (control) => {
    const at = typed(control);
    const found = at ? (names[at.kind] || []).filter((entry) => fits(entry, at.word)).sort((one, two) => first(one, at.word) - first(two, at.word)).slice(0, 12) : [];
    if (!found.length || (found.length === 1 && found[0][0] === at.word)) return close();
    completing = at;
    list.replaceChildren(
      ...found.map(([id, name], number) => {
        const option = make("li", `${id} `, { id: `completion-${number}`, role: "option" });
        option.dataset.id = id;
        option.append(make("small", (name || "").slice(0, 60)));
        return option;
      }),
    );
    const box = control.getBoundingClientRect();
    list.style.left = `${Math.max(8, box.left + scrollX)}px`;
    list.style.top = `${box.bottom + scrollY + 2}px`;
    list.hidden = false;
    control.setAttribute("aria-expanded", "true");
    control.setAttribute("aria-controls", "completions");
    point(list.firstElementChild);
  };
  document.addEventListener("input", (event) => {
    const control = event.target;
    if (control.dataset?.links !== undefined || names[control.dataset?.known]) complete(control);
    if (claim && control.form === claim && !control.name.startsWith("why:")) changed();
  });
  document.addEventListener(
    "keydown",
    (event) => {
      if (!completing || event.target !== completing.control) return;
      const now = list.querySelector("[aria-selected=true]");
      const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
      if (step) point(now[step] || now);
      else if (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey)) choose(now);
      else if (event.key === "Escape") close();
      else return;
      event.preventDefault();
    },
    true,
  );
  document.addEventListener("focusout", () => setTimeout(() => document.activeElement !== completing?.control && close(), 150));
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const option = event.target.closest("[data-id]");
    if (option) choose(option);
  });

  // ---- The beginning

  if (claim) {
    recall();
    judge();
  }
  const form = document.querySelector("form[data-claim], form[data-kind], .records > form:not(.choose):not(.claim)");
  const wrong = document.querySelector("[aria-invalid]");
  (wrong || form?.querySelector("textarea, input:not([type=hidden])"))?.focus({ preventScroll: !wrong });
})();
