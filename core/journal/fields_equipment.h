// The fields of equipment, places and verdicts, as facts and states share them. Sorted by name: that is the order of the bytes.
#pragma once

#include "core/equipment/cases.h"
#include "core/equipment/places.h"
#include "core/equipment/unit_state.h"
#include "core/journal/codec.h"
#include "core/judgement/verdict.h"

namespace muster::core::codec {

template <>
struct Names<Verdict> {
  static constexpr std::array<std::string_view, 4> list{"pass", "fail", "pending", "noDecision"};
};
template <>
struct Names<AfterUse::Branch> {
  static constexpr std::array<std::string_view, 4> list{"worn", "opened", "carried", "maskOnly"};
};
template <>
struct Names<Certificate::Act> {
  static constexpr std::array<std::string_view, 2> list{"verification", "calibration"};
};
template <>
struct Names<CheckRecord::Moment> {
  static constexpr std::array<std::string_view, 3> list{"start", "end", "intermediate"};
};
template <>
struct Names<WorkOrder::Step> {
  static constexpr std::array<std::string_view, 5> list{"open", "assigned", "accepted", "handedBack", "done"};
};
template <>
struct Names<Authorisation::Act> {
  static constexpr std::array<std::string_view, 2> list{"perform", "release"};
};
template <>
struct Names<CaseType> {
  static constexpr std::array<std::string_view, 4> list{"recall", "impact", "work", "corrective"};
};
template <>
struct Names<Duty> {
  static constexpr std::array<std::string_view, 3> list{"onDuty", "standby", "rest"};
};

template <>
struct Fields<InSlot> {
  static constexpr auto list = std::make_tuple(field("rack", &InSlot::rack), field("slot", &InSlot::slot));
};
template <>
struct Fields<InUnit> {
  static constexpr auto list = std::make_tuple(field("position", &InUnit::position), field("unit", &InUnit::unit));
};
template <>
struct Fields<Out> {
  static constexpr auto list = std::make_tuple(field("expected", &Out::expected), field("holder", &Out::holder), field("job", &Out::job),
                                               field("overridden", &Out::overridden), field("reported", &Out::reported));
};
template <>
struct Fields<Away> {
  static constexpr auto list =
      std::make_tuple(field("expected", &Away::expected), field("purpose", &Away::purpose), field("receiver", &Away::receiver));
};

template <>
struct Fields<StepVerdict> {
  static constexpr auto list =
      std::make_tuple(field("byCorrected", &StepVerdict::byCorrected), field("corrected", &StepVerdict::corrected),
                      field("functional", &StepVerdict::functional), field("limits", &StepVerdict::limits),
                      field("outsidePoints", &StepVerdict::outsidePoints), field("reason", &StepVerdict::reason), field("rule", &StepVerdict::rule),
                      field("step", &StepVerdict::step), field("toBeConfirmed", &StepVerdict::toBeConfirmed), field("tur", &StepVerdict::tur),
                      field("uncertainty", &StepVerdict::uncertainty), field("verdict", &StepVerdict::verdict), field("zone", &StepVerdict::zone));
};
template <>
struct Fields<TestVerdict> {
  static constexpr auto list =
      std::make_tuple(field("complete", &TestVerdict::complete), field("overall", &TestVerdict::overall), field("program", &TestVerdict::program),
                      field("rules", &TestVerdict::rules), field("steps", &TestVerdict::steps));
};

template <>
struct Fields<CalibrationPoint> {
  static constexpr auto list = std::make_tuple(field("asFound", &CalibrationPoint::asFound), field("asLeft", &CalibrationPoint::asLeft),
                                               field("nominal", &CalibrationPoint::nominal), field("uncertainty", &CalibrationPoint::uncertainty));
};
template <>
struct Fields<AcceptanceReview> {
  static constexpr auto list = std::make_tuple(field("laboratory", &AcceptanceReview::laboratory), field("note", &AcceptanceReview::note),
                                               field("pointsCover", &AcceptanceReview::pointsCover), field("traceable", &AcceptanceReview::traceable),
                                               field("uncertaintySmall", &AcceptanceReview::uncertaintySmall));
};
template <>
struct Fields<CheckPoint> {
  static constexpr auto list =
      std::make_tuple(field("allowed", &CheckPoint::allowed), field("nominal", &CheckPoint::nominal), field("shown", &CheckPoint::shown));
};
template <>
struct Fields<Certificate> {
  static constexpr auto list =
      std::make_tuple(field("accuracyClass", &Certificate::accuracyClass), field("act", &Certificate::act), field("coverage", &Certificate::coverage),
                      field("declared", &Certificate::declared), field("extendedTo", &Certificate::extendedTo), field("fact", &Certificate::fact),
                      field("issued", &Certificate::issued), field("laboratory", &Certificate::laboratory), field("number", &Certificate::number),
                      field("points", &Certificate::points), field("review", &Certificate::review), field("standard", &Certificate::standard),
                      field("traceability", &Certificate::traceability), field("validTo", &Certificate::validTo));
};
template <>
struct Fields<SlotSpec> {
  static constexpr auto list = std::make_tuple(field("kind", &SlotSpec::kind), field("slot", &SlotSpec::slot));
};

}  // namespace muster::core::codec
