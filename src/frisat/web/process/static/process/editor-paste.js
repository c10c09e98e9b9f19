// What is pasted from Word and Outlook brings its table as HTML beside the text; it is sent along while the field holds
// nothing but what was pasted with it.
(function () {
  "use strict";
  var form = document.getElementById("indsaet");
  if (!form) return;
  var text = form.elements.tekst, html = form.elements.html, MOST = 1500000;
  text.addEventListener("paste", function (event) {
    var said = event.clipboardData ? event.clipboardData.getData("text/html") : "";
    var whole = text.selectionStart === 0 && text.selectionEnd === text.value.length;
    html.value = whole && /<tr[\s>]/i.test(said) && said.length <= MOST ? said : "";
  });
  text.addEventListener("input", function (event) {
    if (event.inputType !== "insertFromPaste") html.value = "";
  });
})();
