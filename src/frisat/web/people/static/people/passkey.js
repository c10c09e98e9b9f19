// Shows what needs a passkey only where the browser has them, and says politely when a key was not used.
(function () {
  "use strict";
  var able = Boolean(window.PublicKeyCredential) && window.isSecureContext;
  document.querySelectorAll("[data-needs-passkey]").forEach(function (part) { part.hidden = !able; });
  document.querySelectorAll("[data-lacks-passkey]").forEach(function (part) { part.hidden = able; });
  document.addEventListener("allauth.error", function (event) {
    event.preventDefault();
    var told = document.getElementById("passkey-error");
    if (told) told.hidden = false;
  });
})();
