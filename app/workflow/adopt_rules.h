// Rule packs take effect only by a fact. Files are offers: shown with what differs and who is affected, then adopted.
#pragma once

#include "app/workflow/command.h"
#include "app/workflow/judged_otherwise.h"
#include "core/readiness/assess.h"
#include "core/rules/parse_pack.h"

namespace muster::app {

struct PackOffer {
  std::string file;  // for problems: where it stands
  std::string text;  // TOML
};

// A pack already adopted with the same text is passed over. All problems of all packs are listed. Tests that a unit's present state rests
// on are judged again by the new rules in the same act; where a verdict would differ, the new one is written beside the old.
core::Outcome<Answer> adoptRules(World& world, const Who& who, const std::vector<PackOffer>& offers);
core::Outcome<Decision> decideAdoption(Looking& look, const std::vector<PackOffer>& offers);

// What every change of rules adds: the tests that `after` judges otherwise, and how many they are.
void addJudgedAgain(Looking& look, const core::RuleBook& after, const std::string& why, Decision& decision);

// Who is affected: units whose word on the board would differ now, the tests judged again included.
struct Affected {
  std::string unit;
  core::SetState before = core::SetState::unknown, after = core::SetState::unknown;
  core::Message reason;  // the first one after; empty when it would be ready
};
struct RulesDifference {
  std::string name, adopted, offered;  // revisions; adopted empty: the pack is new
  std::vector<core::Message> lines;
  std::vector<Affected> affected;
  std::vector<OtherVerdict> judged;  // what adopting would judge otherwise
};
core::Outcome<RulesDifference> diffRules(World& world, const PackOffer& offer);

struct ConfirmLimit {
  std::string rule;                     // id of a limit, plan, figure or squad need
  std::string document, edition, page;  // where it was read
  std::string evidence;                 // digest of the photo of that page; may be empty
  std::string second;                   // the second person who looked; may be empty
};
// Judges again like adopting: of several candidates the confirmed one decides alone from now on.
core::Outcome<Answer> confirmLimit(World& world, const Who& who, const ConfirmLimit& input);

}  // namespace muster::app
