// Kinds of fact, their versions and fields: work orders, rounds, authorisations, corrective actions. Sorted by name.
// A new version gets a new number here and a lifting in happenings.cpp; what is written stays readable for ever.
#pragma once

#include "core/journal/fields_equipment.h"
#include "core/journal/happenings.h"

namespace muster::core::codec {

template <>
struct Fields<PlanDayChosen> {
  static constexpr std::string_view kind = "PlanDayChosen/1";
  static constexpr auto list = std::make_tuple(field("due", &PlanDayChosen::due), field("on", &PlanDayChosen::on),
                                               field("plan", &PlanDayChosen::plan), field("unit", &PlanDayChosen::unit));
};
template <>
struct Fields<WorkOpened> {
  static constexpr std::string_view kind = "WorkOpened/1";
  static constexpr auto list = std::make_tuple(field("about", &WorkOpened::about), field("cause", &WorkOpened::cause),
                                               field("file", &WorkOpened::file), field("rack", &WorkOpened::rack), field("title", &WorkOpened::title),
                                               field("unit", &WorkOpened::unit), field("until", &WorkOpened::until));
};
template <>
struct Fields<WorkAssigned> {
  static constexpr std::string_view kind = "WorkAssigned/1";
  static constexpr auto list =
      std::make_tuple(field("file", &WorkAssigned::file), field("person", &WorkAssigned::person), field("until", &WorkAssigned::until));
};
template <>
struct Fields<WorkAnswered> {
  static constexpr std::string_view kind = "WorkAnswered/1";
  static constexpr auto list =
      std::make_tuple(field("accepted", &WorkAnswered::accepted), field("file", &WorkAnswered::file), field("note", &WorkAnswered::note));
};
template <>
struct Fields<WorkDone> {
  static constexpr std::string_view kind = "WorkDone/1";
  static constexpr auto list = std::make_tuple(field("file", &WorkDone::file), field("note", &WorkDone::note), field("outcome", &WorkDone::outcome),
                                               field("unit", &WorkDone::unit));
};
template <>
struct Fields<RoundAnswer> {
  static constexpr auto list = std::make_tuple(field("good", &RoundAnswer::good), field("item", &RoundAnswer::item),
                                               field("note", &RoundAnswer::note), field("unit", &RoundAnswer::unit));
};
template <>
struct Fields<RoundMade> {
  static constexpr std::string_view kind = "RoundMade/1";
  static constexpr auto list =
      std::make_tuple(field("answers", &RoundMade::answers), field("rack", &RoundMade::rack), field("round", &RoundMade::round));
};
template <>
struct Fields<PersonAuthorised> {
  static constexpr std::string_view kind = "PersonAuthorised/1";
  static constexpr auto list = std::make_tuple(field("act", &PersonAuthorised::act), field("document", &PersonAuthorised::document),
                                               field("from", &PersonAuthorised::from), field("method", &PersonAuthorised::method),
                                               field("person", &PersonAuthorised::person), field("until", &PersonAuthorised::until));
};
template <>
struct Fields<AuthorisationEnded> {
  static constexpr std::string_view kind = "AuthorisationEnded/1";
  static constexpr auto list =
      std::make_tuple(field("act", &AuthorisationEnded::act), field("method", &AuthorisationEnded::method), field("on", &AuthorisationEnded::on),
                      field("person", &AuthorisationEnded::person), field("reason", &AuthorisationEnded::reason));
};
template <>
struct Fields<CorrectiveEntered> {
  static constexpr std::string_view kind = "CorrectiveEntered/1";
  static constexpr auto list =
      std::make_tuple(field("file", &CorrectiveEntered::file), field("good", &CorrectiveEntered::good), field("part", &CorrectiveEntered::part),
                      field("text", &CorrectiveEntered::text), field("until", &CorrectiveEntered::until));
};

}  // namespace muster::core::codec
