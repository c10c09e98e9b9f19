// Forms that save themselves: one with data-auto is sent 1.5 s after the last key and 4 s after the first at the latest.
// A line with data-saves says how it went. Without this file each form has its own button.
(function () {
  "use strict";
  var REST = 1500, LATEST = 4000, AGAIN = 5000, bar = document.querySelector("[data-saves]");
  if (!bar || !window.fetch || !window.FormData) return;
  var told = document.getElementById("gemt"), states = new Map();
  document.documentElement.classList.add("fr-mi-live");

  function state(form) {
    if (!states.has(form)) states.set(form, { first: 0, timer: 0, sending: null, dirty: false, held: false });
    return states.get(form);
  }
  function say(form, text, isBad) {
    var line = form.querySelector("[data-state]");
    if (line) { line.textContent = text; line.classList.toggle("fr-off", Boolean(isBad)); }
    told.textContent = text;
    told.classList.toggle("fr-off", Boolean(isBad));
  }
  function touched(form) {
    var now = state(form);
    now.dirty = true;
    if (now.held) return; // two texts stand beside each other: the writer chooses first
    if (!now.first) now.first = Date.now();
    clearTimeout(now.timer);
    now.timer = setTimeout(function () { send(form); }, Math.max(0, Math.min(REST, now.first + LATEST - Date.now())));
  }
  function fill(box, lines, tag) {
    box.textContent = "";
    lines.forEach(function (text) {
      var line = document.createElement(tag);
      line.textContent = text;
      if (tag === "p" && box.hasAttribute("data-errors")) line.className = "form-error-message";
      box.appendChild(line);
    });
  }
  function shown(form, answer) {
    form.elements.seen.value = answer.revision;
    var errors = form.querySelector("[data-errors]"), item = form.closest("[data-item]");
    var wrong = Object.keys(answer.wrong || {}).map(function (name) { return answer.wrong[name]; });
    if (errors) fill(errors, wrong, "p");
    if (item) {
      fill(item.querySelector("[data-prose]"), answer.prose, "p");
      if (answer.lead) item.querySelector("[data-lead]").textContent = answer.lead;
      var votes = item.querySelector("[data-votes]"), undo = form.querySelector("[data-undo]");
      if (votes) votes.textContent = answer.votes;
      if (undo) undo.hidden = !answer.undo;
    }
    if (answer.sums) document.getElementById("tael").textContent = answer.sums;
    return wrong.length > 0;
  }
  function choose(form, answer) {
    var now = state(form), box = document.createElement("div");
    now.held = true;
    box.className = "fr-finding-text is-warning fr-mi-choose";
    box.setAttribute("role", "alert");
    var inner = document.createElement("div"), head = document.createElement("strong"), list = document.createElement("dl");
    head.textContent = Object.keys(answer.wrong).map(function (n) { return answer.wrong[n]; }).join(" ") + " " + bar.dataset.stands + ":";
    list.className = "fr-key fr-key-wide";
    answer.now.forEach(function (pair) {
      var label = document.createElement("dt"), text = document.createElement("dd");
      label.textContent = pair[0];
      text.textContent = pair[1];
      list.appendChild(label);
      list.appendChild(text);
    });
    var row = document.createElement("p");
    row.className = "fr-actions";
    [[bar.dataset.mine, function () {
      form.elements.seen.value = answer.revision;
      if (answer.closed !== undefined && form.elements.closed) { // somebody closed it meanwhile: it is not opened by the way
        form.elements.closed.checked = true;
        form.elements.ground.value = form.elements.ground.value || answer.closed;
      }
      now.held = false;
      box.remove();
      send(form);
    }], [bar.dataset.theirs, function () {
      now.dirty = false;
      var place = form.closest("[id]");
      window.location.hash = place ? place.id : "";
      window.location.reload();
    }]].forEach(function (way, n) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "button button-" + (n ? "secondary" : "primary");
      button.textContent = way[0];
      button.addEventListener("click", way[1]);
      row.appendChild(button);
    });
    inner.appendChild(head);
    inner.appendChild(list);
    inner.appendChild(row);
    box.appendChild(inner);
    form.insertBefore(box, form.firstChild);
    box.scrollIntoView({ block: "nearest" });
  }
  function send(form) {
    var now = state(form);
    clearTimeout(now.timer);
    if (now.sending || now.held) return now.sending || Promise.resolve();
    now.dirty = false;
    now.first = 0;
    say(form, bar.dataset.saving);
    now.sending = fetch(form.action, {
      method: "POST", body: new FormData(form), credentials: "same-origin", keepalive: true,
      headers: { Accept: "application/json" }
    }).then(function (answer) {
      var isJson = (answer.headers.get("Content-Type") || "").indexOf("application/json") === 0;
      if (!isJson) {
        now.dirty = true;
        say(form, answer.redirected || answer.status === 403 ? bar.dataset.out : bar.dataset.lost, true);
        now.timer = setTimeout(function () { send(form); }, AGAIN);
        return null;
      }
      return answer.json().then(function (found) {
        if (answer.status === 409) {
          now.dirty = true;
          say(form, bar.dataset.wrong, true);
          choose(form, found);
        } else {
          var isWrong = shown(form, found);
          say(form, isWrong ? bar.dataset.wrong : found.saved, isWrong);
        }
      });
    }).catch(function () {
      now.dirty = true;
      say(form, bar.dataset.lost, true);
      now.timer = setTimeout(function () { send(form); }, AGAIN);
    }).then(function () {
      now.sending = null;
      if (now.dirty && !now.held && !now.timer) touched(form);
      now.timer = 0;
    });
    return now.sending;
  }
  function flush() {
    var all = [];
    states.forEach(function (now, form) {
      if (now.sending) all.push(now.sending);
      if (now.dirty && !now.held) all.push(Promise.resolve(now.sending).then(function () { return send(form); }));
    });
    return Promise.all(all);
  }
  function isDirty() {
    var found = false;
    states.forEach(function (now) { found = found || now.dirty || Boolean(now.sending); });
    return found;
  }

  ["input", "change"].forEach(function (kind) {
    document.addEventListener(kind, function (event) {
      var form = event.target.closest && event.target.closest("form[data-auto]");
      if (form) touched(form);
    });
  });
  document.addEventListener("submit", function (event) {
    var form = event.target, button = event.submitter;
    var leaves = button && (button.hasAttribute("formaction") || button.hasAttribute("data-leaves"));
    var isOwn = form.matches("form[data-auto]") && !leaves;
    if (isOwn) {
      event.preventDefault();
      send(form);
    } else if (isDirty()) { // what is typed elsewhere is saved before the page is left
      event.preventDefault();
      flush().then(function () {
        states.forEach(function (now) { now.dirty = now.held && now.dirty; });
        if (button) form.requestSubmit(button); else form.submit();
      });
    }
  });
  document.addEventListener("visibilitychange", function () { if (document.visibilityState === "hidden") flush(); });
  window.addEventListener("beforeunload", function (event) { if (isDirty()) { flush(); event.preventDefault(); } });

  // What the page was opened with comes back, and is saved as anything else that is typed.
  document.addEventListener("click", function (event) {
    var button = event.target.closest && event.target.closest("[data-as-before]");
    if (!button) return;
    event.preventDefault();
    button.form.reset();
    touched(button.form);
  });
})();
