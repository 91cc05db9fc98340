#include "app/workflow/care_lines.h"

#include "app/workflow/looking.h"
#include "core/equipment/care_marks.h"

namespace muster::app {

using core::Json;

CareReport careAt(World& world, core::Instant at) {
  CareReport report{world.rules(), {}};
  Looking look(world, at, at);
  for (const auto& row : world.views.units({}, at)) {
    const auto* kind = report.rules->kind(row.kind);
    if (!kind || kind->role != core::Kind::Role::apparatus) continue;
    const auto* unit = look.unit(row.code);
    if (!unit || (!unit->afterUse && !unit->releaseOwed)) continue;
    UnderCare one{.unit = row.code, .kind = row.kind, .lines = core::careOf(*unit, look, *report.rules), .now = row.now};
    if (unit->afterUse && (core::careOwed(one.lines) || !unit->afterUse->done.contains(core::kTestedMeanwhile))) {
      one.branch = unit->afterUse->branch, one.since = unit->afterUse->since;
    } else {
      if (!unit->releaseOwed || one.lines.empty() || !one.lines.back().step->release) continue;  // no rule asks for a second person
      one.since = unit->releaseOwed->since, one.provisionally = unit->releaseOwed->provisionally, one.released = false;
    }
    report.units.push_back(std::move(one));
  }
  return report;
}

Json json(const CareReport& report, core::Instant at, const Say& say) {
  const auto side = [](core::CareStep::Side one) { return one == core::CareStep::Side::dirty ? "dirty" : "clean"; };
  const auto standing = [](core::CareLine::Standing one) {
    return one == core::CareLine::Standing::done ? "done" : one == core::CareLine::Standing::next ? "next" : "later";
  };
  Json::Array units;
  for (const auto& unit : report.units) {
    Json::Array steps;
    for (const auto& line : unit.lines)
      steps.push_back(Json::Object{{"step", line.step->id},
                                   {"title", line.step->title.en},
                                   {"side", side(line.step->side)},
                                   {"standing", standing(line.standing)},
                                   {"done", line.done ? Json(core::text(*line.done)) : Json()},
                                   {"not_before", line.earliest ? Json(core::text(*line.earliest)) : Json()}});
    units.push_back(Json::Object{{"id", unit.unit},
                                 {"use", core::name(unit.branch)},
                                 {"since", core::text(unit.since)},
                                 {"steps", std::move(steps)},
                                 {"release_owed", !unit.released},
                                 {"provisionally_until", unit.provisionally ? Json(core::text(*unit.provisionally)) : Json()},
                                 {"state", core::name(unit.now.state)},
                                 {"next_action", unit.now.next ? Json(say(unit.now.next->text)) : Json()}});
  }
  return Json::Object{{"at", core::text(at)}, {"care", std::move(units)}};
}

}  // namespace muster::app
