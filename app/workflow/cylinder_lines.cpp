// How every cylinder stands in the filling room, and the same as JSON.
#include "app/workflow/fill_round.h"

#include <algorithm>

namespace muster::app {

using core::Json;

namespace {

bool isCylinder(const core::Kind& kind, const core::RuleBook& rules) {
  if (core::cylinderFigures(kind.id, rules).minimum != nullptr) return kind.role != core::Kind::Role::apparatus;
  for (const auto& host : rules.kinds()) {
    for (const auto& position : host.positions) {
      if (position.id == "cylinder" && position.kind == kind.id) return true;
    }
  }
  return false;
}

Json json(const std::optional<core::PressureReading>& reading) {
  if (!reading) return {};
  return Json::Object{{"at", core::text(reading->at)},
                      {"pressure", reading->pressure.text()},
                      {"temperature", reading->temperature ? Json(reading->temperature->text()) : Json()},
                      {"gauge", reading->gauge},
                      {"declared", reading->declared}};
}

Json json(const core::Problems& problems, const Say& say) {
  Json::Array list;
  for (const auto& problem : problems)
    list.push_back(Json::Object{{"code", problem.code}, {"text", say(problem.text)}, {"remedy", say(problem.remedy)}});
  return list;
}

}  // namespace

std::vector<CylinderLine> cylindersAt(World& world, core::Instant at) {
  const auto rules = world.rules();
  Looking look(world, at, at);
  std::vector<CylinderLine> lines;
  for (const auto& kind : rules->kinds()) {
    if (!isCylinder(kind, *rules)) continue;
    for (const auto& row : world.views.units({.kind = kind.id}, at)) {
      const auto* unit = look.unit(row.code);
      if (!unit) continue;
      CylinderLine line{.code = row.code, .fill = unit->fill, .pressure = unit->pressure, .gas = unit->gas, .next = row.now.next};
      const auto* in = std::get_if<core::InUnit>(&unit->place);
      if (in) line.host = in->unit;
      line.stand = core::standOf(*unit, in ? look.unit(in->unit) : nullptr, *rules, at);
      if (const auto* settling = core::cylinderFigures(unit->kind, *rules).settling) line.settled = core::settlesUntil(*unit, *settling);
      line.dues = world.views.assessment(row.code).value_or(core::Assessment{}).dues;
      line.against = againstFilling(look, row.code);
      lines.push_back(std::move(line));
    }
  }
  std::sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.code < b.code; });
  return lines;
}

Json json(const std::vector<CylinderLine>& cylinders, core::Instant at, const Say& say) {
  Json::Array list;
  for (const auto& line : cylinders) {
    Json::Array gas, dues;
    for (const auto& lot : line.gas) gas.push_back(Json::Object{{"bulk", lot.bulk}, {"lot", lot.lot}});
    for (const auto& due : line.dues)
      dues.push_back(Json::Object{{"plan", due.plan}, {"last_day", due.lastDay ? Json(core::text(*due.lastDay)) : Json()}});
    list.push_back(Json::Object{{"id", line.code},
                                {"state", core::name(line.stand)},
                                {"in_unit", line.host},
                                {"fill", json(line.fill)},
                                {"reading", json(line.pressure)},
                                {"settled", line.settled ? Json(core::text(*line.settled)) : Json()},
                                {"gas", std::move(gas)},
                                {"due", std::move(dues)},
                                {"may_be_filled", line.against.empty()},
                                {"against", json(line.against, say)},
                                {"next_action", line.next ? Json(say(line.next->text)) : Json()}});
  }
  return Json::Object{{"at", core::text(at)}, {"cylinders", std::move(list)}};
}

Json json(const Filled& filled, const Say& say) {
  Json::Array facts, remarks, refused;
  for (const auto fact : filled.answer.receipt.facts) facts.emplace_back(core::text(fact));
  for (const auto& remark : filled.answer.remarks) remarks.emplace_back(say(remark));
  for (const auto& one : filled.refused) refused.push_back(Json::Object{{"cylinder", one.cylinder}, {"problems", json(one.problems, say)}});
  return Json::Object{{"facts", std::move(facts)},
                      {"recorded_at", core::text(filled.answer.receipt.recordedAt)},
                      {"repeated", filled.answer.receipt.repeated},
                      {"remarks", std::move(remarks)},
                      {"cylinders", Json::Array(filled.cylinders.begin(), filled.cylinders.end())},
                      {"refused", std::move(refused)}};
}

}  // namespace muster::app
