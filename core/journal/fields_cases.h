// Kinds of fact, their versions and fields: recalls, impacts. Sorted by name.
// A new version gets a new number here and a lifting in happenings.cpp; what is written stays readable for ever.
#pragma once

#include "core/journal/fields_equipment.h"
#include "core/journal/happenings.h"

namespace muster::core::codec {

template <>
struct Fields<CaseOpened> {
  static constexpr std::string_view kind = "CaseOpened/1";
  static constexpr auto list =
      std::make_tuple(field("calibrator", &CaseOpened::calibrator), field("cause", &CaseOpened::cause), field("criteria", &CaseOpened::criteria),
                      field("file", &CaseOpened::file), field("found", &CaseOpened::found), field("title", &CaseOpened::title),
                      field("type", &CaseOpened::type), field("units", &CaseOpened::units));
};
template <>
struct Fields<CaseUnitSettled> {
  static constexpr std::string_view kind = "CaseUnitSettled/1";
  static constexpr auto list = std::make_tuple(field("evidence", &CaseUnitSettled::evidence), field("file", &CaseUnitSettled::file),
                                               field("finding", &CaseUnitSettled::finding), field("unit", &CaseUnitSettled::unit));
};
template <>
struct Fields<CaseClosed> {
  static constexpr std::string_view kind = "CaseClosed/1";
  static constexpr auto list =
      std::make_tuple(field("file", &CaseClosed::file), field("note", &CaseClosed::note), field("outcome", &CaseClosed::outcome));
};
template <>
struct Fields<UnitQuarantined> {
  static constexpr std::string_view kind = "UnitQuarantined/1";
  static constexpr auto list = std::make_tuple(field("cause", &UnitQuarantined::cause), field("file", &UnitQuarantined::file),
                                               field("steps", &UnitQuarantined::steps), field("unit", &UnitQuarantined::unit));
};
template <>
struct Fields<QuarantineLifted> {
  static constexpr std::string_view kind = "QuarantineLifted/1";
  static constexpr auto list = std::make_tuple(field("file", &QuarantineLifted::file), field("note", &QuarantineLifted::note),
                                               field("unit", &QuarantineLifted::unit), field("why", &QuarantineLifted::why));
};

}  // namespace muster::core::codec
