"use strict";
// Chooses what is seen, puts the numbers of a what-if into the grid, and draws the title race. The
// choice is in the address, so that a link opens what was seen.
(() => {
    const all = (selector, within = document) => [...within.querySelectorAll(selector)];
    const one = (id) => document.getElementById(id);
    const data = JSON.parse(one("data").textContent);
    const choice = one("choice");
    const says = one("says");
    const races = all(".race");
    const bodies = new Map(all(".grid").map((grid) => [grid, grid.querySelector("tbody").innerHTML]));
    const whatIf = () => choice.what_if?.value ?? "";
    let view = ""; // the section that was asked for

    function address() {
        const now = new URLSearchParams({ season: data.season, table: choice.table.value });
        const open = races.filter((race) => race.open).map((race) => race.dataset.round);
        if (whatIf()) now.set("what_if", whatIf());
        if (view) now.set("view", view);
        if (open.length) now.set("races", open.join(" "));
        return "#" + now;
    }

    function fromAddress() {
        const asked = new URLSearchParams(location.hash.slice(1));
        for (const select of choice.elements) {
            const known = [...select.options].map((option) => option.value);
            const value = asked.get(select.name);
            select.value = known.includes(value) ? value : known[0];
        }
        const open = (asked.get("races") ?? "").split(" ");
        for (const race of races) race.open = open.includes(race.dataset.round);
        view = asked.get("view") ?? "";
        show();
        if (asked.has("season") && asked.get("season") !== String(data.season)) {
            says.textContent = `This page holds the season ${data.season}, not ${asked.get("season")}.`;
        }
        one(view)?.scrollIntoView();
    }

    function element(name, text, className) {
        const made = document.createElement(name);
        made.textContent = text;
        if (className) made.className = className;
        return made;
    }

    // A row of the grid as the what-if has it; cells that it leaves alone stay.
    function changed(row, competitor, line) {
        row.dataset.competitor = competitor;
        row.querySelector(".place").textContent = line.place ?? "";
        row.querySelector(".total").textContent = line.total;
        const name = row.querySelector("th");
        name.textContent = competitor;
        if (line.moved) name.append(element("small", line.moved, line.moved[0] === "▲" ? "gain" : "loss"));
        for (const [round, now] of Object.entries(line.cells)) {
            const cell = row.querySelector(`[data-round="${round}"]`);
            const details = document.querySelector(".grid details").cloneNode(true);
            details.open = false;
            details.querySelector("summary").textContent = now.text;
            details.querySelector("summary").className = "changed";
            details.querySelector("b").textContent = `${competitor}, round ${round}`;
            details.querySelector("ul").replaceChildren(...now.why.map((why) => element("li", why)));
            cell.replaceChildren(details);
        }
        return row;
    }

    function fill(grid, other) {
        const body = grid.querySelector("tbody");
        body.innerHTML = bodies.get(grid);
        if (!other) return;
        const rows = new Map([...body.rows].map((row) => [row.dataset.competitor, row]));
        const empty = body.rows[0].cloneNode(true);
        for (const cell of all("[data-round]", empty)) cell.replaceChildren();
        body.replaceChildren(
            ...other.lines.map(([competitor, line]) =>
                changed(rows.get(competitor) ?? empty.cloneNode(true), competitor, line),
            ),
        );
        const named = (what) => other.lines.filter(([, line]) => line[what]).map(([name]) => name).join(", ");
        const [won, lost] = [named("won"), named("lost")];
        says.textContent =
            (won || lost
                ? `In first place under these rules${won ? `: ${won}` : ""}${lost ? `; no more: ${lost}` : ""}.`
                : "First place is the same under these rules.") +
            (other.unknown
                ? ` Of ${other.unknown} cars that scored the laps are unknown: they pass every minimum distance.`
                : "");
    }

    const spec = JSON.parse(one("spec").textContent);
    let drawn = Promise.resolve();

    function draw(race) {
        one("chart").hidden = race.length === 0;
        if (race.length === 0) return;
        drawn = drawn.then((before) => {
            before?.finalize();
            return vegaEmbed("#chart", { ...spec, datasets: { race } }, {
                actions: false,
                renderer: "svg",
                tooltip: { theme: "custom" },
            });
        });
    }

    function show() {
        const table = choice.table.value;
        const other = data.what_ifs[whatIf()]?.[table];
        says.textContent = "";
        for (const grid of bodies.keys()) {
            grid.hidden = grid.dataset.table !== table;
            if (!grid.hidden) fill(grid, other);
        }
        for (const text of all(".race-text")) text.hidden = Boolean(other) || text.dataset.table !== table;
        one("chart-says").hidden = Boolean(other);
        one("chart-says-what-if").hidden = !other;
        one("chart").setAttribute("aria-labelledby", other ? "chart-says-what-if" : "chart-says");
        // Of what was still possible under other rules nothing is known: no line beyond the points.
        const race = (competitor, nth, round, points) => ({ competitor, nth, round, points, reach: points });
        draw(other ? other.race.map((row) => race(...row)) : data.races[table]);
    }

    choice.hidden = false;
    choice.addEventListener("change", () => { history.pushState(null, "", address()); show(); });
    for (const link of all('a[href^="#"]')) {
        link.addEventListener("click", (event) => {
            event.preventDefault();
            view = link.hash.slice(1);
            history.pushState(null, "", address());
            one(view).scrollIntoView();
            one(view).focus({ preventScroll: true });
        });
    }
    addEventListener("popstate", fromAddress);
    for (const race of races) {
        race.addEventListener("toggle", () => {
            if (location.hash !== address()) history.replaceState(null, "", address());
        });
    }
    document.addEventListener("keydown", (event) => {
        if (event.key === "Escape") for (const open of all(".grid details[open]")) open.open = false;
    });
    fromAddress();
})();
