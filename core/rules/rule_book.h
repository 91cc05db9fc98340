// RuleBook: every adopted rule pack, merged, ready to be asked. Rules are data with a source; nothing here is a constant of C++.
//
// Made by `parsePack` (TOML text -> RulePack) and `merge` (packs + confirmations -> RuleBook). Immutable once made;
// shared between threads by shared_ptr<const RuleBook>.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/calendar.h"
#include "core/bench/procedure.h"
#include "core/judgement/limit.h"
#include "core/rules/metrology_rules.h"
#include "core/rules/plan.h"
#include "core/rules/upkeep_rules.h"
#include "core/rules/work_rules.h"

namespace muster::core {

enum class FieldType { text, date, quantity, code, number, flag };
struct Field {
  std::string id;
  Text title;
  FieldType type = FieldType::text;
  std::optional<Unit> unit;
  bool required = false;
  bool operator==(const Field&) const = default;
};

// A place in an apparatus where a serialised part sits: "cylinder", "absorber", "mask", "electronics", ...
struct Position {
  std::string id;
  Text title;
  std::string kind;      // the kind of part that fits
  bool required = true;  // an empty required position makes the set not ready
  bool operator==(const Position&) const = default;
};

// A kind of equipment: fields, positions for parts. Checks and intervals refer to it by id.
struct Kind {
  std::string id;  // "bg4", "cylinder", "absorber", "mask", "detector", ...
  Text title;
  enum class Role { apparatus, part, calibrator, kit, consumable } role = Role::kit;
  std::string prefix;  // offered for new codes: "BG4-"
  std::vector<Field> fields;
  std::vector<Position> positions;  // apparatus only
  bool operator==(const Kind&) const = default;
};

// What fitting another part at a position voids. No row for a position: everything is voided.
struct SwapRow {
  std::string kind;  // apparatus kind
  std::string position;
  std::vector<std::string> voids;  // step ids owed again; "*" = the full test
  Source source;
  bool operator==(const SwapRow&) const = default;
};

// The figures a readiness rule needs, each with its source; id -> value. Examples: "cylinder.minimum" = 18 MPa block,
// "cylinder.warn" = 19 MPa warn, "cylinder.settling" = 60 min, "absorber.tests" = 6 pc, "absorber.test-minutes" = 15 min.
struct Figure {
  std::string id;
  Text title;
  Quantity value;
  bool inclusive = true;  // whether the value itself is still good
  Severity severity = Severity::block;
  Source source;
  bool operator==(const Figure&) const = default;
};

// What a squad needs to go. `required` units of a kind ready or it cannot; below `wanted` it can go, but without.
struct SquadNeed {
  std::string kind;
  Text title;
  int required = 0;
  int wanted = 0;
  Source source;
  bool operator==(const SquadNeed&) const = default;
};

struct RulePack {
  std::string name, revision;
  Text title;
  enum class Role { model, brigade, catalogue } role = Role::model;  // adopting a brigade pack replaces the former one
  bool atStart = true;                                               // adopted when a store is opened; else only on offer
  std::string digest;                                                // hex SHA-256 of the text
  std::vector<std::string> needs;                                    // packs whose kinds and steps this one speaks of; adopted before it
  std::vector<Kind> kinds;
  std::vector<Procedure> procedures;
  std::vector<Limit> limits;
  std::vector<SwapRow> swaps;
  std::vector<Plan> plans;
  std::vector<Figure> figures;
  std::vector<SquadNeed> squadNeeds;
  std::vector<AllowedPart> allowedParts;
  std::vector<CareStep> careSteps;
  std::vector<ValueTable> tables;
  std::optional<WorkCalendar> workCalendar;
  std::vector<WorkRule> workRules;
  std::vector<Round> rounds;
  std::vector<DutyRule> duties;
  std::vector<DecisionRow> decisions;
  std::vector<BudgetRow> budgets;
  std::vector<InstrumentRow> instruments;
};

class RuleBook {
 public:
  // Packs in the order of adoption; a later pack of the same name replaces the earlier, a brigade pack replaces the
  // former brigade pack; a plan or figure with the same id in a brigade pack goes before the model's.
  RuleBook(std::vector<RulePack> packs, std::set<std::string> confirmed);
  RuleBook() : RuleBook({}, {}) {}
  RuleBook(const RuleBook&) = delete;  // the maps point into the packs
  RuleBook& operator=(const RuleBook&) = delete;

