// Opens and closes the menu drawer on narrow screens. Without it the same links stand in the foot of every page.
(function () {
  "use strict";
  var drawer = document.querySelector(".mobile-drawer");
  var opener = document.querySelector(".js-menu-open");
  var overlay = document.querySelector(".overlay");
  if (!drawer || !opener || !overlay) return;
  opener.hidden = false;

  function focusable() {
    return drawer.querySelectorAll("a[href], button");
  }
  function show() {
    document.body.classList.add("mobile-nav-active");
    drawer.classList.add("is-visible");
    overlay.classList.add("is-visible");
    drawer.querySelector(".js-menu-close").focus();
  }
  function hide() {
    document.body.classList.remove("mobile-nav-active");
    drawer.classList.remove("is-visible");
    overlay.classList.remove("is-visible");
    opener.focus();
  }
  opener.addEventListener("click", show);
  overlay.addEventListener("click", hide);
  drawer.querySelector(".js-menu-close").addEventListener("click", hide);
  drawer.addEventListener("keydown", function (event) {
    if (event.key === "Escape") hide();
    if (event.key !== "Tab") return;
    var all = focusable(), first = all[0], last = all[all.length - 1];
    if (event.shiftKey && document.activeElement === first) {
      event.preventDefault();
      last.focus();
    } else if (!event.shiftKey && document.activeElement === last) {
      event.preventDefault();
      first.focus();
    }
  });
  window.addEventListener("resize", function () {
    if (drawer.classList.contains("is-visible") && window.innerWidth >= 992) hide();
  });
})();
