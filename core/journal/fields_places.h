// Kinds of fact, their versions and fields: the store, its rules, people, racks and squads. Sorted by name.
// A new version gets a new number here and a lifting in happenings.cpp; what is written stays readable for ever.
#pragma once

#include "core/journal/fields_equipment.h"
#include "core/journal/happenings.h"

namespace muster::core::codec {

template <>
struct Fields<StoreOpened> {
  static constexpr std::string_view kind = "StoreOpened/1";
  static constexpr auto list = std::make_tuple(field("continues", &StoreOpened::continues), field("demonstration", &StoreOpened::demonstration),
                                               field("epoch", &StoreOpened::epoch), field("zone", &StoreOpened::zone));
};
template <>
struct Fields<RulesAdopted> {
  static constexpr std::string_view kind = "RulesAdopted/1";
  static constexpr auto list =
      std::make_tuple(field("digest", &RulesAdopted::digest), field("name", &RulesAdopted::name), field("revision", &RulesAdopted::revision));
};
template <>
struct Fields<LimitConfirmed> {
  static constexpr std::string_view kind = "LimitConfirmed/1";
  static constexpr auto list = std::make_tuple(field("document", &LimitConfirmed::document), field("edition", &LimitConfirmed::edition),
                                               field("evidence", &LimitConfirmed::evidence), field("page", &LimitConfirmed::page),
                                               field("rule", &LimitConfirmed::rule), field("second", &LimitConfirmed::second));
};
template <>
struct Fields<PersonEnrolled> {
  static constexpr std::string_view kind = "PersonEnrolled/1";
  static constexpr auto list = std::make_tuple(field("commitment", &PersonEnrolled::commitment), field("person", &PersonEnrolled::person));
};
template <>
struct Fields<PersonLeft> {
  static constexpr std::string_view kind = "PersonLeft/1";
  static constexpr auto list = std::make_tuple(field("person", &PersonLeft::person));
};
template <>
struct Fields<RackInstalled> {
  static constexpr std::string_view kind = "RackInstalled/1";
  static constexpr auto list =
      std::make_tuple(field("purpose", &RackInstalled::purpose), field("rack", &RackInstalled::rack), field("slots", &RackInstalled::slots));
};
template <>
struct Fields<SquadFormed> {
  static constexpr std::string_view kind = "SquadFormed/1";
  static constexpr auto list = std::make_tuple(field("sets", &SquadFormed::sets), field("squad", &SquadFormed::squad));
};
template <>
struct Fields<DutyAssigned> {
  static constexpr std::string_view kind = "DutyAssigned/1";
  static constexpr auto list = std::make_tuple(field("duty", &DutyAssigned::duty), field("squad", &DutyAssigned::squad));
};
template <>
struct Fields<FileImported> {
  static constexpr std::string_view kind = "FileImported/1";
  static constexpr auto list =
      std::make_tuple(field("already", &FileImported::already), field("file", &FileImported::file), field("profile", &FileImported::profile),
                      field("quarantined", &FileImported::quarantined), field("taken", &FileImported::taken));
};

}  // namespace muster::core::codec
