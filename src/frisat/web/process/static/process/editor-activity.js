// On the page of one activity: a new line appears when the last one is filled, and the list of errors gets the focus.
(function () {
  "use strict";
  var form = document.getElementById("felter"), errors = document.getElementById("fejlliste");
  if (errors) errors.focus();
  if (!form) return;
  form.addEventListener("input", function (event) {
    var part = event.target.closest(".fr-many");
    if (!part) return;
    var all = part.querySelectorAll("input[list]"), last = all[all.length - 1];
    if (!last.value.trim()) return;
    var more = last.cloneNode();
    more.value = "";
    last.after(more);
  });
})();
