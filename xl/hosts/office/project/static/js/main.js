// The task pane: the functions with search, the reasons of errors, the refresh and its progress.
const $ = (id) => document.getElementById(id);
const asked = async (path) => {
  const answer = await fetch(path, { headers: { Authorization: globalThis.pbToken, "Auth-Provider": "pyxl_bench" } });
  if (!answer.ok) throw new Error((await answer.json()).detail || answer.statusText);
  return answer.json();
};
const element = (tag, text, cls) => {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text; // never HTML: names and reasons come from workbooks
  if (cls) made.className = cls;
  return made;
};
const danish = (formula) => formula.replace(/[{}]/g, "").replace(/,/g, ";").replace(/^=/, "=PB.");

let catalogue = [];

function shown(entry) {
  const made = element("details");
  const head = element("summary", `PB.${entry.usage.replace(/,/g, ";")}`);
  head.append(element("span", entry.answers.da));
  made.append(head);
  const list = element("dl");
  for (const argument of entry.arguments) {
    list.append(element("dt", argument.required ? argument.name : `[${argument.name}]`));
    list.append(element("dd", `${argument.help.da} (${argument.unit.da})`));
  }
  made.append(list);
  for (const example of entry.examples) {
    const line = element("p");
    line.append("Eksempel: ", element("code", danish(example.formula)));
    made.append(line);
  }
  made.append(element("p", `Svar: ${entry.result.da}. Kilde: ${entry.source}.`));
  return made;
}

function list(words) {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const text = (entry) => `${entry.name} ${entry.answers.da} ${entry.answers.en} ${entry.chapter.da}`.toLowerCase();
  const found = catalogue.filter((entry) => wanted.every((word) => text(entry).includes(word)));
  $("pb-liste").replaceChildren();
  let chapter = "";
  for (const entry of found) {
    if (entry.chapter.da !== chapter) $("pb-liste").append(element("h2", (chapter = entry.chapter.da)));
    $("pb-liste").append(shown(entry));
  }
  $("pb-fundet").textContent = found.length === 1 ? "1 funktion" : `${found.length} funktioner`;
}

async function reasons() {
  const refusals = await asked("/pb/refusals");
  $("pb-antal").textContent = refusals.length ? `(${refusals.length})` : "";
  $("pb-grunde").replaceChildren();
  if (!refusals.length) $("pb-grunde").append(element("p", "Ingen fejl."));
  for (const one of refusals) {
    const card = element("div", undefined, "kort");
    card.append(element("strong", `${one.cell} ${one.code}`), element("p", `${one.function}: ${one.reason}`));
    $("pb-grunde").append(card);
  }
}

async function progress() {
  const state = await asked("/pb/progress");
  $("pb-trin").textContent = state.step;
  $("pb-fremdrift").hidden = !state.running;
  $("pb-fremdrift").max = state.of || 1;
  $("pb-fremdrift").value = state.done;
  $("pb-resultat").replaceChildren();
  for (const line of state.lines) {
    $("pb-resultat").append(element("p", line.text, line.good ? "kort godt" : "kort"));
  }
  return state.running;
}

async function refresh() {
  $("pb-start").disabled = true;
  const watch = setInterval(() => progress().catch(() => {}), 500);
  try {
    const { token, provider } = await globalThis.getAuth();
    await globalThis.xlwings.runPython({
      scriptName: "opdater", auth: token, headers: { "Auth-Provider": provider }, errorDisplayMode: "taskpane",
    });
    await progress();
  } catch (error) {
    $("pb-trin").textContent = error.message;
  } finally {
    clearInterval(watch);
    $("pb-start").disabled = false;
  }
}

for (const tab of document.querySelectorAll('#pb [role="tab"]')) {
  tab.addEventListener("click", () => {
    for (const other of document.querySelectorAll('#pb [role="tab"]')) {
      other.setAttribute("aria-selected", String(other === tab));
      $(other.getAttribute("aria-controls")).hidden = other !== tab;
    }
    if (tab.id === "fane-fejl") reasons().catch((error) => ($("pb-grunde").textContent = error.message));
  });
}
$("pb-soeg").addEventListener("input", (event) => list(event.target.value));
$("pb-start").addEventListener("click", refresh);
setInterval(() => reasons().catch(() => {}), 5000);

asked("/pb/functions")
  .then((answer) => {
    catalogue = answer.functions;
    $("pb-version").textContent = answer.version;
    list("");
  })
  .catch((error) => ($("pb-fundet").textContent = error.message));
