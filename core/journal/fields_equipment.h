// The fields of equipment, places and verdicts, as facts and states share them. Sorted by name: that is the order of the bytes.
#pragma once

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
  static constexpr auto list = std::make_tuple(field("functional", &StepVerdict::functional), field("limits", &StepVerdict::limits),
                                               field("reason", &StepVerdict::reason), field("step", &StepVerdict::step),
                                               field("toBeConfirmed", &StepVerdict::toBeConfirmed), field("verdict", &StepVerdict::verdict));
};
template <>
struct Fields<TestVerdict> {
  static constexpr auto list =
      std::make_tuple(field("complete", &TestVerdict::complete), field("overall", &TestVerdict::overall), field("program", &TestVerdict::program),
                      field("rules", &TestVerdict::rules), field("steps", &TestVerdict::steps));
};

template <>
struct Fields<Certificate> {
  static constexpr auto list =
      std::make_tuple(field("act", &Certificate::act), field("declared", &Certificate::declared), field("fact", &Certificate::fact),
                      field("issued", &Certificate::issued), field("laboratory", &Certificate::laboratory), field("number", &Certificate::number),
                      field("validTo", &Certificate::validTo));
};
template <>
struct Fields<SlotSpec> {
  static constexpr auto list = std::make_tuple(field("kind", &SlotSpec::kind), field("slot", &SlotSpec::slot));
};

}  // namespace muster::core::codec
