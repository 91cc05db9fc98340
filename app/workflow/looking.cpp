#include "app/workflow/looking.h"

#include "core/journal/amendments.h"
#include "core/journal/apply.h"
#include "core/journal/happenings.h"

#include <algorithm>

namespace muster::app {

template <typename T>
const T* Looking::look(const core::Subject& subject) {
  const auto state = seen(subject);
  return state ? std::get_if<T>(&state->value) : nullptr;
}

std::shared_ptr<const core::State> Looking::seen(const core::Subject& subject) {
  auto found = seen_.find(subject);
  if (found == seen_.end()) found = seen_.emplace(subject, present_ ? asItStood(subject) : memo_->state(world_, subject)).first;
  return found->second;
}

std::shared_ptr<const core::State> Looking::asItStood(const core::Subject& subject) {
  auto present = present_->seen(subject);  // its revision first, then the facts: what comes in between shows as "moved"
  if (!present || subject.kind != core::Subject::Kind::unit) return present;
  auto facts = core::countedFacts(world_.journal.factsAbout(subject));
  core::Fact when = record_;
  when.occurredAt = at_;
  std::erase_if(facts, [&](const core::Fact& fact) {
    // What was told after it in the same act came of it: it is not there yet, whatever the time.
    const bool ofIt = fact.id >= record_.id && fact.command == record_.command && fact.occurredAt == record_.occurredAt;
    // What was registered later than told of was there all the same.
    const bool later = !core::foldsBefore(fact, when) && !fact.kind.starts_with("UnitRegistered/");
    return fact.id == record_.id || ofIt || later;
  });
  return std::make_shared<const core::State>(core::fold(subject, std::move(facts)));
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

const core::CaseState* Looking::caseFile(const std::string& code) {
  const auto* state = look<core::CaseState>(core::file(code));
  return state && state->openedAt ? state : nullptr;
}

const core::RulesState* Looking::adopted() { return look<core::RulesState>(core::rules()); }
const core::StoreState* Looking::store() { return look<core::StoreState>(core::store()); }

const core::RuleBook& Looking::rules() {
  if (!rules_) {
    adopted();  // its revision first: rules adopted in between then show as "moved"
    rules_ = memo_->rules(world_);
  }
  return *rules_;
}

const core::Calendar& Looking::calendar() {
  if (!calendar_) calendar_ = memo_->calendar(world_);
  return *calendar_;
}

std::optional<std::map<std::string, std::string>> Looking::assemblyAt(const std::string& code, core::Instant when) {
  const auto* now = unit(code);
  if (!now) return std::nullopt;
  const auto& state = *seen_.at(core::unit(code));
  if (state.lastOccurredAt <= when) return now->parts;
  const auto& past = memo_->past(world_, code);
  if (!past.registered || *past.registered > when) return std::nullopt;
  std::map<std::string, std::string> parts;
  for (const auto& [from, then] : past.parts) {
    if (from <= when) parts = then;
  }
  return parts;
}

bool Looking::outOfServiceAt(const std::string& code, core::Instant when) {
  const auto* now = unit(code);
  if (!now) return false;
  const auto& state = *seen_.at(core::unit(code));
  if (state.lastOccurredAt <= when) return now->outOfService;
  bool out = false;
  for (const auto& [from, then] : memo_->past(world_, code).outOfService) {
    if (from <= when) out = then;
  }
  return out;
}

std::shared_ptr<const core::State> Memo::state(World& world, const core::Subject& subject) {
  if (const auto found = states_.find(subject); found != states_.end()) return found->second.state;
  const auto ahead = unseen_ ? unseen_(subject) : 0;  // first: it may have to wait until what is being written can be read
  return states_.insert_or_assign(subject, Known{world.journal.state(subject), ahead}).first->second.state;
}

core::Rules Memo::rules(World& world) {
  if (!rules_) rules_ = world.rules();
  return rules_;
}

std::shared_ptr<const core::Calendar> Memo::calendar(World& world) {
  if (!calendar_) calendar_ = world.calendar();
  return calendar_;
}

void Memo::decided(const core::Subject& subject) {
  if (const auto found = states_.find(subject); found != states_.end()) ++found->second.ahead;
}

std::uint64_t Memo::ahead(const core::Subject& subject) const {
  const auto found = states_.find(subject);
  return found == states_.end() ? 0 : found->second.ahead;
}

const Memo::Past& Memo::past(World& world, const std::string& unit) {
  if (const auto found = pasts_.find(unit); found != pasts_.end()) return found->second;
  Past past;
  auto facts = core::countedFacts(world.journal.factsAbout(core::unit(unit)));
  std::sort(facts.begin(), facts.end(), core::foldsBefore);
  std::map<std::string, std::string> parts;
  for (const auto& fact : facts) {
    // Tests are the bulk of the facts and change neither; they are not even read.
    if (fact.kind.starts_with("TestRecorded/")) continue;
    const auto happening = core::read(fact);
    if (!happening) continue;
    if (const auto* fitted = std::get_if<core::PartFitted>(&*happening); fitted && fitted->unit == unit) {
      if (fitted->part.empty())
        parts.erase(fitted->position);
      else
        parts[fitted->position] = fitted->part;
      past.parts.emplace_back(fact.occurredAt, parts);
    } else if (std::holds_alternative<core::UnitRegistered>(*happening)) {
      if (!past.registered) past.registered = fact.occurredAt;
    } else if (std::holds_alternative<core::CalibratorWithdrawn>(*happening)) {
      past.outOfService.emplace_back(fact.occurredAt, true);
    } else if (std::holds_alternative<core::CertificateAccepted>(*happening)) {
      past.outOfService.emplace_back(fact.occurredAt, false);
    }
  }
  return pasts_[unit] = std::move(past);
}

core::Assessment Looking::assess(const core::UnitState& unit) { return core::assess(unit, *this, rules(), calendar()); }

std::vector<core::Expected> Looking::expected() const {
  std::vector<core::Expected> all;
  for (const auto& [subject, state] : seen_) all.push_back({subject, (state ? state->revision : 0) + memo_->ahead(subject)});
  return all;
}

}  // namespace muster::app
