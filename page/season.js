"use strict";
// Chooses what is seen, puts the numbers of a what-if into the grid, and draws the title race. The
// choice is in the address, so that a link opens what was seen.
(() => {
    const read = (id) => JSON.parse(document.getElementById(id).textContent);
    const data = read("data");
    const spec = read("spec");
    const choice = document.getElementById("choice");
    const says = document.getElementById("says");
    const grids = [...document.querySelectorAll(".grid")];
    const texts = [...document.querySelectorAll(".race-text")];
    const official = new Map(grids.map((grid) => [grid, grid.querySelector("tbody").innerHTML]));
    let chart = null;

    function fromAddress() {
        const asked = new URLSearchParams(location.hash.slice(1));
        for (const name of ["table", "what_if"]) {
            const known = [...choice[name].options].map((option) => option.value);
            choice[name].value = known.includes(asked.get(name)) ? asked.get(name) : known[0];
        }
    }

    function toAddress() {
        const address = new URLSearchParams({ season: data.season, table: choice.table.value });
        if (choice.what_if.value) address.set("what_if", choice.what_if.value);
        history.replaceState(null, "", "#" + address);
    }

    function element(name, text, className) {
        const made = document.createElement(name);
        if (text !== undefined) made.textContent = text;
        if (className) made.className = className;
        return made;
    }

    // The row of a competitor under a what-if: the official one's reasons stay where nothing differs.
    function changed(row, competitor, line) {
        row.querySelector(".place").textContent = line.position ?? "";
        row.querySelector(".total").textContent = line.points || "0";
        const name = row.querySelector("th");
        name.textContent = competitor;
        if (line.position !== line.official) {
            const better = line.official === null || line.position < line.official;
            const was = line.official === null ? "was not listed" : `was ${line.official}`;
            name.append(element("small", was, better ? "gain" : "loss"));
        }
        for (const cell of row.querySelectorAll("td[data-round]")) {
            const now = line.rounds[cell.dataset.round];
            if (!now || !now.why) continue;
            cell.classList.add("changed");
            const details = element("details");
            details.name = "why";
            const text = now.dropped ? `(${now.points})` : now.points || "0";
            const summary = element("summary", text);
            summary.setAttribute("aria-label", `${text} points, round ${cell.dataset.round}: why?`);
            const list = element("ul");
            for (const why of now.why) list.append(element("li", why));
            const box = element("div", undefined, "why");
            box.append(element("strong", `${competitor}, round ${cell.dataset.round}`), list);
            details.append(summary, box);
            cell.replaceChildren(details);
        }
    }

    function fill(grid, whatIf) {
        const body = grid.querySelector("tbody");
        body.innerHTML = official.get(grid);
        if (!whatIf) return;
        const lines = data.what_ifs[whatIf]?.[grid.dataset.table] ?? {};
        const rows = new Map([...body.rows].map((row) => [row.dataset.competitor, row]));
        const empty = body.rows[0].cloneNode(true);
        for (const cell of empty.querySelectorAll("td[data-round]")) cell.replaceChildren();
        body.replaceChildren(
            ...Object.entries(lines)
                .filter(([, line]) => line.points !== "")
                .sort(([, a], [, b]) => (a.position ?? 1e6) - (b.position ?? 1e6))
                .map(([competitor, line]) => {
                    const row = rows.get(competitor) ?? empty.cloneNode(true);
                    row.dataset.competitor = competitor;
                    changed(row, competitor, line);
                    return row;
                }),
        );
        const won = Object.entries(lines).filter(([, line]) => line.won).map(([name]) => name);
        says.textContent = won.length
            ? `Champion under these rules: ${won.join(", ")}.`
            : "The champion is the same under these rules.";
    }

    // Under a what-if the points that count are added up round by round.
    function race(table, whatIf) {
        const held = data.races[table] ?? [];
        if (!whatIf) {
            const last = Math.max(...held.map((row) => row.round));
            const final = new Map(
                held.filter((row) => row.round === last).map((row) => [row.competitor, row.position]),
            );
            return held.map((row) => ({ ...row, final: final.get(row.competitor) ?? 1e6 }));
        }
        const numbers = [...new Set(held.map((row) => row.round))];
        return Object.entries(data.what_ifs[whatIf]?.[table] ?? {}).flatMap(([competitor, line]) => {
            let sum = 0;
            return numbers.map((round) => {
                sum += line.rounds[round]?.counts ?? 0;
                return {
                    round, competitor, points: sum, final: line.position ?? 1e6, title: "can still win",
                };
            });
        });
    }

    async function draw(table, whatIf) {
        const dark = matchMedia("(prefers-color-scheme: dark)").matches;
        const values = race(table, whatIf);
        document.getElementById("chart").hidden = values.length === 0;
        if (values.length === 0) return;
        const filled = { ...spec, datasets: { race: values } };
        chart?.finalize();
        const theme = dark ? "dark" : undefined;
        const drawn = await vegaEmbed("#chart", filled, { actions: false, renderer: "svg", theme });
        chart = drawn.view;
    }

    function show() {
        const table = choice.table.value;
        says.textContent = "";
        for (const grid of grids) {
            grid.hidden = grid.dataset.table !== table;
            if (!grid.hidden) fill(grid, choice.what_if.value);
        }
        for (const text of texts) text.hidden = text.dataset.table !== table;
        return draw(table, choice.what_if.value);
    }

    choice.hidden = false;
    choice.addEventListener("change", () => { toAddress(); show(); });
    addEventListener("hashchange", () => { if (location.hash.includes("table=")) { fromAddress(); show(); } });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
    document.addEventListener("keydown", (event) => {
        if (event.key === "Escape") for (const open of document.querySelectorAll(".grid details[open]")) open.open = false;
    });
    fromAddress();
    show();
})();
