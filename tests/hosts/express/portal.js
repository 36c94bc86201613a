// The token in the page is used once. When the session of the element has ended, it gets another one.
document.addEventListener("coverlist-error", async ({ target, detail }) => {
  if (detail.code !== "token_refused") return;
  const answer = await fetch("/token");
  if (answer.ok) target.setAttribute("token", await answer.text());
});

for (const name of ["ready", "validated", "staged", "processed", "error", "navigate"]) {
  document.addEventListener(`coverlist-${name}`, ({ type, detail }) => {
    const line = document.createElement("li");
    line.textContent = `${type} ${JSON.stringify(detail)}`;
    document.querySelector("#log").append(line);
  });
}
