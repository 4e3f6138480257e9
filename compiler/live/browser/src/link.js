// The talk with the program: one socket, taken up again when it breaks, and questions with their answers.

const base = location.pathname.replace(/[^/]*$/, "");

export const address = (rest) => `${base}${rest}`;

export class Link {
  constructor(hear, state) {
    this.hear = hear;
    this.state = state;
    this.waiting = new Map();
    this.next = 1;
    this.wait = 250;
    this.begin();
  }

  begin() {
    this.socket = new WebSocket(`ws://${location.host}${base}talk`);
    this.socket.onopen = () => {
      this.wait = 250;
      this.state(true);
    };
    this.socket.onmessage = (event) => {
      const said = JSON.parse(event.data);
      if (said.is === "answer") {
        this.waiting.get(said.id)?.(said.value);
        this.waiting.delete(said.id);
      } else this.hear(said);
    };
    this.socket.onclose = () => {
      for (const answered of this.waiting.values()) answered(null);
      this.waiting.clear();
      this.state(false);
      setTimeout(() => this.begin(), this.wait);
      this.wait = Math.min(this.wait * 2, 4000);
    };
  }

  get open() {
    return this.socket.readyState === WebSocket.OPEN;
  }

  say(message) {
    if (this.open) this.socket.send(JSON.stringify(message));
    return this.open;
  }

  /** What the program answers to a question about the text at a version; null where there is no answer. */
  ask(what, version, given = {}) {
    const id = this.next++;
    return new Promise((answered) => {
      if (!this.say({ do: "ask", id, what, version, ...given })) return answered(null);
      this.waiting.set(id, answered);
    });
  }
}
