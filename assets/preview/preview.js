// The live page: what the server tells, shown; what is asked, answered.

import { Pages } from "./pages.js";
import { made, Panel } from "./panel.js";

const at = (id) => document.getElementById(id);
const many = (number, thing) => `${number} ${thing}${number === 1 ? "" : "s"}`;

const pages = new Pages(at("pages"), (claims, from) => panel.showCards(claims, from));
const panel = new Panel(at("panel"), {
  problem: (entry) => (entry.claim && pages.showClaim(entry.claim)) || pages.showPart(entry.address),
  card: (card) => pages.showClaim(card.claim),
});

let show = 0;
let source = null;
let findings = null;
let printed = "";
let gone = false;

const follow = (number) => {
  source?.close();
  show = number;
  findings = null;
  printed = "";
  panel.clear();
  pages.clear(number);
  at("waiting").hidden = false;
  at("notice").hidden = true;
  at("pdf").href = `pdf/${number}`;
  told();
  source = new EventSource(`events/${number}`);
  source.addEventListener("problems", (event) => {
    findings = JSON.parse(event.data);
    panel.set(findings);
    pages.tell(findings.cards);
    told();
  });
  source.addEventListener("pages", (event) => {
    const print = JSON.parse(event.data);
    const time = new Date(Date.now() - print.age * 1000);
    printed = time.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    at("waiting").hidden = true;
    pages.set(print);
    told();
  });
  source.addEventListener("notice", (event) => {
    notice(JSON.parse(event.data).words);
  });
  source.addEventListener("open", () => {
    if (gone) notice("");
    gone = false;
    told();
  });
  source.addEventListener("error", () => {
    gone = true;
    notice("The preview is not running any longer. Start it again in the terminal.");
    told();
  });
};

const notice = (words) => {
  at("notice").textContent = words;
  at("notice").hidden = !words;
};

// One sentence says how things stand; screen readers hear it when it changes.
const told = () => {
  const errors = findings?.errors ?? 0;
  const others = (findings?.entries.length ?? 0) - errors;
  const counted = [];
  if (errors) counted.push(many(errors, "error"));
  if (others) counted.push(many(others, errors ? "other problem" : "warning or note"));
  let words = "Being checked …";
  if (findings) words = counted.join(", ") || "No problems";
  if (findings?.setting) words += " · setting the pages …";
  else if (findings && printed && !errors) words += ` · pages of ${printed}`;
  if (gone) words = "Not running";
  if (at("standing").textContent !== words) at("standing").textContent = words;
  const stale = errors > 0 && printed !== "";
  at("stale").hidden = !stale;
  at("stale").textContent = stale
    ? `Last good pages, from ${printed}. ${many(errors, "error")} now: see Problems.`
    : "";
  at("pages").classList.toggle("old", stale);
  if (findings && !findings.setting && !printed) {
    at("waiting").textContent = errors
      ? "There are no pages yet: the problems say what stops them."
      : "There are no pages yet.";
  }
  at("pdf").hidden = !printed;
  at("save").hidden = !printed;
  at("save").disabled = errors > 0 || Boolean(findings?.setting) || gone;
};

at("save").addEventListener("click", async () => {
  try {
    const answer = await fetch(`save/${show}`, { method: "POST" });
    notice((await answer.json()).words);
  } catch {
    notice("The PDF could not be saved: the preview is not running any longer.");
  }
});

const begin = async () => {
  const titles = await (await fetch("shows")).json();
  const chosen = Math.min(Number(location.hash.slice(1)) || 0, titles.length - 1);
  const called = (number) => {
    at("title").textContent = titles[number];
    document.title = `${titles[number]} · Preview`;
  };
  if (titles.length > 1) {
    at("show").append(...titles.map((title) => made("option", "", title)));
    at("show").selectedIndex = chosen;
    at("chosen").hidden = false;
    at("title").classList.add("unseen");
    at("show").addEventListener("change", () => {
      const number = at("show").selectedIndex;
      history.replaceState(null, "", `#${number}`);
      called(number);
      follow(number);
    });
  }
  called(chosen);
  follow(chosen);
};

begin();
