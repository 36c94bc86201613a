// React 19 sets properties of custom elements, and listens to their events by name.
import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";

async function token() {
  const answer = await fetch("/token");
  if (!answer.ok) throw new Error(`no token: ${answer.status}`);
  return answer.text();
}

function Portal() {
  const [events, setEvents] = useState([]);
  const note = ({ type, detail }) => setEvents((events) => [...events, `${type} ${JSON.stringify(detail)}`]);
  return (
    <>
      <header>
        <h1>Harbor portal</h1>
      </header>
      <main>
        <coverlist-import
          server={COVERLIST}
          theme="dark"
          tokenProvider={token}
          oncoverlist-ready={note}
          oncoverlist-validated={note}
          oncoverlist-staged={note}
          oncoverlist-processed={note}
          oncoverlist-error={note}
          oncoverlist-navigate={note}
        />
      </main>
      <ol id="log" aria-label="Events">
        {events.map((event, index) => (
          <li key={index}>{event}</li>
        ))}
      </ol>
    </>
  );
}

createRoot(document.getElementById("portal")).render(
  <StrictMode>
    <Portal />
  </StrictMode>,
);
