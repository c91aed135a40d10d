"use strict";
// Chooses what is seen, and puts what a what-if changes into the page. The choice is in the address,
// so that a link opens what was seen.
(() => {
    const all = (selector, within = document) => [...within.querySelectorAll(selector)];
    const one = (id) => document.getElementById(id);
    const data = JSON.parse(one("data").textContent);
    const choice = one("choice");
    const says = one("says");
    const races = all(".race");
    const templates = all("template[data-what-if]");
    const official = new Map(
        all(".grid tbody, [data-champion], td[data-winner]").map((part) => [part, part.innerHTML]),
    );
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
    function change(row, competitor, line) {
        row.dataset.competitor = competitor;
        row.querySelector(".place").textContent = line.place ?? "";
        const total = row.querySelector(".total");
        total.textContent = line.total ?? "";
        total.classList.toggle("changed", Boolean(line.changed));
        const name = row.querySelector("th");
        name.textContent = competitor;
        if (line.moved) name.append(element("small", line.moved, line.moved[0] === "▲" ? "gain" : "loss"));
        for (const [round, number] of Object.entries(line.cells)) {
            const now = data.cells[number];
            const cell = row.querySelector(`[data-round="${round}"]`);
            const opened = one("cell").content.cloneNode(true);
            opened.querySelector("summary").textContent = now.text;
            opened.querySelector("ul").append(...now.why.map((why) => element("li", why)));
            cell.replaceChildren(opened);
            cell.className = `changed ${now.class}`;
        }
        return row;
    }

    function fill(grid, other) {
        const body = grid.querySelector("tbody");
        body.innerHTML = official.get(body);
        if (!other) return;
        const rows = new Map(all("tr[data-competitor]", body).map((row) => [row.dataset.competitor, row]));
        const empty = one("row").content.firstElementChild;
        body.replaceChildren(
            ...other.lines.map(([competitor, line]) =>
                change(rows.get(competitor) ?? empty.cloneNode(true), competitor, line),
            ),
        );
        const named = (what) => other.lines.filter(([, line]) => line[what]).map(([name]) => name).join(", ");
        const [won, lost] = [named("won"), named("lost")];
        says.textContent =
            (won || lost
                ? `In first place in this scenario${won ? `: ${won}` : ""}${lost ? `; no more: ${lost}` : ""}.`
                : "First place is the same in this scenario.") +
            (other.unknown
                ? ` Of ${other.unknown} cars that scored the laps are unknown: they pass every minimum distance.`
                : "");
    }

    // The champions, and who would have been champion.
    function crown(cell) {
        cell.innerHTML = official.get(cell);
        const other = data.what_ifs[whatIf()]?.[cell.dataset.champion];
        const link = cell.querySelector("a");
        link.addEventListener("click", follow);
        const first = (other?.lines ?? []).filter(([, line]) => line.place === 1);
        const changed = first.some(([, line]) => line.won) || other?.lines.some(([, line]) => line.lost);
        cell.classList.toggle("changed", Boolean(changed));
        if (!other) return;
        const state = cell.querySelector(".state");
        if (changed) {
            const before = element("small", `officially ${link.textContent}`, "loss");
            link.textContent = first.map(([name]) => name).join(", ") || "nobody";
            link.after(before);
        }
        if (state) state.textContent = first.length ? `${first[0][1].total} points` : "";
        state?.classList.toggle("other", first.some(([, line]) => line.changed));
    }

    function show() {
        const table = choice.table.value;
        const other = data.what_ifs[whatIf()]?.[table];
        says.textContent = "";
        for (const grid of all(".grid")) {
            grid.hidden = grid.dataset.table !== table;
            if (!grid.hidden) fill(grid, other);
        }
        for (const cell of all("[data-champion]")) crown(cell);
        for (const cell of all("td[data-winner]")) {
            const other = templates.find(
                ({ dataset }) => dataset.whatIf === whatIf() && dataset.winner === cell.dataset.winner,
            );
            cell.innerHTML = other?.innerHTML ?? official.get(cell);
            cell.classList.toggle("changed", Boolean(other));
        }
        for (const text of all(".race-text")) text.hidden = Boolean(other) || text.dataset.table !== table;
        one("other-race").hidden = !other;
        if (other) {
            one("other-race").querySelector("h3").textContent = choice.table.selectedOptions[0].text;
            const drawn = templates.find(({ dataset }) => dataset.whatIf === whatIf() && dataset.table === table);
            one("other-race").querySelector(".drawing").replaceChildren(drawn.content.cloneNode(true));
        }
        if (whatIf() && !other) says.textContent = "This table is the same in this scenario.";
        document.body.classList.toggle("what-if", Boolean(whatIf()));
    }

    // The reasons in a cell are headed by its row and its column.
    function head({ target: { parentElement: cell, lastElementChild: reasons } }) {
        const { title, textContent } = cell.closest("table").tHead.rows[0].cells[cell.cellIndex];
        reasons.ariaLabel = `${cell.parentElement.dataset.competitor}, round ${cell.dataset.round}: ${title}`;
    }

    // Over a point of a chart stands its cell of the table below.
    function hover(text) {
        const rounds = all("thead span", text).map((round) => round.firstChild.textContent);
        all("tbody tr", text).forEach((row, line) => {
            const told = all("td", row).flatMap((cell, at) => {
                const [points, state] = [...cell.childNodes].map((node) => node.textContent);
                const words = `${row.cells[0].textContent}, after round ${rounds[at]}: ${points} points`;
                return points ? [[words, state, cell.className].filter(Boolean).join(", ")] : [];
            });
            const { points } = text.querySelector(`.c${line + 1} polyline:not(.reach)`);
            const label = text.querySelector(`.c${line + 1} .label`);
            told.forEach((words, at) => {
                label.insertAdjacentHTML("beforebegin", "<circle r='9'><title></title></circle>");
                const point = label.previousElementSibling;
                point.setAttribute("cx", `${points[at].x}%`);
                point.setAttribute("cy", points[at].y);
                point.firstChild.textContent = words;
            });
        });
    }

    // A link within the page: to a section, a race, a table or a what-if.
    function follow(event) {
        const target = event.currentTarget.hash.slice(1);
        const to = one(target);
        event.preventDefault();
        view = target;
        if (to.dataset.table) choice.table.value = to.dataset.table;
        if (event.currentTarget.dataset.whatIf) choice.what_if.value = event.currentTarget.dataset.whatIf;
        if (to.matches(".race")) to.open = true;
        history.pushState(null, "", address());
        show();
        to.scrollIntoView();
        (to.matches(".race") ? to.querySelector("summary") : to).focus({ preventScroll: true });
    }

    choice.hidden = false;
    choice.addEventListener("change", () => { history.pushState(null, "", address()); show(); });
    for (const link of all('a[href^="#"]')) link.addEventListener("click", follow);
    addEventListener("popstate", fromAddress);
    for (const race of races) {
        race.addEventListener("toggle", () => {
            if (location.hash !== address()) history.replaceState(null, "", address());
        });
    }
    const close = () => { for (const open of all(".grid details[open]")) open.open = false; };
    for (const reasons of all(".grid tbody")) reasons.addEventListener("toggle", head, true);
    all(".race-text").forEach(hover);
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
    document.addEventListener("click", (event) => { if (!event.target.closest(".grid details")) close(); });
    fromAddress();
})();
