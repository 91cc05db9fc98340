#include "app/workflow/suspects.h"

#include <algorithm>
#include <set>

#include "core/journal/amendments.h"
#include "core/trace/fittings.h"

namespace muster::app {

namespace {

constexpr int kOutcomes = 60;              // of the step on one set that are looked back at
constexpr std::size_t kPartsLookedAt = 6;  // of those that sat there, the latest

std::vector<core::Fact> factsOf(World& world, const std::string& code) { return core::countedFacts(world.journal.factsAbout(core::unit(code))); }

std::string partIn(const std::vector<core::Fitting>& fittings, const std::string& position, core::Instant at) {
  for (const auto& one : fittings) {
    if (one.position == position && one.from <= at && (!one.until || at < *one.until)) return one.part;
  }
  return {};
}

void addTrials(World& world, const std::string& set, const std::vector<core::Fitting>& fittings, const std::string& position, const std::string& step,
               std::vector<core::Trial>& trials) {
  for (const auto& row : world.views.measurements(set, step, kOutcomes)) {
    if (row.verdict != core::Verdict::pass && row.verdict != core::Verdict::fail) continue;
    const auto part = partIn(fittings, position, row.at);
    if (!part.empty()) trials.push_back({set, part, row.at, row.verdict == core::Verdict::pass});
  }
}

core::Suspect suspectAt(World& world, const core::UnitState& set, const std::vector<core::Fact>& facts, const core::Position& position,
                        const std::string& step) {
  const auto fittings = core::fittingsOf(set.code, facts);
  const std::string& part = set.parts.at(position.id);
  std::vector<core::Trial> trials;
  addTrials(world, set.code, fittings, position.id, step, trials);
  std::vector<std::string> parts;  // the latest first
  for (auto one = fittings.rbegin(); one != fittings.rend() && parts.size() < kPartsLookedAt; ++one) {
    if (one->position == position.id && std::find(parts.begin(), parts.end(), one->part) == parts.end()) parts.push_back(one->part);
  }
  std::set<std::string> others;
  for (const auto& one : parts) {
    for (const auto& fitting : core::fittingsOf(one, factsOf(world, one))) {
      if (fitting.unit != set.code && fitting.position == position.id) others.insert(fitting.unit);
    }
  }
  for (const auto& other : others) addTrials(world, other, core::fittingsOf(other, factsOf(world, other)), position.id, step, trials);
  return core::suspectOf(set.code, part, position.title, trials);
}

}  // namespace

std::optional<core::Suspect> suspectFor(World& world, const core::RuleBook& rules, const core::UnitState& set, const std::vector<core::Fact>& facts,
                                        const core::Step& step) {
  const auto* kind = rules.kind(set.kind);
  std::optional<core::Suspect> first;
  for (const auto& position : kind ? kind->positions : std::vector<core::Position>()) {
    if (!set.parts.contains(position.id) || (!step.part.empty() && step.part != position.id)) continue;
    const auto voided = rules.voidedBy(set.kind, position.id);
    if (step.part.empty() && std::find(voided.begin(), voided.end(), step.id) == voided.end()) continue;
    auto suspect = suspectAt(world, set, facts, position, step.id);
    if (suspect.blame != core::Suspect::Blame::cannotTell) return suspect;
    if (!first) first = std::move(suspect);
  }
  return first;
}

}  // namespace muster::app
