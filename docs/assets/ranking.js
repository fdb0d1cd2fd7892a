/* The order of a search's results, from the parts of the index that generator/exports/search.py writes. Nothing here touches the page, so that
   the order can be tested without a browser: `load` fetches a part, which calls `part`. */
var briefingsSearch = (function () {
  "use strict";
  var text = briefingsWords, parts = {}, asked = {}, self = {};
  var start = null, stop = new Set(), all = collection(), ready = null, complete = false, sooner = null, heaviest = null;
  /* How good a find is; smaller is better. Between two of these are the finds of one kind, the more complete ones first. */
  var NAME = 0, OTHER = 1, PAIR = 1.5, COMMON = 2, WORDS = 3, OFFICE = 3.95, SAID = 4, PARTY = 4.5, BEGUN = 5, SAID_BEGUN = 5.95, MORE = 6, SOME = 8, NONE = 99;
  /* Letters of scripts in which a part of a name may be searched for without its beginning. */
  var FOREIGN = /[^\u0000-\u024f]/;
  /* In how many parts names are by their first letters. */
  var FIRSTS = 32;
  var TIES = words("relation relationship tie and vs versus between with of the");
  /* What a question has beside the words that it is about; left out if nothing has them all. */
  var ASKING = words("who whom whose what which when where why how many much did does do is are was were has have had say says said tell about any there");

  function words(list) { return new Set(list.split(" ")); }

  self.load = null;

  self.part = function (name, value) {
    parts[name] = value;
  };

  function get(name) {
    if (!asked[name]) {
      asked[name] = Promise.resolve(self.load(name)).then(function () { return parts[name]; });
      asked[name].catch(function () { delete asked[name]; });
    }
    return asked[name];
  }

  function rest() { return new Promise(function (go) { setTimeout(go, 0); }); }

  /* Long work rests every few milliseconds, so that no frame waits for it. */
  function pauses() {
    var began = Date.now();
    return async function () {
      if (Date.now() - began < 12) return;
      await rest();
      began = Date.now();
    };
  }

  /* --- Names ----------------------------------------------------------------------------------------------------------------------------- */

  function key(name, level) {
    var found = text.words(name);
    return { words: found, stems: found.map(text.stem), joined: found.join(""), level: level };
  }

  /* The first letters of a name of several words: of all, and of those with a capital. */
  function initials(name) {
    var all = name.split(/[\s-]+/).filter(function (word) { return /^[\p{L}\p{N}]/u.test(word); });
    if (all.length < 2) return [];
    var capital = all.filter(function (word) { return /^\p{Lu}/u.test(word); });
    return [all, capital].filter(function (some) { return some.length > 1; }).map(function (some) {
      return some.map(function (word) { return Array.from(word)[0]; }).join("");
    });
  }

  /* Ä is also typed as ae, ö as oe, ü as ue, å as aa. */
  function typed(name) {
    var other = name.replace(/[äöüåÄÖÜÅ]/g, function (letter) { return { "ä": "ae", "ö": "oe", "ü": "ue", "å": "aa" }[letter.toLowerCase()]; });
    return other === name ? [] : [other];
  }

  function entry(row) {
    var item = { group: row[0], path: row[1], name: row[2], line: row[4], weight: row[6], parties: row[8], keys: [], short: [], more: [] };
    var names = [row[2]].concat(row[3]);
    item.keys.push(key(row[2], NAME));
    row[3].concat(names.flatMap(typed)).forEach(function (name) { item.keys.push(key(name, OTHER)); });
    row[7].forEach(function (name) { item.keys.push(key(name, COMMON)); });
    if (item.group === 0) item.short = Array.from(new Set(initials(row[2]).map(function (letters) { return text.words(letters).join(""); })));
    item.more = text.words(row[5]).map(function (word) { return { word: word, stem: text.stem(word) }; });
    return item;
  }

  function put(map, at, value) {
    var there = map.get(at);
    if (!there) map.set(at, [value]);
    else if (there[there.length - 1] !== value) there.push(value);
  }

  /* How well a word of a query fits a word of a name: the same, the same but for its ending, or begun. */
  function fits(asked, word, wordStem) {
    if (asked.word === word) return 2;
    if (asked.stem === wordStem) return 2;
    return asked.begun && word.startsWith(asked.word) ? 1 : 0;
  }

  /* Whether the words of a query are all in one name; then how good that is. */
  function inName(query, one) {
    var used = new Set(), whole = true, length = 0;
    for (var word of query.words) {
      var best = -1, quality = 0;
      one.words.forEach(function (other, at) {
        var fit = used.has(at) ? 0 : fits(word, other, one.stems[at]);
        if (fit > quality) { best = at; quality = fit; }
      });
      if (best < 0) return NONE;
      used.add(best);
      whole = whole && quality === 2;
      length += quality === 2 ? one.words[best].length : word.word.length;
    }
    return (whole ? WORDS : BEGUN) + 0.9 * (1 - length / Math.max(one.joined.length, 1)) + 0.01 * one.level;
  }

  /* Words written as one or with hyphens elsewhere; and parts of names in scripts that do not part words. */
  function joined(query, one) {
    var at = one.joined.indexOf(query.joined), place = 0;
    if (at < 0 || !query.joined) return NONE;
    var rest = 0.9 * (1 - query.joined.length / one.joined.length);
    if (FOREIGN.test(query.joined)) return WORDS + rest + 0.05;
    var ends = one.words.map(function (word) { place += word.length; return place; });
    var begins = at === 0 || ends.indexOf(at) >= 0;
    if (begins && query.words.length === 1 && query.joined.length > 3 && ends.indexOf(at + query.joined.length) >= 0) return WORDS + rest + 0.05;
    return begins && query.begun && query.words.length > 1 ? BEGUN + rest + 0.05 : NONE;
  }

  /* Some entries, and how they are found by their names: all of them, or those of one part for the first letters. */
  function collection() {
    var entries = [], exact = new Map(), vocabulary = new Map(), pairs = new Map(), named = new Map(), short = new Map(), ties = new Map(), stems = new Map();

    function add(row) {
      var item = entry(row), number = entries.push(item) - 1;
      item.keys.forEach(function (one) {
        put(exact, one.joined, number);
        one.words.forEach(function (word, at) {
          vocabulary.set(word, Math.max(vocabulary.get(word) || 0, item.weight + (item.group === 0 ? 1000 : 1)));
          put(named, word, number);
          put(stems, one.stems[at], number);
        });
      });
      item.more.forEach(function (one) {
        put(named, one.word, number);
        put(stems, one.stem, number);
      });
      item.short.forEach(function (letters) { put(short, letters, number); });
      item.parties.forEach(function (party) { put(ties, party, number); });
      if (item.parties.length === 2) pairs.set(item.parties.slice().sort(function (a, b) { return a - b; }).join("-"), number);
    }

    function score(query, item) {
      var best = NONE;
      item.keys.forEach(function (one) {
        var found = one.joined === query.joined || one.joined === query.bare ? one.level : Math.min(inName(query, one), joined(query, one));
        if (found < best) best = found;
      });
      if (best > COMMON && item.short.indexOf(query.joined) >= 0) best = COMMON + (query.joined.length < 3 ? 0.5 : 0.2);
      if (best < MORE || !query.words.length) return best;
      var levels = query.words.map(function (word) {
        function level(found, other) { return Math.max(found, fits(word, other.word, other.stem)); }
        return item.keys.reduce(function (found, one) {
          return one.words.reduce(function (best, other, at) { return Math.max(best, fits(word, other, one.stems[at])); }, found);
        }, item.more.reduce(level, 0));
      });
      var whole = levels.every(function (level) { return level === 2; });
      if (levels.every(Boolean)) best = Math.min(best, whole && item.group === 0 && levels.length > 1 ? OFFICE : MORE + (whole ? 0 : 0.5));
      return best;
    }

    /* A relationship is found by its two parties, in either order and by any of their names; and, further down, by one. */
    function scorePair(query, item) {
      var best = score(query, item), sides = item.parties.map(function (party) { return entries[party]; });
      if (best <= OTHER || sides.length < 2) return best;
      var used = [false, false], whole = true, every = query.words.every(function (word) {
        var levels = sides.map(function (side) {
          return side.keys.reduce(function (found, one) {
            return one.words.reduce(function (level, other, at) { return Math.max(level, fits(word, other, one.stems[at])); }, found);
          }, 0);
        });
        var top = Math.max(levels[0], levels[1]);
        whole = whole && top === 2;
        used = used.map(function (was, side) { return was || (levels[side] === top && top > 0); });
        return top > 0;
      });
      if (every && query.words.length > 1 && used[0] && used[1]) best = Math.min(best, (whole ? WORDS : BEGUN) + 0.92);
      if (query.only.some(function (number) { return item.parties.indexOf(number) >= 0; })) best = Math.min(best, PARTY);
      return best;
    }

    /* The relationships whose parties are named one after the other in the query. */
    function together(query) {
      var found = new Set(), words = query.raw.filter(function (word) { return !TIES.has(text.stem(word)); });
      for (var cut = 1; cut < words.length; cut += 1) {
        var one = exact.get(words.slice(0, cut).join("")) || [], two = exact.get(words.slice(cut).join("")) || [];
        one.forEach(function (a) {
          two.forEach(function (b) {
            var there = pairs.get([a, b].sort(function (x, y) { return x - y; }).join("-"));
            if (there !== undefined) found.add(there);
          });
        });
      }
      return found;
    }

    function parse(words, begun) {
      var kept = words.filter(function (word) { return !stop.has(word) && word !== "and"; });
      if (!kept.length) kept = words;
      var last = words[words.length - 1], whole = exact.get(words.join("")) || [];
      return {
        raw: words, joined: words.join(""), bare: words[0] === "the" ? words.slice(1).join("") : words.join(""), begun: begun,
        words: kept.map(function (word, at) { return { word: word, stem: text.stem(word), begun: begun && at === kept.length - 1 && word === last }; }),
        only: whole.filter(function (number) { return entries[number].group === 0; })
      };
    }

    /* The entries with a word; a relationship also has those of its parties. */
    function having(word) {
      var found = new Set((named.get(word.word) || []).concat(stems.get(word.stem) || []));
      if (word.begun) named.forEach(function (numbers, other) { if (other.startsWith(word.word)) numbers.forEach(found.add, found); });
      Array.from(found).forEach(function (number) { (ties.get(number) || []).forEach(found.add, found); });
      return found;
    }

    /* The entries that a query can find at all: with each of its words, or with a name that contains it. */
    function candidates(query, both) {
      var found = new Set(query.words.map(having).reduce(function (before, some) { return Array.from(before).filter(some.has, some); }));
      if (query.words.length > 1 || query.joined.length > 3 || FOREIGN.test(query.joined)) exact.forEach(function (numbers, joined) {
        if (joined.indexOf(query.joined) >= 0) numbers.forEach(found.add, found);
      });
      [exact.get(query.joined), exact.get(query.bare), short.get(query.joined)].forEach(function (numbers) { (numbers || []).forEach(found.add, found); });
      query.only.forEach(function (party) { (ties.get(party) || []).forEach(found.add, found); });
      both.forEach(found.add, found);
      return found;
    }

    async function byNames(query) {
      var found = [], both = together(query), pause = pauses();
      for (var number of candidates(query, both)) {
        var item = entries[number];
        var at = both.has(number) ? Math.min(PAIR, score(query, item)) : item.parties.length ? scorePair(query, item) : score(query, item);
        if (at < SOME) found.push({ at: at, number: number, item: item });
        await pause();
      }
      return found.sort(function (a, b) { return a.at - b.at || a.item.group - b.item.group || b.item.weight - a.item.weight || a.number - b.number; });
    }

    function known(word) { return vocabulary.has(word) || stop.has(word) || stems.has(text.stem(word)); }

    return { add: add, parse: parse, byNames: byNames, entries: entries, vocabulary: vocabulary, known: known };
  }

  async function filled(some, rows) {
    var pause = pauses();
    for (var row of rows) {
      some.add(row);
      await pause();
    }
    return some;
  }

  async function begin() {
    start = await get("start");
    if (heaviest) return;
    stop = new Set(start.stop);
    heaviest = filled(collection(), start.first);
  }

  async function prepare() {
    await begin();
    await Promise.resolve(sooner).catch(function () {}); /* the line is free for what somebody waits for */
    var lots = await Promise.all(Array.from({ length: start.names }, function (_, at) { return get("names-" + at); }));
    for (var lot of lots) await filled(all, lot);
    complete = true;
  }

  self.prepare = function () {
    if (!ready) {
      ready = prepare();
      ready.catch(function () { ready = null; all = collection(); });
    }
    return ready;
  };

  /* --- Statements ------------------------------------------------------------------------------------------------------------------------ */

  /* The parts that have the words which begin with some letters. */
  function covering(begin) {
    var first = start.words, from = 0, to = 0;
    first.forEach(function (word, at) {
      if (word <= begin) from = at;
      if (word <= begin + "\uffff") to = at;
    });
    return Array.from({ length: first.length ? to - from + 1 : 0 }, function (_, at) { return "words-" + (from + at); });
  }

  function numbers(steps) {
    var at = 0;
    return steps.map(function (step) { at += step; return at; });
  }

  /* The statements with a word, each with how much that counts. */
  async function containing(word) {
    var begin = (word.begun && word.word.length > 2 ? word.word : word.stem).slice(0, 4);
    if (word.stem.length < 5 && begin === word.stem && /^[a-z]+$/.test(begin)) begin = begin.slice(0, 3); /* its last letter may be part of an ending */
    var lots = await Promise.all(covering(begin).map(get)), found = new Map(), whole = false;
    lots.forEach(function (lot) {
      Object.keys(lot).forEach(function (other) {
        if (!other.startsWith(begin)) return;
        var same = other === word.word || text.stem(other) === word.stem;
        if (!same && !(word.begun && word.word.length > 2 && other.startsWith(word.word))) return;
        whole = whole || same;
        lot[other].forEach(function (steps, about) {
          numbers(steps).forEach(function (number) {
            found.set(number, Math.max(found.get(number) || 0, (same ? 1 : 0.6) * (about ? 0.5 : 1)));
          });
        });
      });
    });
    return { found: found, whole: whole, rare: Math.log(1 + start.statements / Math.max(found.size, 1)) };
  }

  async function statements(query, every) {
    var words = query.words.filter(function (word) { return !stop.has(word.word) && (word.word.length > 1 || /[^a-z]/.test(word.word)); });
    if (!words.length || !start.statements) return { order: [], whole: false };
    var sets = await Promise.all(words.map(containing)), points = new Map(), counts = new Map();
    sets.forEach(function (set) {
      set.found.forEach(function (much, number) {
        points.set(number, (points.get(number) || 0) + much * set.rare);
        counts.set(number, (counts.get(number) || 0) + 1);
      });
    });
    var least = every ? words.length : Math.max(1, Math.ceil(words.length / 2));
    var order = Array.from(points.keys()).filter(function (number) { return counts.get(number) >= least; });
    order.sort(function (a, b) { return counts.get(b) - counts.get(a) || points.get(b) - points.get(a) || a - b; });
    var short = query.words.some(function (word) { return word.begun && word.word.length < 2; }); /* left out above, and hardly a word */
    return { order: order, whole: !short && sets.every(function (set) { return set.whole; }) };
  }

  /* Some statements as results, those first that have the words of the query beside each other. */
  self.shown = async function (order, query) {
    var lots = {}, needed = Array.from(new Set(order.map(function (number) { return Math.floor(number / start.lot); })));
    await Promise.all(needed.map(async function (lot) { lots[lot] = await get("statements-" + lot); }));
    var sought = text.words(query).map(text.stem).join(" ");
    return order.map(function (number, place) {
      var row = lots[Math.floor(number / start.lot)][number % start.lot], home = all.entries[row[0]];
      var near = (" " + text.words(row[2]).map(text.stem).join(" ")).indexOf(" " + sought) >= 0;
      return { path: home.path + "#" + row[1], title: row[2], line: row[3], near: near, place: place };
    }).sort(function (a, b) { return b.near - a.near || a.place - b.place; });
  };

  /* --- The whole ------------------------------------------------------------------------------------------------------------------------- */

  /* Whether a reader is still typing the last word. */
  function typing(given) { return /[\p{L}\p{N}\p{M}]$/u.test(given); }

  /* Names that have some of the words, where none has all. */
  async function bySome(query) {
    var points = new Map();
    for (var word of query.words) {
      (await all.byNames(all.parse([word.word], word.begun))).forEach(function (find) {
        if (find.at < PARTY) points.set(find.number, (points.get(find.number) || 0) + 10 - find.at);
      });
    }
    return Array.from(points.keys()).map(function (number) { return { at: SOME, number: number, item: all.entries[number], points: points.get(number) }; })
      .sort(function (a, b) { return b.points - a.points || a.number - b.number; });
  }

  function grouped(names, said, order) {
    var groups = start.groups.map(function (name) { return { name: name, at: NONE, items: [], total: 0 }; });
    names.forEach(function (find) {
      var group = groups[find.item.group];
      group.at = Math.min(group.at, find.at);
      group.items.push({ path: find.item.path, title: find.item.name, line: find.item.line, number: find.number });
      group.total += 1;
    });
    groups[2].total = order.length;
    groups[2].order = order;
    if (order.length) groups[2].at = said;
    return groups.filter(function (group) { return group.total; }).sort(function (a, b) {
      return a.at - b.at || start.groups.indexOf(a.name) - start.groups.indexOf(b.name);
    });
  }

  async function once(query, every, early) {
    var names = await all.byNames(query), waiting = true, told = query.only.length ? all.parse(text.words(all.entries[query.only[0]].name), false) : null;
    if (early && names.length) setTimeout(function () { if (waiting) early(counted(grouped(names, SOME, []))); }, 60);
    var said = await statements(query, every);
    if (!said.order.length && told) said = await statements(told, every); /* a short form that no statement uses */
    waiting = false;
    if (!every && !names.length) names = await bySome(query);
    await rest(); /* before the results are drawn */
    return counted(grouped(names, !every ? SOME + 0.5 : said.whole ? SAID : SAID_BEGUN, said.order));
  }

  function counted(groups) { return { groups: groups, count: groups.reduce(function (sum, group) { return sum + group.total; }, 0) }; }

  /* The name that is nearest to a word that none has. */
  async function nearest(word, begun) {
    var most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2, best = null, pause = pauses();
    if (most) for (var [other, weight] of all.vocabulary) {
      var away = text.far(word, other, begun, most);
      if (away <= most + 0.5 && (!best || away < best.away || (away === best.away && weight > best.weight))) best = { word: other, away: away, weight: weight };
      await pause();
    }
    return best && best.word;
  }

  /* The query with its unknown words replaced by the nearest names; null if there is nothing near. */
  async function corrected(query) {
    var words = await Promise.all(query.raw.map(async function (word, at) {
      var here = all.known(word) ? word : text.latin(word);
      return all.known(here) ? here : await nearest(here, query.begun && at === query.raw.length - 1) || here;
    }));
    return words.some(function (word, at) { return word !== query.raw[at]; }) ? words : null;
  }

  /* Answers for who types before all names are there: from the heaviest names, which came with the start, and from those with the first letter. */
  async function quick(words, begun, early) {
    var word = words.find(function (word) { return !TIES.has(word) && !ASKING.has(word); }) || words[0], name = "first-" + word.codePointAt(0) % FIRSTS;
    sooner = get(name);
    await begin();
    if (!parts[name]) await answer(await heaviest);
    await answer(await filled(collection(), await sooner));
    async function answer(some) {
      var names = await some.byNames(some.parse(words, begun));
      await rest();
      if (names.length && !complete) early(Object.assign(counted(grouped(names, SOME, [])), { partial: true }));
    }
  }

  /* The results in groups. `meant` is what was searched for instead, if nothing has what was typed; `some` says that not all words are found. */
  self.find = async function (given, early) {
    var words = text.words(given), begun = typing(given), found = { groups: [], count: 0 };
    if (!words.length) return found;
    if (early && !complete) quick(words, begun, early).catch(function () {}); /* what is then waited for says what is wrong */
    await self.prepare();
    var query = all.parse(words, begun);
    found = await once(query, true, early);
    var about = words.filter(function (word) { return !ASKING.has(word); });
    if (!found.count && about.length && about.length < words.length) {
      query = all.parse(about, begun);
      found = await once(query, true);
    }
    if (!found.count) {
      var other = await corrected(query);
      if (other) {
        found = await once(all.parse(other, false), true);
        if (!found.count) found = await once(all.parse(other, false), false);
        if (found.count) return Object.assign(found, { meant: other.join(" ") });
      }
      found = await once(query, false);
      found.some = words.length > 1;
    }
    return found;
  };

  self.choices = async function () {
    return [].concat.apply([], await Promise.all(Array.from({ length: start.choices }, function (_, at) { return get("choices-" + at); })));
  };
  self.entry = function (number) { return all.entries[number]; };
  self.types = function () { return start.types; };
  return self;
})();
