// The filling room as JSON; data/docs/parts.md describes it.
#include "app/web/api/json_command.h"
#include "app/web/layout.h"
#include "app/web/pages/asked_unit.h"
#include "app/web/pages/pages.h"
#include "app/web/refusal_status.h"
#include "app/workflow/fill_round.h"

namespace muster::app {
namespace {

Say sayOf(const Request& request, Site& site) {
  const Translator& say = speaks(request, site);
  return [&say](const core::Message& message) { return say.tr(message); };
}

std::string rowPath(const char* member, std::size_t row) { return std::string(member) + "[" + std::to_string(row) + "]."; }

}  // namespace

Response cylindersApi(const Request& request, Site& site) {
  const auto at = site.world.clock.now();
  return jsonAnswer(core::canonical(json(cylindersAt(site.world, at), at, sayOf(request, site))));
}

Response fillsApi(const Request& request, Site& site) {
  JsonBody body(request.body);
  const Who who = readWho(request, body, *site.world.calendar());
  const core::Unit unit = pressureUnit(site.world, {});
  FillRound round{body.text("gauge"), body.text("lot"), body.text("pump"), body.text("bulk"), body.text("permit"), body.flag("done"), {}};
  auto rows = body.rows("fills");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    JsonBody& row = rows[i];
    for (const char* needed : {"cylinder", "pressure"}) row.need(needed);
    round.rows.push_back({row.text("cylinder"), row.quantity("pressure", unit).value_or(core::Quantity{}),
                          row.quantity("temperature", core::Unit::celsius), row.quantity("residual", unit), row.flag("looked_over")});
    body.take(row, rowPath("fills", i));
  }
  if (!body.good()) return refused(request, site, 400, body.problems());
  const auto filled = recordFills(site.world, who, round);
  if (!filled) return refused(request, site, statusOf(filled.problems()), filled.problems());
  return jsonAnswer(core::canonical(json(*filled, sayOf(request, site))), filled->answer.receipt.repeated ? 200 : 201);
}

Response pressuresApi(const Request& request, Site& site) {
  JsonBody body(request.body);
  const Who who = readWho(request, body, *site.world.calendar());
  const core::Unit unit = pressureUnit(site.world, {});
  const std::string gauge = body.text("gauge");
  const auto room = body.quantity("temperature", core::Unit::celsius);
  std::vector<ReadPressure> readings;
  auto rows = body.rows("readings");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    JsonBody& row = rows[i];
    for (const char* needed : {"cylinder", "pressure"}) row.need(needed);
    auto temperature = row.quantity("temperature", core::Unit::celsius);
    readings.push_back({row.text("cylinder"), gauge, row.quantity("pressure", unit).value_or(core::Quantity{}), temperature ? temperature : room});
    body.take(row, rowPath("readings", i));
  }
  if (!body.good()) return refused(request, site, 400, body.problems());
  auto answer = readPressures(site.world, who, readings);
  if (!answer) return refused(request, site, statusOf(answer.problems()), answer.problems());
  Filled told;
  told.answer = std::move(answer).value();
  for (const auto& one : readings) told.cylinders.push_back(core::plainCode(one.cylinder));
  return jsonAnswer(core::canonical(json(told, sayOf(request, site))), told.answer.receipt.repeated ? 200 : 201);
}

}  // namespace muster::app
