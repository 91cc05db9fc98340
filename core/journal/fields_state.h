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
                      field("toBeConfirmed", &StepRecord::toBeConfirmed), field("uncertainty", &StepRecord::uncertainty),
                      field("value", &StepRecord::value), field("verdict", &StepRecord::verdict), field("zone", &StepRecord::zone));
};
template <>
struct Fields<WearSince> {
  static constexpr auto list = std::make_tuple(field("events", &WearSince::events), field("minutes", &WearSince::minutes),
                                               field("untimed", &WearSince::untimed), field("uses", &WearSince::uses));
};
template <>
struct Fields<EventTimes> {
  static constexpr auto list = std::make_tuple(field("first", &EventTimes::first), field("last", &EventTimes::last));
};
template <>
struct Fields<ChosenDay> {
  static constexpr auto list = std::make_tuple(field("due", &ChosenDay::due), field("on", &ChosenDay::on));
};
template <>
struct Fields<OpenWork> {
  static constexpr auto list = std::make_tuple(field("about", &OpenWork::about), field("cause", &OpenWork::cause), field("file", &OpenWork::file),
                                               field("since", &OpenWork::since));
};
template <>
struct Fields<RunRecord> {
  static constexpr auto list = std::make_tuple(
      field("calibrator", &RunRecord::calibrator), field("declared", &RunRecord::declared), field("fact", &RunRecord::fact),
      field("firstPassedAt", &RunRecord::firstPassedAt), field("lastAt", &RunRecord::lastAt), field("lastComplete", &RunRecord::lastComplete),
      field("lastVerdict", &RunRecord::lastVerdict), field("passedAt", &RunRecord::passedAt), field("since", &RunRecord::since));
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
struct Fields<GasLot> {
  static constexpr auto list = std::make_tuple(field("bulk", &GasLot::bulk), field("lot", &GasLot::lot));
};
template <>
struct Fields<DoneRecord> {
  static constexpr auto list =
      std::make_tuple(field("at", &DoneRecord::at), field("declared", &DoneRecord::declared), field("fact", &DoneRecord::fact),
                      field("first", &DoneRecord::first), field("on", &DoneRecord::on), field("since", &DoneRecord::since));
};
template <>
struct Fields<AfterUse> {
  static constexpr auto list = std::make_tuple(field("branch", &AfterUse::branch), field("done", &AfterUse::done), field("since", &AfterUse::since));
};
template <>
struct Fields<ReleaseOwed> {
  static constexpr auto list = std::make_tuple(field("provisionally", &ReleaseOwed::provisionally), field("since", &ReleaseOwed::since),
                                               field("tester", &ReleaseOwed::tester));
};
template <>
struct Fields<Quarantine> {
  static constexpr auto list = std::make_tuple(field("cause", &Quarantine::cause), field("fact", &Quarantine::fact), field("file", &Quarantine::file),
                                               field("since", &Quarantine::since), field("steps", &Quarantine::steps));
};
template <>
struct Fields<StockLot> {
  static constexpr auto list = std::make_tuple(field("count", &StockLot::count), field("expires", &StockLot::expires),
                                               field("frozenSince", &StockLot::frozenSince), field("lot", &StockLot::lot));
};
template <>
struct Fields<CheckRecord> {
  static constexpr auto list =
      std::make_tuple(field("at", &CheckRecord::at), field("fact", &CheckRecord::fact), field("good", &CheckRecord::good),
                      field("moment", &CheckRecord::moment), field("points", &CheckRecord::points), field("standard", &CheckRecord::standard));
};
template <>
struct Fields<IntervalRecord> {
  static constexpr auto list = std::make_tuple(field("advised", &IntervalRecord::advised), field("at", &IntervalRecord::at),
                                               field("decided", &IntervalRecord::decided), field("fact", &IntervalRecord::fact));
};
template <>
struct Fields<FoundOut> {
  static constexpr auto list = std::make_tuple(field("errorKnown", &FoundOut::errorKnown), field("fact", &FoundOut::fact),
                                               field("file", &FoundOut::file), field("found", &FoundOut::found), field("number", &FoundOut::number));
};
template <>
struct Fields<UnitState> {
  static constexpr auto list = std::make_tuple(
      field("afterUse", &UnitState::afterUse), field("aliases", &UnitState::aliases), field("canisterFilledAt", &UnitState::canisterFilledAt),
      field("certificates", &UnitState::certificates), field("checks", &UnitState::checks), field("chosen", &UnitState::chosen),
      field("code", &UnitState::code), field("conflicts", &UnitState::conflicts), field("declaredOnce", &UnitState::declaredOnce),
      field("done", &UnitState::done), field("events", &UnitState::events), field("faults", &UnitState::faults), field("fields", &UnitState::fields),
      field("fill", &UnitState::fill), field("firstFittedAt", &UnitState::firstFittedAt), field("foundOut", &UnitState::foundOut),
      field("gas", &UnitState::gas), field("holder", &UnitState::holder), field("home", &UnitState::home), field("interval", &UnitState::interval),
      field("issuedTo", &UnitState::issuedTo), field("kind", &UnitState::kind), field("lateEntry", &UnitState::lateEntry),
      field("lot", &UnitState::lot), field("made", &UnitState::made), field("minutesSpent", &UnitState::minutesSpent),
      field("model", &UnitState::model), field("outOfService", &UnitState::outOfService), field("owed", &UnitState::owed),
      field("owner", &UnitState::owner), field("parts", &UnitState::parts), field("place", &UnitState::place),
      field("placedAt", &UnitState::placedAt), field("pressure", &UnitState::pressure), field("quarantines", &UnitState::quarantines),
      field("registeredAt", &UnitState::registeredAt), field("releaseOwed", &UnitState::releaseOwed), field("retiredAt", &UnitState::retiredAt),
      field("retiredReason", &UnitState::retiredReason), field("runs", &UnitState::runs), field("serial", &UnitState::serial),
      field("spent", &UnitState::spent), field("steps", &UnitState::steps), field("stock", &UnitState::stock),
      field("testsDeclared", &UnitState::testsDeclared), field("testsSpent", &UnitState::testsSpent),
      field("turnedRoundAt", &UnitState::turnedRoundAt), field("untimedUses", &UnitState::untimedUses), field("uses", &UnitState::uses),
      field("work", &UnitState::work), field("wornMinutes", &UnitState::wornMinutes));
};

template <>
struct Fields<RoundRecord> {
  static constexpr auto list = std::make_tuple(field("at", &RoundRecord::at), field("failed", &RoundRecord::failed));
};
template <>
struct Fields<RackState> {
  static constexpr auto list =
      std::make_tuple(field("code", &RackState::code), field("purpose", &RackState::purpose), field("removed", &RackState::removed),
                      field("rounds", &RackState::rounds), field("slots", &RackState::slots));
};
template <>
struct Fields<Authorisation> {
  static constexpr auto list = std::make_tuple(field("act", &Authorisation::act), field("from", &Authorisation::from),
                                               field("method", &Authorisation::method), field("until", &Authorisation::until));
};
template <>
struct Fields<SquadState> {
  static constexpr auto list = std::make_tuple(field("code", &SquadState::code), field("disbanded", &SquadState::disbanded),
                                               field("duty", &SquadState::duty), field("sets", &SquadState::sets));
};
template <>
struct Fields<PersonState> {
  static constexpr auto list = std::make_tuple(field("authorisations", &PersonState::authorisations), field("code", &PersonState::code),
                                               field("commitment", &PersonState::commitment), field("left", &PersonState::left));
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

template <>
struct Fields<CaseUnit> {
  static constexpr auto list =
      std::make_tuple(field("evidence", &CaseUnit::evidence), field("fact", &CaseUnit::fact), field("finding", &CaseUnit::finding));
};
template <>
struct Fields<WorkOrder> {
  static constexpr auto list =
      std::make_tuple(field("about", &WorkOrder::about), field("assignedTo", &WorkOrder::assignedTo), field("cause", &WorkOrder::cause),
                      field("fact", &WorkOrder::fact), field("note", &WorkOrder::note), field("rack", &WorkOrder::rack),
                      field("step", &WorkOrder::step), field("unit", &WorkOrder::unit), field("until", &WorkOrder::until));
};
template <>
struct Fields<CorrectivePart> {
  static constexpr auto list =
      std::make_tuple(field("at", &CorrectivePart::at), field("by", &CorrectivePart::by), field("good", &CorrectivePart::good),
                      field("text", &CorrectivePart::text), field("until", &CorrectivePart::until));
};
template <>
struct Fields<CaseState> {
  static constexpr auto list = std::make_tuple(
      field("calibrator", &CaseState::calibrator), field("cause", &CaseState::cause), field("closedAt", &CaseState::closedAt),
      field("closingNote", &CaseState::closingNote), field("code", &CaseState::code), field("criteria", &CaseState::criteria),
      field("found", &CaseState::found), field("openedAt", &CaseState::openedAt), field("openedBy", &CaseState::openedBy),
      field("outcome", &CaseState::outcome), field("parts", &CaseState::parts), field("retestBy", &CaseState::retestBy),
      field("title", &CaseState::title), field("type", &CaseState::type), field("units", &CaseState::units), field("work", &CaseState::work));
};

}  // namespace muster::core::codec
