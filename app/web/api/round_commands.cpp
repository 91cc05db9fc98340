// POST /api/v1/rounds: one round at one rack with what was found. Every question is answered, or the sender says that the rest is good.
#include <algorithm>

#include "app/web/api/json_command.h"
#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/workflow/rounds.h"

namespace muster::app {

namespace {

// "a.seal.BG4-03" of the use case is said as what it is about; the sentence of the problem names unit and item.
core::Problems byMember(core::Problems problems) {
  for (auto& problem : problems) {
    if (problem.where.field.starts_with("a.")) problem.where.field = "answers";
  }
  return problems;
}

void addTheRest(World& world, MakeRound& made) {
  for (const auto& one : roundsAt(world, world.clock.now())) {
    if (one.round->id != made.round || one.rack.code != made.rack) continue;
    for (const auto& question : one.questions) {
      const bool answered = std::any_of(made.answers.begin(), made.answers.end(), [&](const core::RoundAnswer& answer) {
        return answer.item == question.item->id && answer.unit == question.unit;
      });
      if (!answered) made.answers.push_back({question.item->id, question.unit, true, ""});
    }
  }
}

}  // namespace

Response makeRoundApi(const Request& request, Site& site) {
  JsonBody body(request.body);
  const Who who = readWho(request, body, *site.world.calendar());
  for (const char* needed : {"round", "rack"}) body.need(needed);
  MakeRound input{body.text("round"), core::plainCode(body.text("rack")), {}};
  const bool rest = body.flag("rest_good");
  auto rows = body.rows("answers", !rest);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    JsonBody& row = rows[i];
    row.need("item"), row.needFlag("good");
    input.answers.push_back({row.text("item"), core::plainCode(row.text("unit")), row.flag("good"), row.text("note")});
    body.take(row, "answers[" + std::to_string(i) + "].");
  }
  if (!body.good()) return refused(request, site, 400, body.problems());
  if (rest) addTheRest(site.world, input);
  const auto done = makeRound(site.world, who, input);
  if (!done) return refusedCommand(request, site, byMember(done.problems()), {}, "unknown-round");
  return receiptAnswer(request, site, *done, {{"round", input.round}, {"rack", input.rack}});
}

}  // namespace muster::app
