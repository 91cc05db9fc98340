#include "core/rules/rule_book.h"

#include <algorithm>
#include <functional>

#include "core/base/digest.h"

namespace muster::core {

namespace {

// Drops what a later pack replaces: the same name, or the brigade pack before this one.
std::vector<RulePack> standing(std::vector<RulePack> adopted) {
  std::vector<RulePack> packs;
  for (RulePack& pack : adopted) {
    const auto replaced = [&pack](const RulePack& earlier) {
      return earlier.name == pack.name || (pack.role == RulePack::Role::brigade && earlier.role == RulePack::Role::brigade);
    };
    std::erase_if(packs, replaced);
    packs.push_back(std::move(pack));
  }
  return packs;
}

// The packs so that a later one goes before an earlier one: the brigade's own word comes last.
std::vector<const RulePack*> byPrecedence(const std::vector<RulePack>& packs) {
  std::vector<const RulePack*> order;
  order.reserve(packs.size());
  for (const RulePack& pack : packs) order.push_back(&pack);
  std::stable_partition(order.begin(), order.end(), [](const RulePack* p) { return p->role != RulePack::Role::brigade; });
  return order;
}

template <typename Rule, typename Key>
void putInPlace(std::vector<Rule>& rules, const Rule& rule, Key key) {
  const auto same = std::find_if(rules.begin(), rules.end(), [&](const Rule& other) { return key(other) == key(rule); });
  if (same == rules.end()) {
    rules.push_back(rule);
  } else {
    *same = rule;
  }
}

template <typename Map>
typename Map::mapped_type find(const Map& map, std::string_view id) {
  const auto found = map.find(id);
  return found == map.end() ? nullptr : found->second;
}

// The candidates of each step, or its confirmed limits alone. A brigade's limit of the same id goes before the model's.
std::map<std::string, std::vector<const Limit*>, std::less<>> deciding(const std::vector<RulePack>& packs,
                                                                       const std::set<std::string, std::less<>>& confirmed) {
  std::map<std::string, const Limit*> candidates;
  for (const RulePack* pack : byPrecedence(packs)) {
    for (const Limit& limit : pack->limits) candidates[limit.id] = &limit;
  }
  std::map<std::string, std::vector<const Limit*>, std::less<>> bySteps;
  for (const auto& [id, limit] : candidates) bySteps[limit->step].push_back(limit);
  for (auto& [step, limits] : bySteps) {
    const auto settled = [&confirmed](const Limit* limit) { return confirmed.contains(limit->id); };
    if (std::any_of(limits.begin(), limits.end(), settled)) std::erase_if(limits, std::not_fn(settled));
  }
  return bySteps;
}

std::string digestOf(const std::vector<RulePack>& packs, const std::set<std::string, std::less<>>& confirmed) {
  Sha256 sha;
  for (const RulePack& pack : packs) sha.update("pack " + pack.name + " " + pack.digest + "\n");
  for (const std::string& id : confirmed) sha.update("confirmed " + id + "\n");
  return hex(sha.finish());
}

}  // namespace

RuleBook::RuleBook(std::vector<RulePack> packs, std::set<std::string> confirmed)
    : packs_(standing(std::move(packs))), confirmed_(confirmed.begin(), confirmed.end()) {
  for (const RulePack* pack : byPrecedence(packs_)) {
    for (const Kind& kind : pack->kinds) putInPlace(kinds_, kind, [](const Kind& k) { return k.id; });
    for (const SquadNeed& need : pack->squadNeeds) putInPlace(squadNeeds_, need, [](const SquadNeed& n) { return n.kind; });
    for (const Procedure& procedure : pack->procedures) {
      procedures_[procedure.id] = &procedure;
      for (const Step& step : procedure.steps) steps_[step.id] = &step;
    }
    for (const Figure& figure : pack->figures) figures_[figure.id] = &figure;
    for (const Plan& plan : pack->plans) plans_[plan.id] = &plan;
  }
  limits_ = deciding(packs_, confirmed_);
  for (const RulePack* pack : byPrecedence(packs_)) {
    for (const DecisionRow& row : pack->decisions) decisions_[row.step] = &row;
    std::set<std::string> replaced;
    for (const BudgetRow& row : pack->budgets) {
      auto& terms = budgets_[row.step];
      if (replaced.insert(row.step).second) terms.clear();
      terms.push_back(&row);
    }
  }
  digest_ = digestOf(packs_, confirmed_);
}

const Kind* RuleBook::kind(std::string_view id) const {
  const auto found = std::find_if(kinds_.begin(), kinds_.end(), [id](const Kind& kind) { return kind.id == id; });
  return found == kinds_.end() ? nullptr : &*found;
}

const Procedure* RuleBook::procedure(std::string_view id) const { return find(procedures_, id); }
const Step* RuleBook::step(std::string_view id) const { return find(steps_, id); }
const Figure* RuleBook::figure(std::string_view id) const { return find(figures_, id); }
const Plan* RuleBook::plan(std::string_view id) const { return find(plans_, id); }

std::vector<const Plan*> RuleBook::plansFor(std::string_view kind) const {
  std::vector<const Plan*> plans;
  for (const auto& [id, plan] : plans_) {
    if (plan->kind == kind) plans.push_back(plan);
  }
  return plans;
}

std::vector<const Procedure*> RuleBook::proceduresFor(std::string_view kind) const {
  std::vector<const Procedure*> procedures;
  for (const auto& [id, procedure] : procedures_) {
    if (procedure->kind == kind) procedures.push_back(procedure);
  }
  return procedures;
}

const Procedure* RuleBook::fullTest(std::string_view kind) const {
  for (const auto& [id, procedure] : procedures_) {
    if (procedure->kind == kind && procedure->full) return procedure;
  }
  return nullptr;
}

const std::vector<const Limit*>& RuleBook::limitsFor(std::string_view step) const {
  static const std::vector<const Limit*> kNone;
  const auto found = limits_.find(step);
  return found == limits_.end() ? kNone : found->second;
}

std::vector<std::string> RuleBook::voidedBy(std::string_view kind, std::string_view position) const {
  const SwapRow* row = nullptr;
  for (const RulePack* pack : byPrecedence(packs_)) {
    for (const SwapRow& candidate : pack->swaps) {
      if (candidate.kind == kind && candidate.position == position) row = &candidate;
    }
  }
  const bool everything = row == nullptr || std::find(row->voids.begin(), row->voids.end(), "*") != row->voids.end();
  if (!everything) return row->voids;
  const Procedure* full = row == nullptr ? nullptr : fullTest(kind);
  std::vector<std::string> steps;
  for (const Procedure* procedure : full == nullptr ? proceduresFor(kind) : std::vector{full}) {
    for (const Step& step : procedure->steps) steps.push_back(step.id);
  }
  return steps;
}

std::vector<const AllowedPart*> RuleBook::allowedAt(std::string_view kind, std::string_view position, std::string_view model) const {
  std::vector<const AllowedPart*> rows;
  for (const RulePack* pack : byPrecedence(packs_)) {
    for (const AllowedPart& row : pack->allowedParts) {
      if (row.kind == kind && row.position == position && (row.model.empty() || row.model == model)) rows.push_back(&row);
    }
  }
  return rows;
}

std::vector<const CareStep*> RuleBook::careFor(std::string_view kind, std::string_view branch) const {
  std::vector<const CareStep*> steps;
  for (const RulePack* pack : byPrecedence(packs_)) {
    const auto ofKind = [kind](const CareStep& step) { return step.kind == kind; };
    if (std::none_of(pack->careSteps.begin(), pack->careSteps.end(), ofKind)) continue;
    steps.clear();
    for (const CareStep& step : pack->careSteps) {
      if (ofKind(step) && std::find(step.branches.begin(), step.branches.end(), branch) != step.branches.end()) steps.push_back(&step);
    }
  }
  return steps;
}

namespace {

template <typename Rule>
const Rule* latest(const std::vector<RulePack>& packs, std::vector<Rule> RulePack::*list, std::string Rule::*key, std::string_view wanted) {
  const Rule* found = nullptr;
  for (const RulePack* pack : byPrecedence(packs)) {
    for (const Rule& rule : pack->*list) {
      if (rule.*key == wanted) found = &rule;
    }
  }
  return found;
}

}  // namespace

const DecisionRow* RuleBook::decisionFor(std::string_view step) const {
  if (decisions_.empty()) return nullptr;
  if (const DecisionRow* own = find(decisions_, step)) return own;
  return budgetFor(step).empty() ? nullptr : find(decisions_, "");
}

const std::vector<const BudgetRow*>& RuleBook::budgetFor(std::string_view step) const {
  static const std::vector<const BudgetRow*> kNone;
  const auto found = budgets_.find(step);
  return found == budgets_.end() ? kNone : found->second;
}

const InstrumentRow* RuleBook::instrument(std::string_view kind) const { return latest(packs_, &RulePack::instruments, &InstrumentRow::kind, kind); }

const ValueTable* RuleBook::table(std::string_view id) const { return latest(packs_, &RulePack::tables, &ValueTable::id, id); }

const WorkCalendar& RuleBook::workCalendar() const {
  static const WorkCalendar kEveryDay;
  const WorkCalendar* found = &kEveryDay;
  for (const RulePack* pack : byPrecedence(packs_)) {
    if (pack->workCalendar) found = &*pack->workCalendar;
  }
  return *found;
}

const WorkRule* RuleBook::workFrom(WorkRule::From from) const {
  const WorkRule* found = nullptr;
  for (const RulePack* pack : byPrecedence(packs_)) {
    for (const WorkRule& rule : pack->workRules) {
      if (rule.from == from) found = &rule;
    }
  }
  return found;
}

namespace {

template <typename Rule>
std::vector<const Rule*> eachOnce(const std::vector<RulePack>& packs, std::vector<Rule> RulePack::*list) {
  std::vector<const Rule*> rows;
  for (const RulePack* pack : byPrecedence(packs)) {
    for (const Rule& rule : pack->*list) {
      const auto same = std::find_if(rows.begin(), rows.end(), [&](const Rule* other) { return other->id == rule.id; });
      if (same == rows.end())
        rows.push_back(&rule);
      else
        *same = &rule;
    }
  }
  return rows;
}

}  // namespace

std::vector<const Round*> RuleBook::rounds() const { return eachOnce(packs_, &RulePack::rounds); }
const Round* RuleBook::round(std::string_view id) const { return latest(packs_, &RulePack::rounds, &Round::id, id); }
std::vector<const DutyRule*> RuleBook::duties() const { return eachOnce(packs_, &RulePack::duties); }
bool RuleBook::confirmed(std::string_view ruleId) const { return confirmed_.contains(ruleId); }

bool RuleBook::toBeConfirmed(std::string_view ruleId, const Source& source) const {
  return source.confidence != Confidence::manual && !confirmed(ruleId);
}

}  // namespace muster::core
