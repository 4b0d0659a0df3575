// Cards of evidence open under a pointer too; without this, by tap and by key alone.
(() => {
  if (!HTMLElement.prototype.showPopover) return;
  let timer = 0;
  let hovered = null; // opened by pointing, and to be closed by pointing elsewhere

  const opener = (place) =>
    place.closest?.("[data-card], [popovertarget^='card-']:not(.close)");
  const cardOf = (from) =>
    document.getElementById(from.dataset.card || from.getAttribute("popovertarget"));
  const open = (from) => {
    const card = cardOf(from);
    if (!card.matches(":popover-open")) card.showPopover({ source: from });
    return card;
  };

  addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const from = opener(event.target);
    const stays = hovered && (event.target.closest?.(".card") === hovered);
    clearTimeout(timer);
    if (from && cardOf(from) !== hovered) {
      timer = setTimeout(() => (hovered = open(from)), 250);
    } else if (hovered && !from && !stays) {
      timer = setTimeout(() => {
        hovered?.hidePopover();
        hovered = null;
      }, 400);
    }
  });

  addEventListener("click", (event) => {
    const from = opener(event.target);
    clearTimeout(timer);
    if (from && hovered === cardOf(from)) {
      // A click keeps open what pointing has opened.
      if (hovered.matches(":popover-open")) event.preventDefault();
      hovered = null;
    } else if (from?.dataset.card) {
      event.preventDefault(); // without a script it leads to the list of sources
      open(from);
    }
    if (event.target.closest?.("[popover] a")) {
      event.target.closest("[popover]").hidePopover?.();
    }
  });
})();
