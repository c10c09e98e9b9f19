// The keys of the page on which minutes are taken: 1 to 9 choose an outcome, Alt with an arrow goes to the next item.
(function () {
  "use strict";
  document.addEventListener("keydown", function (event) {
    var items = Array.prototype.slice.call(document.querySelectorAll("[data-item]"));
    var here = event.target.closest && event.target.closest("[data-item]");
    if (event.altKey && !event.ctrlKey && (event.key === "ArrowDown" || event.key === "ArrowUp") && !event.target.matches("select")) {
      var at = here ? items.indexOf(here) + (event.key === "ArrowDown" ? 1 : -1) : 0, next = items[at];
      if (!next) return;
      event.preventDefault();
      var first = next.querySelector("[name=udfald]:checked") || next.querySelector("[name=udfald]:not([type=hidden])") || next.querySelector("textarea");
      if (first) first.focus();
      next.scrollIntoView({ block: "start" });
      return;
    }
    if (!here || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.target.matches("textarea, select, input:not([type=radio]):not([type=checkbox])")) return;
    var wanted = here.querySelector('[data-key="' + (/^[1-9]$/.test(event.key) ? event.key : "") + '"]');
    if (!wanted) return;
    event.preventDefault();
    wanted.checked = true;
    wanted.focus();
    wanted.dispatchEvent(new Event("change", { bubbles: true }));
  });
})();
