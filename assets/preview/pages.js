// The pages as they will print: pictures named by their looks, and what stands where.

const DELAY = 120; // milliseconds after the last change of width
const LEAST = 100;
const MOST = 3200; // dots, as the site gives them out

export class Pages {
  // told(claims, spot) is called when somebody asks what stands behind a place.
  constructor(place, told) {
    this.place = place;
    this.told = told;
    this.sheets = [];
    this.spots = [];
    this.parts = [];
    this.said = new Map();
    this.seen = new IntersectionObserver((entries) => this.#look(entries), {
      root: place,
      rootMargin: "100% 0px",
    });
    let timer = 0;
    new ResizeObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(() => this.sheets.forEach((sheet) => this.#draw(sheet)), DELAY);
    }).observe(place);
  }

  // Another document is looked at.
  clear(show) {
    this.show_ = show;
    this.sheets.forEach((sheet) => sheet.figure.remove());
    this.sheets = [];
    this.spots = [];
    this.parts = [];
    this.place.scrollTop = 0;
  }

  set(print) {
    const { leaves } = print;
    while (this.sheets.length > leaves.length) {
      const sheet = this.sheets.pop();
      this.seen.unobserve(sheet.figure);
      sheet.figure.remove();
    }
    leaves.forEach((leaf, number) => {
      const sheet = this.sheets[number] ?? this.#added(number);
      sheet.figure.style.aspectRatio = `${leaf.width} / ${leaf.height}`;
      sheet.image.alt = `Page ${number + 1} of ${leaves.length}`;
      if (sheet.leaf !== leaf.name) {
        sheet.leaf = leaf.name;
        this.#draw(sheet);
      }
    });
    this.spots = print.spots;
    this.parts = print.parts;
    this.#mark();
  }

  // What is said of each claim: its words and how its check came out.
  tell(cards) {
    this.said = new Map(cards.map((card) => [card.claim, card]));
    this.#mark();
  }

  // Show the place of a claim, if it is printed.
  showClaim(claim) {
    const found = this.spots.findIndex((spot) => spot.claims.includes(claim));
    if (found < 0) return false;
    this.#select(claim);
    this.#scroll(this.spots[found].page, this.spots[found].box[1]);
    return true;
  }

  // Show where the part of the brief begins that this address is in.
  showPart(address) {
    let best = null;
    for (const part of this.parts) {
      const inside = part.address.every((key, at) => key === address[at]);
      if (inside && part.address.length > (best?.address.length ?? 0)) best = part;
    }
    if (!best) return false;
    this.#scroll(best.page, best.top);
    const sheet = this.sheets[best.page];
    sheet.pointer.style.top = `${best.top * 100}%`;
    sheet.pointer.hidden = false;
    sheet.pointer.getAnimations().forEach((each) => each.cancel());
    sheet.pointer.animate([{ opacity: 1 }, { opacity: 1, offset: 0.7 }, { opacity: 0 }], {
      duration: 4000,
      fill: "forwards",
    });
    return true;
  }

  #select(claim) {
    for (const button of this.place.querySelectorAll(".spot")) {
      const here = JSON.parse(button.dataset.claims).includes(claim);
      button.classList.toggle("chosen", here);
    }
  }

  #scroll(number, share) {
    const sheet = this.sheets[number]?.figure;
    if (!sheet) return;
    const at = sheet.offsetTop + share * sheet.offsetHeight;
    const { scrollTop, clientHeight } = this.place;
    const margin = Math.min(80, clientHeight / 4);
    if (at > scrollTop + margin && at < scrollTop + clientHeight - margin) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.place.scrollTo({
      top: at - clientHeight / 4,
      behavior: calm ? "instant" : "smooth",
    });
  }

  #added(number) {
    const figure = document.createElement("figure");
    figure.className = "sheet";
    const image = document.createElement("img");
    image.decoding = "async";
    const pointer = document.createElement("span");
    pointer.className = "pointer";
    pointer.hidden = true;
    const spots = document.createElement("div");
    spots.className = "spots";
    figure.append(image, pointer, spots);
    this.place.append(figure);
    const sheet = { figure, image, pointer, spots, leaf: "", near: false, drawn: "", number };
    this.sheets.push(sheet);
    this.seen.observe(figure);
    return sheet;
  }

  #look(entries) {
    for (const entry of entries) {
      const sheet = this.sheets.find((each) => each.figure === entry.target);
      if (!sheet) continue;
      sheet.near = entry.isIntersecting;
      if (sheet.near) this.#draw(sheet);
    }
  }

  // The picture that is there stays until the new one can be shown.
  async #draw(sheet) {
    const dots = Math.round(sheet.figure.clientWidth * devicePixelRatio);
    const width = Math.min(MOST, Math.max(LEAST, dots));
    const wanted = `page/${this.show_}/${sheet.leaf}/${width}`;
    if (!sheet.near || !sheet.leaf || sheet.wanted === wanted) return;
    sheet.wanted = wanted;
    const next = new Image();
    next.src = wanted;
    try {
      await next.decode();
    } catch {
      if (sheet.wanted === wanted) sheet.wanted = "";
      return;
    }
    if (sheet.wanted !== wanted) return;
    next.alt = sheet.image.alt;
    sheet.image.replaceWith(next);
    sheet.image = next;
    this.place.dispatchEvent(new CustomEvent("drawn", { detail: sheet.number }));
  }

  #mark() {
    const told = JSON.stringify([this.spots, [...this.said.values()].map((c) => [c.claim, c.said, c.status])]);
    if (told === this.marked) return;
    this.marked = told;
    const focused = document.activeElement?.closest?.(".spot")?.dataset.claims;
    this.sheets.forEach((sheet) => sheet.spots.replaceChildren());
    for (const spot of this.spots) {
      const sheet = this.sheets[spot.page];
      const known = spot.claims.map((claim) => this.said.get(claim)).filter(Boolean);
      if (!sheet || !known.length) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.className = spot.whole ? "spot whole" : "spot";
      if (known.some((card) => !card.holds)) button.classList.add("fails");
      const [left, top, width, height] = spot.box;
      Object.assign(button.style, {
        left: `${left * 100}%`,
        top: `${top * 100}%`,
        width: `${width * 100}%`,
        height: `${height * 100}%`,
      });
      const said = known.map((card) => `“${card.said}”, ${card.status}`).join("; ");
      button.setAttribute("aria-label", `${said}: show the evidence`);
      button.title = spot.whole ? "" : `${known.map((card) => card.status).join(", ")}`;
      button.dataset.claims = JSON.stringify(spot.claims);
      button.addEventListener("click", () => {
        this.#select(spot.claims[0]);
        this.told(spot.claims, button);
      });
      sheet.spots.append(button);
      if (focused === button.dataset.claims) button.focus({ preventScroll: true });
    }
  }
}