  const Kind* kind(std::string_view id) const;
  const Procedure* procedure(std::string_view id) const;
  const Step* step(std::string_view id) const;
  const Figure* figure(std::string_view id) const;
  const Plan* plan(std::string_view id) const;
  std::vector<const Plan*> plansFor(std::string_view kind) const;
  std::vector<const Procedure*> proceduresFor(std::string_view kind) const;
  const Procedure* fullTest(std::string_view kind) const;  // the procedure marked `full`; nullptr: this kind has none
  // The limits that decide a step now: the confirmed one alone where there is one, else every candidate.
  const std::vector<const Limit*>& limitsFor(std::string_view step) const;
  // Step ids owed after another part was fitted at `position`: the swap table's row ("*" stands for the steps of the full
  // test), or without a row every step of the kind's procedures.
  std::vector<std::string> voidedBy(std::string_view kind, std::string_view position) const;
  // The rows for this position and model, of every pack; empty: nothing is known, nothing is refused.
  std::vector<const AllowedPart*> allowedAt(std::string_view kind, std::string_view position, std::string_view model) const;
  // The care a kind asks for after this branch of use, in order; a brigade pack that lists any step of the kind replaces the model's list.
  std::vector<const CareStep*> careFor(std::string_view kind, std::string_view branch) const;
  const ValueTable* table(std::string_view id) const;
  const WorkCalendar& workCalendar() const;             // the last pack's that has one
  const WorkRule* workFrom(WorkRule::From from) const;  // nullptr: nothing opens an order by itself
  std::vector<const Round*> rounds() const;             // a brigade's round of the same id goes before the model's
  const Round* round(std::string_view id) const;
  std::vector<const DutyRule*> duties() const;  // in the order of the packs; a later row of the same id takes its place
  // How the step is decided: its own row before one for all, the brigade's before a model's; nullptr: simple acceptance. A row for all
  // speaks only of steps that have a budget.
  const DecisionRow* decisionFor(std::string_view step) const;
  // The terms of the step; a brigade pack that gives any replaces the model's.
  const std::vector<const BudgetRow*>& budgetFor(std::string_view step) const;
  const InstrumentRow* instrument(std::string_view kind) const;
  const std::vector<SquadNeed>& squadNeeds() const { return squadNeeds_; }
  const std::vector<Kind>& kinds() const { return kinds_; }
  const std::vector<RulePack>& packs() const { return packs_; }
  bool confirmed(std::string_view ruleId) const;                            // a LimitConfirmed fact names it
  bool toBeConfirmed(std::string_view ruleId, const Source& source) const;  // not `manual` and nobody has confirmed it
  const std::string& digest() const { return digest_; }                     // over pack digests and confirmations

 private:
  std::vector<RulePack> packs_;
  std::set<std::string, std::less<>> confirmed_;
  std::vector<Kind> kinds_;
  std::vector<SquadNeed> squadNeeds_;
  std::map<std::string, const Procedure*, std::less<>> procedures_;
  std::map<std::string, const Step*, std::less<>> steps_;
  std::map<std::string, const Figure*, std::less<>> figures_;
  std::map<std::string, const Plan*, std::less<>> plans_;
  std::map<std::string, std::vector<const Limit*>, std::less<>> limits_;  // by step: those that decide
  std::map<std::string, const DecisionRow*, std::less<>> decisions_;      // by step; "": for all
  std::map<std::string, std::vector<const BudgetRow*>, std::less<>> budgets_;
  std::string digest_;
};

using Rules = std::shared_ptr<const RuleBook>;

}  // namespace muster::core
