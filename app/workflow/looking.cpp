#include "app/workflow/looking.h"

#include <algorithm>

namespace muster::app {

template <typename T>
const T* Looking::look(const core::Subject& subject) {
  auto found = seen_.find(subject);
  if (found == seen_.end()) found = seen_.emplace(subject, world_.journal.state(subject)).first;
  return found->second ? std::get_if<T>(&found->second->value) : nullptr;
}

const core::UnitState* Looking::unit(std::string_view code) {
  const auto* state = look<core::UnitState>(core::unit(std::string(code)));
  return state && !state->kind.empty() ? state : nullptr;  // an undone registration leaves a state without a kind
}

const core::RackState* Looking::rack(const std::string& code) {
  const auto* state = look<core::RackState>(core::rack(code));
  return state && !state->slots.empty() && !state->removed ? state : nullptr;
}

std::optional<core::RackState> Looking::glanceAtRack(const std::string& code) {
  const auto state = world_.journal.state(core::rack(code));
  const auto* rack = state ? std::get_if<core::RackState>(&state->value) : nullptr;
  return rack && !rack->slots.empty() && !rack->removed ? std::optional(*rack) : std::nullopt;
}

const core::SquadState* Looking::squad(const std::string& code) { return look<core::SquadState>(core::squad(code)); }

const core::PersonState* Looking::person(const std::string& code) {
  const auto* state = look<core::PersonState>(core::person(code));
  return state && !state->commitment.empty() ? state : nullptr;
}

const core::RulesState* Looking::adopted() { return look<core::RulesState>(core::rules()); }
const core::StoreState* Looking::store() { return look<core::StoreState>(core::store()); }

const core::RuleBook& Looking::rules() {
  if (!rules_) {
    adopted();  // its revision first: rules adopted in between then show as "moved"
    rules_ = world_.rules();
  }
  return *rules_;
}

const core::Calendar& Looking::calendar() {
  if (!calendar_) calendar_ = world_.calendar();
  return *calendar_;
}

std::optional<core::UnitState> Looking::unitAt(const std::string& code, core::Instant when) {
  const auto* current = unit(code);
  if (!current) return std::nullopt;
  if (seen_.at(core::unit(code))->lastOccurredAt <= when) return *current;
  auto facts = world_.journal.factsAbout(core::unit(code));
  // What was undone or put right counts as it is known now, whenever that was told.
  std::erase_if(facts, [&](const core::Fact& fact) {
    return fact.occurredAt > when && !fact.kind.starts_with("FactUndone/") && !fact.kind.starts_with("FactCorrected/") &&
           !fact.kind.starts_with("TestJudgedAgain/");
  });
  const auto past = core::fold(core::unit(code), std::move(facts));
  const auto* state = std::get_if<core::UnitState>(&past.value);
  if (!state || state->kind.empty()) return std::nullopt;
  return *state;
}

core::Assessment Looking::assess(const core::UnitState& unit) { return core::assess(unit, *this, rules(), calendar()); }

std::vector<core::Expected> Looking::expected() const {
  std::vector<core::Expected> all;
  for (const auto& [subject, state] : seen_) all.push_back({subject, state ? state->revision : 0});
  return all;
}

}  // namespace muster::app
