(function () {
  var app = document.getElementById("app");
  var titolo = document.createElement("h1");
  titolo.textContent = "Configura il tuo portone in pochi clic";
  var testo = document.createElement("p");
  testo.textContent = "Scegli misure, colore e finitura: il nostro configuratore di ultima generazione ti mostra subito l’anteprima.";
  app.appendChild(titolo);
  app.appendChild(testo);
})();
