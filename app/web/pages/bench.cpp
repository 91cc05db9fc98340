// The bench: which set, which test; one set is led through step by step, several are entered side by side in the grid.
#include <algorithm>

#include "app/web/ask.h"
#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/web/parts.h"

namespace muster::app {
namespace {

std::string benchPath(const std::string& unit) { return "/bench/" + urlEncoded(unit); }

// "3 steps owed", "full test owed", or the first reason.
std::string wantsText(const Translator& say, World& world, const UnitRow& row) {
  const auto state = world.journal.state(core::unit(row.code));
  const auto* unit = state ? std::get_if<core::UnitState>(&state->value) : nullptr;
  if (unit && unit->owed.contains("*")) return say.tr("the full test is owed");
  if (unit && !unit->owed.empty()) return say.plural("{n} step is owed", "{n} steps are owed", static_cast<long>(unit->owed.size()));
  return row.now.reasons.empty() ? std::string() : reasonText(say, row.now.reasons.front());
}

bool owesSome(World& world, const std::string& code) {
  const auto state = world.journal.state(core::unit(code));
  const auto* unit = state ? std::get_if<core::UnitState>(&state->value) : nullptr;
  return unit && !unit->owed.empty() && !unit->owed.contains("*");
}

}  // namespace

Response benchPage(const Request& request, Site& site) {
  const Translator& say = site.say(request);
  World& world = site.world;
  const std::string typed = request.query.get("code");
  core::Problems problems;
  if (!typed.empty()) {
    const auto found = world.views.resolve(typed);
    if (found.size() == 1) return seeOther(benchPath(found.front()));
    problems.push_back(found.empty() ? core::Problem{"unknown-unit",
                                                     core::msg("{code} is not of this store", {{"code", typed}}),
                                                     core::msg("Check the code, or take the set from the list."),
                                                     {.field = "code"}}
                                     : core::Problem{"ambiguous-serial",
                                                     core::msg("{code} stands on several units", {{"code", typed}}),
                                                     core::msg("Take the set from the list."),
                                                     {.field = "code"}});
  }
  const auto rules = world.rules();
  const auto now = world.clock.now();
  std::vector<UnitRow> rows;
  for (auto& row : world.views.units({}, now)) {
    const auto* kind = rules->kind(row.kind);
    if (kind && kind->role == core::Kind::Role::apparatus && !rules->proceduresFor(row.kind).empty()) rows.push_back(std::move(row));
  }
  View body;
  setErrors(body, problems, say);
  body.set("code",
           fieldView({FormField::Kind::code, "code", say.tr("Scan or type the set"), say.tr("Code or serial number, then Enter"), typed, "", {}},
                     problems, say));
  const bool live = world.meters && !world.meters->all().empty();
  const auto open = site.sittings.open();
  body.list("sets", rows, [&](View& view, const UnitRow& row) {
    setStatus(view, say, row.now.state);
    view.set("unit", row.code).set("address", benchPath(row.code)).set("owedAddress", benchPath(row.code) + "?owed=1");
    view.set("live", live)
        .set("liveAddress", benchPath(row.code) + "/meter")
        .set("sitting", std::find(open.begin(), open.end(), row.code) != open.end());
    view.set("wants", wantsText(say, world, row)).set("owesSome", owesSome(world, row.code));
    view.set("due", row.now.state == core::SetState::dueSoon || row.now.state == core::SetState::notReady);
  });
  body.set("benchCss", site.assets.url("bench.css"));
  body.set("hasSets", !rows.empty());
  body.list("squads", world.views.squads(), [&](View& view, const core::SquadState& squad) {
    std::string address = "?";
    for (const auto& code : squad.sets) address += "unit=" + urlEncoded(code) + "&";
    view.set("query", address).set("word", say.tr(core::msg("Squad {squad}", {{"squad", squad.code}})));
  });
  setEmpty(body, say.tr("No set is registered yet"),
           say.tr("Here a set is tested step by step. Register the sets, or bring in the records of your test bench."), say.tr("Import a file"),
           "/import");
  return page(request, site, {.templateName = "bench", .title = say.tr("Test bench"), .nav = "/bench", .status = problems.empty() ? 200 : 404},
              std::move(body));
}

}  // namespace muster::app
