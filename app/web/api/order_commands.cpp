// POST /api/v1/orders…: a work order is opened, given, accepted, handed back, done. The same use cases as the pages; data/docs/api.md.
#include "app/web/api/json_command.h"
#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/workflow/work_json.h"

namespace muster::app {

namespace {

using Members = std::map<std::string, std::string>;

// Answered with the order as it stands now.
Response answered(const Request& request, Site& site, core::Outcome<Answer> done, const std::string& typed, const Members& members = {}) {
  if (!done) return refusedCommand(request, site, done.problems(), members, "unknown-order");
  const auto state = site.world.journal.state(core::file(core::plainCode(typed)));
  const auto* order = state ? std::get_if<core::CaseState>(&state->value) : nullptr;
  core::Json::Object more;
  if (order && order->work) more.emplace("order", orderJson(site.world, *order));
  return receiptAnswer(request, site, *done, std::move(more));
}

std::string fileOf(const Request& request) { return std::string(request.params.get("file")); }

Response answerOrderApi(const Request& request, Site& site, bool accept) {
  JsonBody body(request.body);
  const Who who = readWho(request, body, *site.world.calendar());
  if (!accept) body.need("note");
  const std::string note = body.text("note");
  if (!body.good()) return refused(request, site, 400, body.problems());
  return answered(request, site, answerOrder(site.world, who, {fileOf(request), accept, note}), fileOf(request));
}

}  // namespace

Response openOrderApi(const Request& request, Site& site) {
  JsonBody body(request.body);
  const Who who = readWho(request, body, *site.world.calendar());
  body.need("title");
  OpenOrder input{body.text("unit"), body.text("rack"), body.text("title"), body.day("until")};
  if (input.unit.empty() == input.rack.empty())
    body.wrong("unit", core::msg("It is not said what it is about."), core::msg("Give a unit or a rack, one of them."));
  if (!body.good()) return refused(request, site, 400, body.problems());
  auto done = openOrder(site.world, who, input);
  const auto fact = done && !done->receipt.facts.empty() ? site.world.journal.fact(done->receipt.facts.front()) : std::nullopt;
  return answered(request, site, std::move(done), fact ? fact->subjects.front().code : std::string());
}

Response assignOrderApi(const Request& request, Site& site) {
  JsonBody body(request.body);
  const Who who = readWho(request, body, *site.world.calendar());
  body.need("assigned_to");
  const AssignOrder input{fileOf(request), core::plainCode(body.text("assigned_to")), body.day("until")};
  if (!body.good()) return refused(request, site, 400, body.problems());
  return answered(request, site, assignOrder(site.world, who, input), input.file, {{"worker", "assigned_to"}});
}

Response acceptOrderApi(const Request& request, Site& site) { return answerOrderApi(request, site, true); }
Response handBackOrderApi(const Request& request, Site& site) { return answerOrderApi(request, site, false); }

Response finishOrderApi(const Request& request, Site& site) {
  JsonBody body(request.body);
  const Who who = readWho(request, body, *site.world.calendar());
  body.need("note");
  const std::string outcome = body.text("outcome"), note = body.text("note");
  if (!outcome.empty() && outcome != "done" && outcome != "not_needed")
    body.wrong("outcome", core::msg("{member} is not known here.", {{"member", outcome}}), core::msg("It is one of done, not_needed."));
  if (!body.good()) return refused(request, site, 400, body.problems());
  return answered(request, site, finishOrder(site.world, who, {fileOf(request), outcome != "not_needed", note}), fileOf(request));
}

}  // namespace muster::app
