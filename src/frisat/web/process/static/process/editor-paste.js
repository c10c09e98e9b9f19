// What is pasted from Word and Outlook brings its table as HTML beside the text; it is sent along.
(function () {
  "use strict";
  var form = document.getElementById("indsaet");
  if (!form) return;
  form.elements.tekst.addEventListener("paste", function (event) {
    var html = event.clipboardData.getData("text/html");
    form.elements.html.value = /<tr[\s>]/i.test(html) ? html : "";
  });
  form.elements.tekst.addEventListener("input", function (event) {
    if (event.inputType !== "insertFromPaste") form.elements.html.value = "";
  });
})();
