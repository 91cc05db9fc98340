#include "core/forecast/repairs.h"

#include <algorithm>

namespace muster::core {

namespace {

Text partName(const RuleBook& rules, const std::string& kind, const std::string& position) {
  const Kind* apparatus = rules.kind(kind);
  for (const Position& one : apparatus ? apparatus->positions : std::vector<Position>()) {
    if (one.id == position) return one.title;
  }
  return position;
}

// What a part at this position has to do with: what a swap there voids, and the steps that prove it.
std::vector<std::string> stepsOf(const RuleBook& rules, const std::string& kind, const std::string& position) {
  auto steps = rules.voidedBy(kind, position);
  for (const Procedure* procedure : rules.proceduresFor(kind)) {
    for (const Step& step : procedure->steps) {
      if (step.part == position && std::find(steps.begin(), steps.end(), step.id) == steps.end()) steps.push_back(step.id);
    }
  }
  return steps;
}

class Reader {
 public:
  Reader(const UnitState& set, const RuleBook& rules, Instant at) : set_(set), rules_(rules), at_(at) {}
  std::optional<Repair> operator()(const PartFitted& fitted) const {
    if (fitted.unit != set_.code || fitted.removed.empty()) return std::nullopt;
    auto steps = fitted.voids.empty() ? rules_.voidedBy(set_.kind, fitted.position) : fitted.voids;
    return Repair{at_, std::move(steps), msg("another {part} was fitted", {{"part", partName(rules_, set_.kind, fitted.position)}})};
  }
  std::optional<Repair> operator()(const FaultCleared& cleared) const {
    if (cleared.unit != set_.code || cleared.owes.empty()) return std::nullopt;
    return Repair{at_, cleared.owes, msg("a fault was put right")};
  }
  std::optional<Repair> operator()(const MaintenanceDone& done) const {
    const Plan* plan = rules_.plan(done.plan);
    if (done.unit != set_.code || (plan && !plan->procedure.empty())) return std::nullopt;
    const bool ofPart = plan && !plan->position.empty();
    std::vector<std::string> steps{"*"};
    if (ofPart) steps = stepsOf(rules_, set_.kind, plan->position);
    return Repair{at_, std::move(steps), msg("{plan} was done", {{"plan", plan ? plan->title : Text(done.plan)}})};
  }
  std::optional<Repair> operator()(const auto&) const { return std::nullopt; }

 private:
  const UnitState& set_;
  const RuleBook& rules_;
  Instant at_;
};

bool mayRepair(const Fact& fact) {
  return fact.kind.starts_with("PartFitted/") || fact.kind.starts_with("FaultCleared/") || fact.kind.starts_with("MaintenanceDone/");
}

}  // namespace

std::vector<Repair> repairsOf(const UnitState& set, const std::vector<Fact>& facts, const RuleBook& rules) {
  std::vector<Repair> repairs;
  for (const Fact& fact : facts) {
    const auto meaning = mayRepair(fact) ? meaningOf(fact) : nullptr;
    if (!meaning) continue;
    if (auto repair = std::visit(Reader(set, rules, fact.occurredAt), *meaning)) repairs.push_back(std::move(*repair));
  }
  return repairs;
}

std::vector<Repair> repairsOfPart(const UnitState& set, const std::string& position, const std::string& part, Instant since,
                                  const std::vector<Fact>& facts, const RuleBook& rules) {
  std::vector<Repair> repairs;
  for (const Fact& fact : facts) {
    const auto meaning = mayRepair(fact) && fact.occurredAt >= since ? meaningOf(fact) : nullptr;
    if (!meaning) continue;
    const auto* cleared = std::get_if<FaultCleared>(meaning.get());
    const auto* done = std::get_if<MaintenanceDone>(meaning.get());
    const Plan* plan = done ? rules.plan(done->plan) : nullptr;
    const bool repaired = (cleared && cleared->unit == part) || (done && done->unit == part && !(plan && !plan->procedure.empty()));
    if (!repaired) continue;
    repairs.push_back({fact.occurredAt, stepsOf(rules, set.kind, position),
                       msg("work was done on the {part} {code}", {{"part", partName(rules, set.kind, position)}, {"code", part}})});
  }
  return repairs;
}

}  // namespace muster::core
