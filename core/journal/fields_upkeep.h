// Kinds of fact, their versions and fields: care, release, stock. Sorted by name.
// A new version gets a new number here and a lifting in happenings.cpp; what is written stays readable for ever.
#pragma once

#include "core/journal/fields_equipment.h"
#include "core/journal/happenings.h"

namespace muster::core::codec {

template <>
struct Fields<UnitIssued> {
  static constexpr std::string_view kind = "UnitIssued/1";
  static constexpr auto list = std::make_tuple(field("person", &UnitIssued::person), field("unit", &UnitIssued::unit));
};
template <>
struct Fields<CanisterFilled> {
  static constexpr std::string_view kind = "CanisterFilled/1";
  static constexpr auto list = std::make_tuple(field("canister", &CanisterFilled::canister), field("lot", &CanisterFilled::lot),
                                               field("mass", &CanisterFilled::mass), field("sieved", &CanisterFilled::sieved));
};
template <>
struct Fields<StockMoved> {
  static constexpr std::string_view kind = "StockMoved/1";
  static constexpr auto list =
      std::make_tuple(field("change", &StockMoved::change), field("expires", &StockMoved::expires), field("frozenSince", &StockMoved::frozenSince),
                      field("item", &StockMoved::item), field("lot", &StockMoved::lot), field("why", &StockMoved::why));
};
template <>
struct Fields<CareDone> {
  static constexpr std::string_view kind = "CareDone/1";
  static constexpr auto list = std::make_tuple(field("last", &CareDone::last), field("step", &CareDone::step), field("unit", &CareDone::unit));
};
template <>
struct Fields<UnitReleased> {
  static constexpr std::string_view kind = "UnitReleased/1";
  static constexpr auto list = std::make_tuple(field("provisional", &UnitReleased::provisional), field("tester", &UnitReleased::tester),
                                               field("unit", &UnitReleased::unit), field("until", &UnitReleased::until));
};
template <>
struct Fields<TurnedRoundInField> {
  static constexpr std::string_view kind = "TurnedRoundInField/1";
  static constexpr auto list =
      std::make_tuple(field("absorber", &TurnedRoundInField::absorber), field("cylinder", &TurnedRoundInField::cylinder),
                      field("steps", &TurnedRoundInField::steps), field("unit", &TurnedRoundInField::unit),
                      field("usedAbsorber", &TurnedRoundInField::usedAbsorber), field("usedCylinder", &TurnedRoundInField::usedCylinder));
};

}  // namespace muster::core::codec
