(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const { words, figures, texts, bases, cells } = JSON.parse(byId("data").textContent);
  const root = document.documentElement;
  const main = byId("main");

  const make = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
  // As the program compares words: full and half width, upper and lower case and blanks make no difference.
  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/gu, "");
  const number = (count) => count.toLocaleString(root.lang);
  const isolated = (text) => make("bdi", {}, text);

  // Dark and light: what the system prefers, until the switch is pressed; it is forgotten with the page.
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  const theme = byId("theme");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : prefersDark.matches);
  const showTheme = () => theme.setAttribute("aria-pressed", String(isDark()));
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    showTheme();
  });
  prefersDark.addEventListener("change", showTheme);
  showTheme();
  byId("print").addEventListener("click", () => window.print());

  // The contents are closed where they would push the report away.
  if (matchMedia("(max-width: 60rem)").matches) all("nav details").forEach((list) => (list.open = false));

  // Every number that is a figure becomes a button. A table is one stop of the tab key; arrows move in it.
  for (const place of all("[data-figure]", main)) {
    if (!Object.hasOwn(figures, place.dataset.figure)) continue;
    const button = make("button", { type: "button", class: "figure", "aria-haspopup": "dialog" }, ...place.childNodes);
    if ("provisional" in place.dataset) button.setAttribute("aria-describedby", "provisional");
    place.append(button);
  }
  const shownRows = (table) => [...table.tBodies[0].rows].filter((row) => !row.classList.contains("out"));
  const setStop = (table, wanted) => {
    const buttons = all("button.figure", table);
    const shown = buttons.filter((button) => !button.closest("tr.out"));
    const stop = shown.includes(wanted) ? wanted : shown[0];
    for (const button of buttons) button.tabIndex = button === stop ? 0 : -1;
  };
  const moved = (button, key) => {
    const cell = button.closest("td, th");
    const rows = shownRows(cell.closest("table"));
    const inRow = all("button.figure", cell.parentElement);
    const at = inRow.indexOf(button);
    const below = (way) => {
      for (let row = rows.indexOf(cell.parentElement) + way; rows[row]; row += way) {
        const found = rows[row].cells[cell.cellIndex]?.querySelector("button.figure");
        if (found) return found;
      }
    };
    switch (key) {
      case "ArrowLeft": return inRow[at - 1];
      case "ArrowRight": return inRow[at + 1];
      case "Home": return inRow[0];
      case "End": return inRow[inRow.length - 1];
      case "ArrowUp": return below(-1);
      case "ArrowDown": return below(1);
    }
  };
  main.addEventListener("keydown", (event) => {
    const button = event.target.closest("td button.figure, th button.figure");
    if (!button || event.altKey || event.ctrlKey || event.metaKey) return;
    if (!/^(Arrow|Home$|End$)/.test(event.key)) return;
    event.preventDefault();
    const next = moved(button, event.key);
    if (next) {
      setStop(next.closest("table"), next);
      next.focus();
    }
  });

  // Sorting: up, down, as printed. Numbers by their value, words as the language orders them, what is empty last.
  const order = new Intl.Collator(root.lang, { numeric: true });
  const keyOf = (cell) => {
    if (!cell) return { blank: true };
    if (cell.dataset.value !== undefined) return { number: Number(cell.dataset.value) };
    const text = (cell.dataset.group || cell.textContent).trim();
    return text && !/^[－…―‐-]$/u.test(text) ? { text } : { blank: true };
  };
  const rank = (key) => (key.number !== undefined ? 0 : key.blank ? 2 : 1);
  const compare = (one, other, way) => {
    const byKind = rank(one) - rank(other);
    if (byKind || one.blank) return byKind;
    return way * (one.number !== undefined ? one.number - other.number : order.compare(one.text, other.text));
  };
  const sort = (table, head, printed) => {
    const was = head.getAttribute("aria-sort");
    const now = was === "ascending" ? "descending" : was === "descending" ? null : "ascending";
    for (const other of all("[aria-sort]", table)) other.removeAttribute("aria-sort");
    let rows = printed;
    if (now) {
      head.setAttribute("aria-sort", now);
      const way = now === "ascending" ? 1 : -1;
      const column = Number(head.dataset.column);
      const keyed = printed.map((row) => [keyOf(row.cells[column]), row]);
      rows = keyed.sort(([one], [other]) => compare(one, other, way)).map(([, row]) => row);
    }
    table.tBodies[0].append(...rows);
    table.dataset.sorted = now || "";
    setApart(table);
  };
  // Rows that no longer stand under the one that names their group say it themselves.
  const setApart = (table) =>
    table.classList.toggle("apart", Boolean(table.dataset.sorted) || table.classList.contains("few"));

  // Filter by the words at the left.
  const tables = all("table", main).filter((table) => table.tBodies[0] && table.tBodies[0].rows.length);
  const stubs = new Map();
  const seen = new Map();
  for (const table of tables) {
    const printed = [...table.tBodies[0].rows];
    if (printed.length > 1) {
      for (const head of all("th[data-column]", table)) {
        const button = make("button", { type: "button", class: "sort" }, ...head.childNodes);
        head.append(button);
        button.addEventListener("click", () => sort(table, head, printed));
      }
    }
    setStop(table);
    const here = new Set();
    for (const row of printed) {
      const said = all("th[scope=row], td[data-group]", row).map((cell) => cell.dataset.group || cell.textContent.trim());
      stubs.set(row, said.map(fold));
      said.forEach((word) => here.add(word));
    }
    if (printed.length > 1) here.forEach((word) => seen.set(word, (seen.get(word) || 0) + 1));
  }
  // Words that name rows of several tables are offered.
  const offered = [...seen].filter(([word, count]) => count > 1 && word.length < 30).slice(0, 200);
  byId("stubs").append(...offered.map(([word]) => make("option", { value: word })));
  const filter = byId("filter");
  const narrow = () => {
    const wanted = fold(filter.value);
    let inTables = 0;
    let inRows = 0;
    for (const table of tables) {
      const rows = [...table.tBodies[0].rows];
      const having = (test) => rows.filter((row) => stubs.get(row).some(test));
      const same = wanted ? having((word) => word === wanted) : [];
      const kept = new Set(same.length || !wanted ? same : having((word) => word.includes(wanted)));
      const few = kept.size > 0 && kept.size < rows.length;
      for (const row of rows) row.classList.toggle("out", few && !kept.has(row));
      table.classList.toggle("few", few);
      setApart(table);
      setStop(table);
      const figure = table.closest("figure");
      figure.querySelector(".narrowed")?.remove();
      if (few) {
        const said = fill(words.rows_of, { shown: number(kept.size), all: number(rows.length) });
        table.parentElement.before(make("p", { class: "narrowed" }, said));
      }
      inTables += kept.size > 0;
      inRows += kept.size;
    }
    byId("filtered").textContent = !wanted
      ? ""
      : inTables
        ? fill(words.filtered, { tables: number(inTables), rows: number(inRows) })
        : words.filtered_none;
  };
  filter.addEventListener("input", narrow);

  // Search over headings, prose and tables.
  const MOST = 50;
  const places = all("h2, h3, h4, h5, h6, p, li, th, td, figcaption", main)
    .filter((place) => place.textContent.trim())
    .map((place) => [place, fold(place.textContent)]);
  const search = byId("search");
  const results = byId("results");
  const title = (place) => {
    const caption = place.closest("figure")?.querySelector("figcaption");
    const section = place.closest("section")?.querySelector("h2");
    return (caption || section)?.textContent ?? "";
  };
  const excerpt = (text, wanted) => {
    const one = text.replace(/\s+/gu, " ").trim();
    const at = one.toLowerCase().indexOf(wanted.trim().toLowerCase());
    if (at < 0) return [one.slice(0, 60)];
    const end = at + wanted.trim().length;
    return [(at > 15 ? "…" : "") + one.slice(Math.max(0, at - 15), at), make("mark", {}, one.slice(at, end)), one.slice(end, end + 40)];
  };
  const go = (place) => {
    results.hidden = true;
    for (let around = place.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
    if (place.closest("tr.out")) {
      filter.value = "";
      narrow();
    }
    all(".here").forEach((other) => other.classList.remove("here"));
    place.classList.add("here");
    if (!place.hasAttribute("tabindex")) place.tabIndex = -1;
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: "center" });
  };
  const find = () => {
    const wanted = fold(search.value);
    all(".hit, .here").forEach((place) => place.classList.remove("hit", "here"));
    const hits = wanted ? places.filter(([, text]) => text.includes(wanted)).map(([place]) => place) : [];
    hits.forEach((place) => place.classList.add("hit"));
    const shown = hits.slice(0, MOST);
    results.replaceChildren(
      ...shown.map((place) => {
        const button = make("button", { type: "button" }, isolated(""), make("small", {}, title(place)));
        button.firstChild.append(...excerpt(place.textContent, search.value));
        button.addEventListener("click", () => go(place));
        return make("li", {}, button);
      }),
    );
    results.hidden = !shown.length;
    const said = hits.length > MOST ? words.found_more : hits.length ? words.found : words.found_none;
    byId("found").textContent = wanted ? fill(said, { n: number(hits.length), shown: MOST }) : "";
    return hits;
  };
  let waiting;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(find, 120);
  });
  search.addEventListener("focus", () => (results.hidden = !results.childElementCount));
  search.closest(".search").addEventListener("keydown", (event) => {
    const buttons = all("button", results);
    const at = buttons.indexOf(document.activeElement);
    if (event.key === "Escape") {
      search.value = "";
      find();
      search.focus();
    } else if (event.key === "Enter" && event.target === search && !event.isComposing) {
      clearTimeout(waiting);
      const [first] = find();
      if (first) go(first);
    } else if (event.key === "ArrowDown" && !results.hidden) {
      (buttons[at + 1] || buttons[0])?.focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      (buttons[at - 1] || search).focus();
    } else {
      return;
    }
    event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".search")) results.hidden = true;
  });
  search.closest(".search").addEventListener("focusout", (event) => {
    if (event.relatedTarget && !event.relatedTarget.closest(".search")) results.hidden = true;
  });

  // The panel of a figure.
  const panel = byId("panel");
  const body = byId("panel-body");
  let from;
  const row = (...said) => make("tr", {}, ...said);
  const heading = (text) => make("h3", {}, text);
  const chain = (base) =>
    words.chain.flatMap(([sign, name], step) => {
      const count = bases[base][step];
      if (count === null) return [];
      const made = row(make("th", { scope: "row" }, `${sign} ${name}`.trim()), make("td", { class: "n" }, number(count)));
      if (sign === "=" || sign === "＝") made.className = "sum";
      return [made];
    });
  const table = (heads, rows, name) =>
    make(
      "div",
      { class: "scroll", role: "group", tabindex: "0", "aria-label": name },
      make("table", {}, make("thead", {}, row(...heads.map((head) => make("th", { scope: "col" }, head)))), make("tbody", {}, ...rows)),
    );
  const tableOfCells = (id) => {
    const CHUNK = 200;
    const list = (cells.lists[cells.of[id]] || "").split(",").filter(Boolean).flatMap((run) => {
      const [first, last = first] = run.split("-").map(Number);
      return Array.from({ length: last - first + 1 }, (_, at) => first + at);
    });
    const drawn = (place) => {
      const [file, sheet, cell, raw, rule] = cells.rows[place];
      const where = [cells.texts[file], cells.texts[sheet], cell, raw, cells.texts[rule]];
      return row(...where.map((text) => make("td", {}, isolated(text))));
    };
    const heads = [words.file, words.sheet, words.cell, words.raw, words.read_by];
    const made = table(heads, list.slice(0, CHUNK).map(drawn), words.cells);
    const title = heading(fill(words.cells_of, { n: number(list.length) }));
    if (list.length <= CHUNK) return [title, made];
    const more = make("button", { type: "button" }, words.more_cells);
    const rows = made.querySelector("tbody");
    const tell = () =>
      (title.textContent =
        rows.rows.length < list.length
          ? fill(words.cells_first, { n: number(list.length), shown: number(rows.rows.length) })
          : fill(words.cells_of, { n: number(list.length) }));
    more.addEventListener("click", () => {
      rows.append(...list.slice(rows.rows.length, rows.rows.length + CHUNK).map(drawn));
      tell();
      if (rows.rows.length < list.length) return;
      more.remove();
      made.focus();
    });
    tell();
    return [title, made, more];
  };
  const show = (button) => {
    const id = button.closest("[data-figure]").dataset.figure;
    const figure = figures[id];
    from = button;
    byId("panel-title").replaceChildren(isolated(figure.label));
    const facts = [
      [words.status, texts[figure.status]],
      [words.exact, figure.value],
      [words.rule_of_hiding, figure.rule],
      [words.class, texts[figure.class]],
      [words.period, figure.period],
      [words.as_of, figure.as_of],
      [words.cells, figure.evidence === undefined ? undefined : number(figure.evidence)],
      [words.id, id],
    ].filter(([, value]) => value !== undefined);
    const notes = (figure.notes || []).map((note) => make("li", {}, isolated(texts[note])));
    body.replaceChildren(
      make("p", { class: "value" }, figure.text, make("small", {}, figure.unit ? ` ${figure.unit}` : "")),
      make("dl", {}, ...facts.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, isolated(value))])),
      ...(figure.base === undefined
        ? []
        : [heading(words.base), table([words.chain_link, words.chain_count], chain(figure.base), words.base)]),
      ...(notes.length ? [heading(words.notes), make("ul", {}, ...notes)] : []),
      ...(cells && Object.hasOwn(cells.of, id) ? tableOfCells(id) : []),
    );
    panel.showModal();
    panel.scrollTop = 0;
    byId("panel-close").focus();
  };
  main.addEventListener("click", (event) => {
    const button = event.target.closest("button.figure");
    if (button) show(button);
  });
  byId("panel-close").addEventListener("click", () => panel.close());
  panel.addEventListener("click", (event) => {
    const { left, right, top, bottom } = panel.getBoundingClientRect();
    const outside = event.clientX < left || event.clientX > right || event.clientY < top || event.clientY > bottom;
    if (event.target === panel && outside) panel.close();
  });
  panel.addEventListener("close", () => from?.focus());

  // A region that does not scroll is no stop of the tab key.
  const settle = () => {
    for (const region of all(".scroll", main)) {
      const scrolls = region.scrollWidth > region.clientWidth + 1 || region.scrollHeight > region.clientHeight + 1;
      if (scrolls) region.tabIndex = 0;
      else region.removeAttribute("tabindex");
    }
  };
  addEventListener("resize", settle);
  byId("results").parentElement.parentElement.hidden = false;
  settle();
})();
