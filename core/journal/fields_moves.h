// Kinds of fact, their versions and fields: a unit that comes, moves, is refitted and goes. Sorted by name.
// A new version gets a new number here and a lifting in happenings.cpp; what is written stays readable for ever.
#pragma once

#include "core/journal/fields_equipment.h"
#include "core/journal/happenings.h"

namespace muster::core::codec {

template <>
struct Fields<UnitRegistered> {
  static constexpr std::string_view kind = "UnitRegistered/1";
  static constexpr auto list =
      std::make_tuple(field("aliases", &UnitRegistered::aliases), field("fields", &UnitRegistered::fields), field("holder", &UnitRegistered::holder),
                      field("kind", &UnitRegistered::kind), field("made", &UnitRegistered::made), field("model", &UnitRegistered::model),
                      field("owner", &UnitRegistered::owner), field("serial", &UnitRegistered::serial), field("unit", &UnitRegistered::unit));
};
template <>
struct Fields<UnitRetired> {
  static constexpr std::string_view kind = "UnitRetired/1";
  static constexpr auto list =
      std::make_tuple(field("note", &UnitRetired::note), field("reason", &UnitRetired::reason), field("unit", &UnitRetired::unit));
};
template <>
struct Fields<UnitPlaced> {
  static constexpr std::string_view kind = "UnitPlaced/1";
  static constexpr auto list = std::make_tuple(field("home", &UnitPlaced::home), field("rack", &UnitPlaced::rack), field("slot", &UnitPlaced::slot),
                                               field("unit", &UnitPlaced::unit));
};
template <>
struct Fields<UnitSentAway> {
  static constexpr std::string_view kind = "UnitSentAway/1";
  static constexpr auto list = std::make_tuple(field("expected", &UnitSentAway::expected), field("purpose", &UnitSentAway::purpose),
                                               field("receiver", &UnitSentAway::receiver), field("unit", &UnitSentAway::unit));
};
template <>
struct Fields<UnitReturned> {
  static constexpr std::string_view kind = "UnitReturned/1";
  static constexpr auto list = std::make_tuple(field("papers", &UnitReturned::papers), field("unit", &UnitReturned::unit));
};
template <>
struct Fields<CheckedOut> {
  static constexpr std::string_view kind = "CheckedOut/1";
  static constexpr auto list =
      std::make_tuple(field("expected", &CheckedOut::expected), field("holder", &CheckedOut::holder), field("job", &CheckedOut::job),
                      field("overridden", &CheckedOut::overridden), field("parts", &CheckedOut::parts), field("reason", &CheckedOut::reason),
                      field("reported", &CheckedOut::reported), field("unit", &CheckedOut::unit));
};
template <>
struct Fields<CheckedIn> {
  static constexpr std::string_view kind = "CheckedIn/1";
  static constexpr auto list = std::make_tuple(field("absorber", &CheckedIn::absorber), field("care", &CheckedIn::care),
                                               field("minutes", &CheckedIn::minutes), field("owes", &CheckedIn::owes),
                                               field("parts", &CheckedIn::parts), field("unit", &CheckedIn::unit), field("use", &CheckedIn::use));
};
template <>
struct Fields<PartFitted> {
  static constexpr std::string_view kind = "PartFitted/1";
  static constexpr auto list =
      std::make_tuple(field("part", &PartFitted::part), field("position", &PartFitted::position), field("removed", &PartFitted::removed),
                      field("unit", &PartFitted::unit), field("voids", &PartFitted::voids));
};

}  // namespace muster::core::codec
