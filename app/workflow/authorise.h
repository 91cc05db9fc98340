// Authorisation by method with dates: who may make a test or a maintenance, and who may release after it. A method nobody is authorised
// for asks for nobody: a brigade that keeps no such table is not locked out.
#pragma once

#include "app/workflow/command.h"
#include "core/equipment/places.h"
#include "core/journal/json.h"

namespace muster::app {

struct Authorise {
  std::string person, method;  // a procedure or a plan; "*": every one
  core::Authorisation::Act act = core::Authorisation::Act::perform;
  std::optional<core::Date> from, until;  // from: today where it is not said
  std::string document;                   // blob: the certificate of the course
};
core::Outcome<Answer> authorise(World& world, const Who& who, const Authorise& input);

struct EndAuthorisation {
  std::string person, method;
  core::Authorisation::Act act = core::Authorisation::Act::perform;
  std::string reason;
};
core::Outcome<Answer> endAuthorisation(World& world, const Who& who, const EndAuthorisation& input);

// Refused ("not-authorised") where anybody is authorised for the method and `person` is not on `on`; names those who are.
core::Outcome<core::Nothing> mayAct(Looking& look, const std::string& person, core::Authorisation::Act act, const std::string& method, core::Date on,
                                    const std::string& field);

struct AuthorisationRow {
  std::string person;
  core::Authorisation it;
  bool holds = false, endsSoon = false;  // today; within the warning of the rules (figure "authorisation.warn")
};
std::vector<AuthorisationRow> authorisations(World& world, core::Date today);
std::string_view name(core::Authorisation::Act act);  // "perform" "release"
core::Text methodTitle(const core::RuleBook& rules, const std::string& method);
std::vector<std::string> methods(const core::RuleBook& rules);  // that may be authorised: "*", procedures, plans done by hand
core::Json authorisationsJson(World& world, core::Date today);

}  // namespace muster::app
