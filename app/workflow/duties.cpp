#include "app/workflow/duties.h"

#include <algorithm>

#include "app/ports/shipped.h"
#include "app/workflow/refuse.h"
#include "core/rules/parse_pack.h"

namespace muster::app {

namespace {

bool allows(const core::DutyRule& duty, std::string_view act) { return std::find(duty.may.begin(), duty.may.end(), act) != duty.may.end(); }

bool holds(const PersonRecord& person, const core::DutyRule& duty) {
  return std::find(person.duties.begin(), person.duties.end(), duty.id) != person.duties.end();
}

// Those who have not left, by name and staff number.
std::string holdersOf(const std::vector<PersonRecord>& present, const core::DutyRule& duty) {
  std::string names;
  for (const PersonRecord& person : present) {
    if (!holds(person, duty)) continue;
    names += (names.empty() ? "" : ", ") + person.name + (person.staffNumber.empty() ? "" : " " + person.staffNumber);
  }
  return names;
}

}  // namespace

std::vector<core::DutyRule> personDuties(const core::RuleBook& rules) {
  std::vector<core::DutyRule> duties;
  for (const core::DutyRule* duty : rules.duties()) duties.push_back(*duty);
  if (!duties.empty()) return duties;
  static const auto kShipped = [] {
    const auto text = shippedPack("work");
    const auto pack = text ? core::parsePack(text->text, text->origin) : core::Outcome<core::RulePack>(core::Problem{});
    return pack ? pack->duties : std::vector<core::DutyRule>{};
  }();
  return kShipped;
}

namespace {

std::vector<PersonRecord> presentOf(World& world) {
  std::vector<PersonRecord> present;
  for (const std::string& code : world.views.people()) {
    if (auto record = world.records.person(code)) present.push_back(std::move(*record));
  }
  return present;
}

}  // namespace

core::Outcome<core::Nothing> mayOrder(Looking& look, const std::string& person, std::string_view act, const std::string& field) {
  World& world = look.world();
  const auto who = person.empty() ? std::nullopt : world.records.person(person);
  const std::vector<PersonRecord> present = presentOf(world);
  core::Problems problems{refuse("no-duty", core::msg("{person} holds no duty that may order this", {{"person", who ? who->name : person}}),
                                 act == "take-unready"
                                     ? core::msg("let one of these order it; what has already left is reported, and that is never refused")
                                     : core::msg("let one of these order it"),
                                 field)};
  for (const core::DutyRule& duty : personDuties(look.rules())) {
    if (!allows(duty, act)) continue;
    if (who && holds(*who, duty)) return core::Nothing{};
    const std::string names = holdersOf(present, duty);
    problems.push_back(
        refuse("may-order", core::msg("{duty}", {{"duty", duty.title}}),
               names.empty() ? core::msg("nobody holds this duty: give it on the page of people") : core::msg("{names}", {{"names", names}}), field));
  }
  return problems;
}

core::Outcome<core::Nothing> mayOrderOnceHeld(Looking& look, const std::string& person, std::string_view act, const std::string& field) {
  const auto present = presentOf(look.world());
  bool held = false;
  for (const core::DutyRule& duty : personDuties(look.rules())) held = held || (allows(duty, act) && !holdersOf(present, duty).empty());
  if (!held) return core::Nothing{};
  return mayOrder(look, person, act, field);
}

}  // namespace muster::app
