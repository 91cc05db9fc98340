#include "app/workflow/duties.h"

#include <algorithm>

#include "app/workflow/refuse.h"

namespace muster::app {

namespace {

bool allows(const PersonDuty& duty, Act act) { return std::find(duty.acts.begin(), duty.acts.end(), act) != duty.acts.end(); }

bool holds(const PersonRecord& person, const PersonDuty& duty) {
  return std::find(person.duties.begin(), person.duties.end(), duty.code) != person.duties.end();
}

// Those who have not left, by name and staff number.
std::string holdersOf(const std::vector<PersonRecord>& present, const PersonDuty& duty) {
  std::string names;
  for (const PersonRecord& person : present) {
    if (!holds(person, duty)) continue;
    names += (names.empty() ? "" : ", ") + person.name + (person.staffNumber.empty() ? "" : " " + person.staffNumber);
  }
  return names;
}

}  // namespace

const std::vector<PersonDuty>& personDuties() {
  static const std::vector<PersonDuty> kDuties = {
      {"equipment-officer", core::msg("Equipment officer"), {Act::takeUnready, Act::releaseAlone}},
      {"technician", core::msg("Technician"), {}},
      {"filler", core::msg("Filler"), {}},
      {"squad-leader", core::msg("Squad leader"), {Act::releaseAlone}},
      {"commander", core::msg("Commander"), {Act::takeUnready, Act::turnRound, Act::releaseAlone}},
      {"rescuer", core::msg("Rescuer"), {}},
      {"keeper", core::msg("Store keeper"), {}},
      {"auditor", core::msg("Auditor"), {}},
  };
  return kDuties;
}

core::Outcome<core::Nothing> mayOrder(Looking& look, const std::string& person, Act act, const std::string& field) {
  World& world = look.world();
  const auto who = person.empty() ? std::nullopt : world.records.person(person);
  std::vector<PersonRecord> present;
  for (const std::string& code : world.views.people()) {
    if (auto record = world.records.person(code)) present.push_back(std::move(*record));
  }
  core::Problems problems{refuse("no-duty", core::msg("{person} holds no duty that may order this", {{"person", who ? who->name : person}}),
                                 act == Act::takeUnready
                                     ? core::msg("let one of these order it; what has already left is reported, and that is never refused")
                                     : core::msg("let one of these order it"),
                                 field)};
  for (const PersonDuty& duty : personDuties()) {
    if (!allows(duty, act)) continue;
    if (who && holds(*who, duty)) return core::Nothing{};
    const std::string names = holdersOf(present, duty);
    problems.push_back(
        refuse("may-order", duty.title,
               names.empty() ? core::msg("nobody holds this duty: give it on the page of people") : core::msg("{names}", {{"names", names}}), field));
  }
  return problems;
}

}  // namespace muster::app
