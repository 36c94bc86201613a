// The element asks for a token when it needs one. The portal's own session decides who that is.
const element = document.querySelector("coverlist-import, coverlist-coverage");
element.tokenProvider = async () => {
  const answer = await fetch("/token");
  if (!answer.ok) throw new Error(`no token: ${answer.status}`);
  return answer.text();
};

for (const name of ["ready", "validated", "staged", "processed", "error", "navigate"]) {
  document.addEventListener(`coverlist-${name}`, ({ type, detail }) => {
    const line = document.createElement("li");
    line.textContent = `${type} ${JSON.stringify(detail)}`;
    document.querySelector("#log").append(line);
  });
}
