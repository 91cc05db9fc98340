#include "app/ports/adopted_rules.h"

#include <stdexcept>

#include "core/rules/parse_pack.h"

namespace muster::app {

core::Rules loadRules(const core::RulesState& adopted, Blobs& blobs) {
  std::vector<core::RulePack> packs;
  std::set<std::string> confirmed;
  for (const auto& pack : adopted.packs) {
    const auto text = blobs.get(pack.digest);
    if (!text) throw std::runtime_error("the text of rule pack " + pack.name + " is not in the store");
    auto parsed = core::parsePack(*text, pack.name);
    if (!parsed) throw std::runtime_error("rule pack does not read: " + core::english(parsed.problems().front()));
    packs.push_back(std::move(parsed).value());
  }
  for (const auto& [rule, fact] : adopted.confirmed) confirmed.insert(rule);
  return std::make_shared<const core::RuleBook>(std::move(packs), std::move(confirmed));
}

core::Rules AdoptedRules::operator()() {
  const auto state = journal_.state(core::rules());
  const auto* adopted = state ? std::get_if<core::RulesState>(&state->value) : nullptr;
  const std::uint64_t revision = adopted ? state->revision : 0;
  std::lock_guard lock(mutex_);
  if (rules_ && revision == revision_) return rules_;
  rules_ = loadRules(adopted ? *adopted : core::RulesState{}, blobs_);
  revision_ = revision;
  return rules_;
}

}  // namespace muster::app
