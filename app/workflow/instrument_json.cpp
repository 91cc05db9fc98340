#include "app/workflow/instrument_json.h"

#include "app/workflow/certificate_care.h"
#include "app/workflow/instrument_chain.h"
#include "app/workflow/refuse.h"
#include "core/upkeep/interval_advice.h"

namespace muster::app {
namespace {

using core::Json;

Json textOf(const std::optional<core::Quantity>& value) { return value ? Json(value->text()) : Json(); }
Json textOf(const std::optional<core::Date>& day) { return day ? Json(core::text(*day)) : Json(); }

Json reviewOf(const std::optional<core::AcceptanceReview>& review) {
  if (!review) return {};
  return Json::Object{{"points_cover", review->pointsCover},
                      {"uncertainty_small", review->uncertaintySmall},
                      {"laboratory", review->laboratory},
                      {"traceable", review->traceable},
                      {"complete", review->complete()}};
}

Json certificateOf(const core::Certificate& one) {
  return Json::Object{{"number", one.number},
                      {"act", one.act == core::Certificate::Act::verification ? "verification" : "calibration"},
                      {"laboratory", one.laboratory},
                      {"issued", core::text(one.issued)},
                      {"valid_to", textOf(one.validTo)},
                      {"extended_to", textOf(one.extendedTo)},
                      {"class", one.accuracyClass},
                      {"coverage", one.coverage},
                      {"traceability", one.traceability},
                      {"standard", one.standard},
                      {"declared", one.declared},
                      {"review", reviewOf(one.review)},
                      {"points", pointsJson(one.points)}};
}

Json checkOf(const core::CheckRecord& check) {
  static constexpr const char* kMoments[] = {"start", "end", "intermediate"};
  Json::Array points;
  for (const auto& point : check.points)
    points.push_back(Json::Object{{"nominal", point.nominal.text()}, {"shown", point.shown.text()}, {"allowed", textOf(point.allowed)}});
  return Json::Object{{"at", core::text(check.at)},
                      {"moment", kMoments[static_cast<int>(check.moment)]},
                      {"standard", check.standard},
                      {"good", check.good},
                      {"points", std::move(points)}};
}

}  // namespace

Json pointsJson(const std::vector<core::CalibrationPoint>& points) {
  Json::Array all;
  for (const auto& point : points) {
    all.push_back(Json::Object{{"nominal", point.nominal.text()},
                               {"flow", point.nominal.flow ? Json(point.nominal.flow->text()) : Json()},
                               {"as_found", textOf(point.asFound)},
                               {"as_left", textOf(point.asLeft)},
                               {"uncertainty", textOf(point.uncertainty)}});
  }
  return all;
}

core::Outcome<Json> instrumentJson(World& world, const std::string& typed) {
  const auto code = core::plainCode(typed);
  const auto rules = world.rules();
  const auto state = calibratorAt(world, code);
  if (!state) return state.problems();
  const auto* unit = &std::get<core::UnitState>((*state)->value);
  Json::Array certificates, chain, checks;
  for (const auto& one : unit->certificates) certificates.push_back(certificateOf(one));
  for (const auto& link : chainOf(world, code, world.clock.now()))
    chain.push_back(Json::Object{{"unit", link.unit}, {"certificate", link.certificate}, {"laboratory", link.laboratory}});
  for (const auto& check : unit->checks) checks.push_back(checkOf(check));
  const auto reliable = reliabilityOf(world, unit->kind);
  const auto advice = core::adviseInterval(*unit, rules->instrument(unit->kind));
  return Json(Json::Object{{"id", code},
                           {"kind", unit->kind},
                           {"compulsory", underCompulsory(*unit, *rules)},
                           {"out_of_service", unit->outOfService},
                           {"certificates", std::move(certificates)},
                           {"chain", std::move(chain)},
                           {"interval", Json::Object{{"decided", unit->interval ? unit->interval->decided : ""},
                                                     {"advised_then", unit->interval ? unit->interval->advised : ""},
                                                     {"advised", advice.interval},
                                                     {"why", core::english(advice.why)},
                                                     {"kind_good_days", reliable ? Json(reliable->days) : Json()},
                                                     {"kind_returns", reliable ? Json(reliable->returns) : Json()}}},
                           {"checks", std::move(checks)}});
}

}  // namespace muster::app
