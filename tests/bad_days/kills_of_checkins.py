"""kill -9 at any moment while sets are scanned out and in over HTTP: every answer a client was given is true afterwards, no act is there
by half, and an act that is sent again is done once."""
import http.client
import json
import threading
import time

from days import NotYet, ask, day

UNITS = [f"BG4-{number:02}" for number in range(1, 15)]
CLIENTS = 3


class Act:
    """One thing a client asked for: what it sent and what it was told (None: nothing)."""

    def __init__(self, command, unit, direction):
        self.unit, self.direction, self.told = unit, direction, None
        self.sent = {"command": command, "unit": unit, "direction": direction, "by": "P001"}
        self.sent.update({"holder": "person:P009", "reported": True} if direction == "out" else {"use": "carried"})


class Client(threading.Thread):
    """A door: takes its own units out and in, one request after another on one connection, until the server is gone."""

    def __init__(self, name, server, units, out):
        super().__init__(daemon=True)
        self.name_, self.server, self.units, self.out, self.acts, self.wrong = name, server, units, out, [], None

    def run(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=20)
        number = 0
        while self.wrong is None:
            unit = self.units[number % len(self.units)]
            act = Act(f"{self.name_}-{number}", unit, "in" if unit in self.out else "out")
            self.acts.append(act)
            try:
                connection.request("POST", "/api/v1/checkins", json.dumps(act.sent), {"Content-Type": "application/json"})
                answer = connection.getresponse()
                body = json.loads(answer.read())
            except (OSError, http.client.HTTPException, ValueError):
                return  # the server is dead: nothing was told
            if answer.status != 201:
                self.wrong = f"{act.sent} was answered {answer.status}: {body}"
                return
            act.told = body
            (self.out.discard if act.direction == "in" else self.out.add)(unit)
            number += 1


def hold_to_answers(store, acts):
    """What was told is there; what was not told is there whole or not at all."""
    for act in acts:
        rows = ask(store, "SELECT node, first, count FROM commands WHERE id = ?", act.sent["command"])
        if not rows:
            assert act.told is None, f"{act.sent} was told {act.told} and is not there"
            continue
        node, first, count = rows[0]
        facts = ask(store, "SELECT idx, bytes FROM facts WHERE node = ? AND idx >= ? AND idx < ? ORDER BY idx", node, first, first + count)
        assert count > 0 and len(facts) == count, f"{act.sent} is there by half: {len(facts)} of {count} facts"
        assert all(f"unit:{act.unit}" in json.loads(bytes_)["about"] for _, bytes_ in facts), f"the facts of {act.sent} speak of something else"
        kind = "CheckedOut" if act.direction == "out" else "CheckedIn"
        assert json.loads(facts[0][1])["kind"].startswith(kind), facts
        if act.told is not None:
            assert act.told["facts"] == [f"{node}:{index}" for index, _ in facts], f"{act.told} was told, but it is {facts}"


def send_again(server, acts, out):
    """The same requests again: what was done is told again, word for word; what was not is done now."""
    for act in acts:
        status, body = server.json("POST", "/api/v1/checkins", act.sent)
        if act.told is not None:
            assert status == 200 and body["repeated"], f"{act.sent} again: {status} {body}"
            assert (body["facts"], body["recorded_at"]) == (act.told["facts"], act.told["recorded_at"]), f"{act.told} became {body}"
        else:
            assert status in (200, 201), f"{act.sent}, never answered, again: {status} {body}"
            (out.discard if act.direction == "in" else out.add)(act.unit)


def board_says(server, out):
    states = {one["id"]: one["state"] for one in server.json("GET", "/api/v1/board")[1]["sets"]}
    for unit in UNITS:
        assert (states[unit] == "deployed") == (unit in out), f"{unit} is {states[unit]}, and is {'out' if unit in out else 'here'}"


@day("check-ins over HTTP, killed at any moment, 30 times")
def killed_checkins(days):
    store = days.brigade()
    server = days.serve(store)
    if server.json("POST", "/api/v1/checkins", {})[0] == 404:
        raise NotYet("there is no POST /api/v1/checkins")
    states = {one["id"]: one["state"] for one in server.json("GET", "/api/v1/board")[1]["sets"]}
    outs = [{unit for unit in UNITS[client::CLIENTS] if states[unit] == "deployed"} for client in range(CLIENTS)]
    told = 0
    for round_ in range(300 if days.long else 30):
        clients = [Client(f"r{round_}-c{number}", server, UNITS[number::CLIENTS], outs[number]) for number in range(CLIENTS)]
        for client in clients:
            client.start()
        time.sleep(days.random.uniform(0, 0.6))
        server.kill()
        for client in clients:
            client.join(30)
            assert client.wrong is None, client.wrong
        acts = [act for client in clients for act in client.acts]
        told += sum(act.told is not None for act in acts)
        if round_ % 5 == 4 or days.long:
            days.whole(store)  # before anything else has touched it
        hold_to_answers(store, acts)
        server = days.serve(store)
        for number, client in enumerate(clients):
            send_again(server, client.acts[-3:], outs[number])
        board_says(server, set().union(*outs))
    assert server.stop()[0] == 0
    days.whole(store)
    print(f"        {told} answers were given and hold", flush=True)
    assert told > 100, f"only {told} answers: nothing was tried"
