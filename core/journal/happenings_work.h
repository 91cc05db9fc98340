// Kinds of fact about work: days chosen, work orders, rounds, authorisations, corrective actions. As happenings.h.
#pragma once

#include "core/equipment/cases.h"
#include "core/equipment/places.h"
#include "core/journal/fact.h"

namespace muster::core {

// The officer's day for a job that is due on `due`; without `on` the choice is taken back.
struct PlanDayChosen {
  std::string unit, plan;
  Date due{};
  std::optional<Date> on;
  bool operator==(const PlanDayChosen&) const = default;
};

struct WorkOpened {
  std::string file, unit, rack, cause, about;
  std::string title;  // blob; empty: cause and about say it
  std::optional<Date> until;
  bool operator==(const WorkOpened&) const = default;
};
struct WorkAssigned {
  std::string file, person;
  std::optional<Date> until;
  bool operator==(const WorkAssigned&) const = default;
};
// The person it was given to takes it, or hands it back and says why.
struct WorkAnswered {
  std::string file;
  bool accepted = false;
  std::string note;  // blob
  bool operator==(const WorkAnswered&) const = default;
};
// outcome: "cleared" by an act told in the same command, "done" by hand, "not-needed".
struct WorkDone {
  std::string file, unit, outcome, note;
  bool operator==(const WorkDone&) const = default;
};

struct RoundAnswer {
  std::string item, unit;  // unit empty: asked of the rack
  bool good = false;
  std::string note;  // blob
  bool operator==(const RoundAnswer&) const = default;
};
struct RoundMade {
  std::string round, rack;
  std::vector<RoundAnswer> answers;
  bool operator==(const RoundMade&) const = default;
};

// A person may do or release by a method (a procedure, a plan) between two days; who says so is the fact's `by`.
struct PersonAuthorised {
  std::string person, method;
  Authorisation::Act act = Authorisation::Act::perform;
  Date from{};
  std::optional<Date> until;
  std::string document;  // blob
  bool operator==(const PersonAuthorised&) const = default;
};
struct AuthorisationEnded {
  std::string person, method;
  Authorisation::Act act = Authorisation::Act::perform;
  Date on{};  // the last day it holds
  std::string reason;
  bool operator==(const AuthorisationEnded&) const = default;
};

// A part of a corrective action was entered: "cause", "extent", "correction", "effectiveness".
struct CorrectiveEntered {
  std::string file, part, text;  // text: blob
  std::optional<Date> until;
  bool good = false;
  bool operator==(const CorrectiveEntered&) const = default;
};

}  // namespace muster::core
