(function () {
  "use strict";

  // On paper everything is open; afterwards as before.
  var closed = [];
  window.addEventListener("beforeprint", function () {
    closed = Array.prototype.slice.call(document.querySelectorAll("details:not([open])"));
    closed.forEach(function (part) { part.open = true; });
  });
  window.addEventListener("afterprint", function () {
    closed.forEach(function (part) { part.open = false; });
  });

  var table = document.querySelector("table[data-sort]");
  if (!table) { return; }
  var body = table.tBodies[0];
  var rows = Array.prototype.slice.call(body.rows);
  var collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

  function value(row, column) {
    var cell = row.cells[column];
    return cell.hasAttribute("data-value") ? Number(cell.getAttribute("data-value")) : cell.textContent.trim();
  }
  function compare(one, other) {
    return typeof one === "number" ? other - one : collator.compare(one, other);
  }

  Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head, column) {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.title = table.getAttribute("data-sort");
    head.textContent = "";
    head.appendChild(button);
    button.addEventListener("click", function () {
      var number = body.rows.length && body.rows[0].cells[column].hasAttribute("data-value");
      var first = number ? "descending" : "ascending";
      var turned = head.getAttribute("aria-sort") === first;
      Array.prototype.forEach.call(table.tHead.rows[0].cells, function (each) { each.removeAttribute("aria-sort"); });
      head.setAttribute("aria-sort", turned ? (number ? "ascending" : "descending") : first);
      rows.sort(function (a, b) { return (turned ? -1 : 1) * compare(value(a, column), value(b, column)); });
      rows.forEach(function (row) { body.appendChild(row); });
    });
  });

  var label = document.createElement("label");
  var field = document.createElement("input");
  var count = document.createElement("output");
  label.className = "filter";
  label.textContent = table.getAttribute("data-filter") + " ";
  field.type = "search";
  label.appendChild(field);
  count.setAttribute("aria-live", "polite");
  field.addEventListener("input", function () {
    var wanted = field.value.trim().toLowerCase();
    rows.forEach(function (row) { row.hidden = row.textContent.toLowerCase().indexOf(wanted) < 0; });
    count.textContent = table.getAttribute("data-shown") + " " + rows.filter(function (row) { return !row.hidden; }).length;
  });
  label.appendChild(count);
  table.parentNode.parentNode.insertBefore(label, table.parentNode);
})();
