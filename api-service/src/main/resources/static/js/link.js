// Puts the secret of a one-time link into the form and opens it. The secret is not kept in the history.

const secret = location.hash.slice(1);
if (secret) {
  history.replaceState(null, "", location.pathname);
  document.getElementById("secret").value = secret;
  document.getElementById("link").requestSubmit();
}
