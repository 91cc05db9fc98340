#include "app/workflow/case_json.h"

#include "app/workflow/case_files.h"

namespace muster::app {

using core::Json;

namespace {

Json::Array strings(const std::vector<std::string>& all) { return {all.begin(), all.end()}; }

Json textOf(World& world, const std::string& digest) { return digest.empty() ? Json("") : Json(world.blobs.get(digest).value_or("")); }

}  // namespace

std::string_view verdictWord(core::Verdict verdict) {
  switch (verdict) {
    case core::Verdict::pass: return "pass";
    case core::Verdict::fail: return "fail";
    case core::Verdict::pending: return "pending";
    case core::Verdict::noDecision: return "no_decision";
  }
  return "no_decision";
}

Json placeJson(const core::Place& place) {
  if (const auto* in = std::get_if<core::InSlot>(&place)) return Json::Object{{"kind", "slot"}, {"rack", in->rack}, {"slot", in->slot}};
  if (const auto* in = std::get_if<core::InUnit>(&place)) return Json::Object{{"kind", "unit"}, {"unit", in->unit}, {"position", in->position}};
  if (const auto* out = std::get_if<core::Out>(&place)) return Json::Object{{"kind", "out"}, {"holder", out->holder}, {"job", out->job}};
  if (const auto* away = std::get_if<core::Away>(&place)) return Json::Object{{"kind", "away"}, {"receiver", away->receiver}};
  return Json::Object{{"kind", "loose"}};
}

Json json(const RecallReport& report) {
  Json::Object criteria;
  for (auto& [name, word] : core::wordsOf(report.criteria)) criteria[name] = word;
  Json::Array rows;
  for (const auto& row : report.rows) {
    rows.push_back(Json::Object{{"id", row.unit},
                                {"kind", row.kind},
                                {"serial", row.serial},
                                {"model", row.model},
                                {"meant", core::name(row.match.meant)},
                                {"why", core::english(row.match.why)},
                                {"place", placeJson(row.place)},
                                {"in_unit", row.host},
                                {"out", row.out},
                                {"ever_worn", row.everWorn},
                                {"retired", row.retired},
                                {"quarantined", row.quarantined}});
  }
  return Json::Object{{"criteria", std::move(criteria)}, {"meant", report.meant},   {"maybe", report.maybe}, {"out", report.out},
                      {"ever_worn", report.worn},        {"units", std::move(rows)}};
}

Json json(const ImpactReport& report) {
  Json::Array rows, units;
  for (const auto& row : report.rows) {
    rows.push_back(Json::Object{{"test", core::text(row.test)},
                                {"unit", row.unit},
                                {"step", row.step},
                                {"at", core::text(row.at)},
                                {"reading", row.reading},
                                {"corrected", row.corrected},
                                {"verdict", verdictWord(row.before)},
                                {"effect", core::name(row.effect)},
                                {"why", core::english(row.why)},
                                {"current", row.current}});
  }
  for (const auto& unit : report.units) {
    units.push_back(Json::Object{{"id", unit.unit},
                                 {"place", placeJson(unit.place)},
                                 {"doubted", strings(unit.doubted)},
                                 {"jobs", strings(unit.jobs)},
                                 {"quarantined", unit.quarantined}});
  }
  Json::Object counts;
  for (const auto effect :
       {core::Effect::stillPass, core::Effect::pending, core::Effect::wouldFail, core::Effect::wouldPass, core::Effect::stillFail}) {
    const auto found = report.counts.find(std::string(core::name(effect)));
    counts[std::string(core::name(effect))] = Json(found == report.counts.end() ? 0 : found->second);
  }
  const bool always = report.from == core::Instant::distantPast();
  return Json::Object{{"calibrator", report.calibrator},
                      {"found", core::text(report.foundOn)},
                      {"fact", core::text(report.found)},
                      {"error_known", report.errorKnown},
                      {"from", always ? Json() : Json(core::text(report.from))},
                      {"until", core::text(report.until)},
                      {"since", core::english(report.since)},
                      {"counts", std::move(counts)},
                      {"units", std::move(units)},
                      {"readings", std::move(rows)}};
}

Json json(const core::CaseState& state, World& world) {
  Json::Object criteria;
  for (const auto& [name, word] : state.criteria) criteria[name] = word;
  Json::Array units;
  for (const auto& [code, one] : state.units) units.push_back(Json::Object{{"id", code}, {"finding", one.finding}, {"evidence", one.evidence}});
  const auto when = [](const std::optional<core::Instant>& at) { return at ? Json(core::text(*at)) : Json(); };
  const bool timed = state.openedAt && state.closedAt;
  Json::Object parts;
  for (const auto& [part, one] : state.parts) {
    parts[part] = Json::Object{{"text", textOf(world, one.text)},
                               {"by", one.by},
                               {"good", one.good},
                               {"at", core::text(one.at)},
                               {"until", one.until ? Json(core::text(*one.until)) : Json()}};
  }
  return Json::Object{{"id", state.code},
                      {"type", name(state.type)},
                      {"parts", std::move(parts)},
                      {"title", textOf(world, state.title)},
                      {"cause", state.cause},
                      {"criteria", std::move(criteria)},
                      {"calibrator", state.calibrator},
                      {"retest_by", state.retestBy},
                      {"opened", when(state.openedAt)},
                      {"closed", when(state.closedAt)},
                      {"minutes_to_clear", timed ? Json((state.closedAt->micros - state.openedAt->micros) / 60'000'000) : Json()},
                      {"outcome", state.outcome},
                      {"units", std::move(units)}};
}

}  // namespace muster::app
