// The fields of folded states, as the store keeps them. Sorted by name.
#pragma once

#include "core/equipment/places.h"
#include "core/journal/fields_equipment.h"

namespace muster::core::codec {

template <>
struct Fields<Fault> {
  static constexpr auto list = std::make_tuple(field("blocks", &Fault::blocks), field("code", &Fault::code), field("fact", &Fault::fact),
                                               field("id", &Fault::id), field("note", &Fault::note), field("since", &Fault::since));
};
template <>
struct Fields<StepRecord> {
  static constexpr auto list =
      std::make_tuple(field("at", &StepRecord::at), field("calibrator", &StepRecord::calibrator), field("declared", &StepRecord::declared),
                      field("fact", &StepRecord::fact), field("functional", &StepRecord::functional), field("reason", &StepRecord::reason),
                      field("toBeConfirmed", &StepRecord::toBeConfirmed), field("value", &StepRecord::value), field("verdict", &StepRecord::verdict));
};
template <>
struct Fields<RunRecord> {
  static constexpr auto list =
      std::make_tuple(field("calibrator", &RunRecord::calibrator), field("declared", &RunRecord::declared), field("fact", &RunRecord::fact),
                      field("lastAt", &RunRecord::lastAt), field("lastComplete", &RunRecord::lastComplete),
                      field("lastVerdict", &RunRecord::lastVerdict), field("passedAt", &RunRecord::passedAt));
};
template <>
struct Fields<Owed> {
  static constexpr auto list = std::make_tuple(field("cause", &Owed::cause), field("part", &Owed::part), field("since", &Owed::since));
};
template <>
struct Fields<PressureReading> {
  static constexpr auto list = std::make_tuple(field("at", &PressureReading::at), field("declared", &PressureReading::declared),
                                               field("fact", &PressureReading::fact), field("gauge", &PressureReading::gauge),
                                               field("pressure", &PressureReading::pressure), field("temperature", &PressureReading::temperature));
};
template <>
struct Fields<DoneRecord> {
  static constexpr auto list =
      std::make_tuple(field("declared", &DoneRecord::declared), field("fact", &DoneRecord::fact), field("on", &DoneRecord::on));
};
template <>
struct Fields<AfterUse> {
  static constexpr auto list = std::make_tuple(field("branch", &AfterUse::branch), field("since", &AfterUse::since));
};
template <>
struct Fields<UnitState> {
  static constexpr auto list = std::make_tuple(
      field("afterUse", &UnitState::afterUse), field("aliases", &UnitState::aliases), field("certificates", &UnitState::certificates),
      field("code", &UnitState::code), field("conflicts", &UnitState::conflicts), field("declaredOnce", &UnitState::declaredOnce),
      field("done", &UnitState::done), field("faults", &UnitState::faults), field("fields", &UnitState::fields), field("fill", &UnitState::fill),
      field("holder", &UnitState::holder), field("home", &UnitState::home), field("kind", &UnitState::kind),
      field("lateEntry", &UnitState::lateEntry), field("made", &UnitState::made), field("model", &UnitState::model),
      field("outOfService", &UnitState::outOfService), field("owed", &UnitState::owed), field("owner", &UnitState::owner),
      field("parts", &UnitState::parts), field("place", &UnitState::place), field("placedAt", &UnitState::placedAt),
      field("pressure", &UnitState::pressure), field("registeredAt", &UnitState::registeredAt), field("retiredAt", &UnitState::retiredAt),
      field("retiredReason", &UnitState::retiredReason), field("runs", &UnitState::runs), field("serial", &UnitState::serial),
      field("spent", &UnitState::spent), field("steps", &UnitState::steps), field("testsDeclared", &UnitState::testsDeclared),
      field("testsSpent", &UnitState::testsSpent));
};

template <>
struct Fields<RackState> {
  static constexpr auto list = std::make_tuple(field("code", &RackState::code), field("purpose", &RackState::purpose),
                                               field("removed", &RackState::removed), field("slots", &RackState::slots));
};
template <>
struct Fields<SquadState> {
  static constexpr auto list = std::make_tuple(field("code", &SquadState::code), field("disbanded", &SquadState::disbanded),
                                               field("duty", &SquadState::duty), field("sets", &SquadState::sets));
};
template <>
struct Fields<PersonState> {
  static constexpr auto list =
      std::make_tuple(field("code", &PersonState::code), field("commitment", &PersonState::commitment), field("left", &PersonState::left));
};
template <>
struct Fields<AdoptedPack> {
  static constexpr auto list = std::make_tuple(field("digest", &AdoptedPack::digest), field("fact", &AdoptedPack::fact),
                                               field("name", &AdoptedPack::name), field("revision", &AdoptedPack::revision));
};
template <>
struct Fields<RulesState> {
  static constexpr auto list = std::make_tuple(field("confirmed", &RulesState::confirmed), field("packs", &RulesState::packs));
};
template <>
struct Fields<StoreState> {
  static constexpr auto list = std::make_tuple(field("continues", &StoreState::continues), field("demonstration", &StoreState::demonstration),
                                               field("epoch", &StoreState::epoch), field("zone", &StoreState::zone));
};

}  // namespace muster::core::codec
