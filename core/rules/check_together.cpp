// What only shows when packs stand together: an id that no pack has, or that two packs of one rank have.
#include <algorithm>
#include <map>
#include <set>

#include "core/rules/parse_pack.h"

namespace muster::core {

namespace {

using Ids = std::set<std::string>;

struct Known {
  Ids packs, kinds, positions, fields, procedures, steps;
  std::map<std::string, const Step*> measured;  // the steps by id
  std::map<std::string, std::string> kindOf;    // procedure -> kind
  std::map<std::string, std::string> partAt;    // position -> kind of the part there
  Ids budgeted;                                 // steps with an uncertainty budget
};

Known knownOf(const std::vector<RulePack>& packs) {
  Known known;
  for (const RulePack& pack : packs) {
    known.packs.insert(pack.name);
    for (const Kind& kind : pack.kinds) {
      known.kinds.insert(kind.id);
      for (const Position& position : kind.positions) {
        known.positions.insert(kind.id + "/" + position.id);
        known.partAt.insert_or_assign(kind.id + "/" + position.id, position.kind);
      }
      for (const Field& field : kind.fields) known.fields.insert(kind.id + "/" + field.id);
    }
    for (const Procedure& procedure : pack.procedures) {
      known.procedures.insert(procedure.id), known.kindOf.emplace(procedure.id, procedure.kind);
      for (const Step& step : procedure.steps) known.steps.insert(step.id), known.measured.emplace(step.id, &step);
    }
    for (const BudgetRow& row : pack.budgets) known.budgeted.insert(row.step);
  }
  return known;
}

class Check {
 public:
  Check(const RulePack& pack, Problems& problems) : pack_(pack), problems_(problems) {}

  void known(const Ids& ids, const char* what, const std::string& id, const std::string& rule) {
    if (id.empty() || ids.contains(id)) return;
    problems_.push_back({"dangling-id",
                         msg("{rule} speaks of the {what} {id}, which no pack has", {{"rule", rule}, {"what", what}, {"id", id}}),
                         msg("adopt the pack that has it too, or put the id right"),
                         {pack_.name, 0, 0, rule}});
  }

  // A limit that stands alone meets its step only here; `places` lead to the line that names the step.
  void fits(const Step& step, const Limit& limit) {
    const std::vector<std::pair<std::string, Text>> places{{"what", "step"}, {"id", step.id}};
    const Where where{pack_.name, 0, 0, limit.id};
    if (step.measure == Measure::works) {
      problems_.push_back({"limit-on-works", msg("a step judged by works / does not work has no limit", places),
                           msg("take the limit out, or give the step a measure"), where});
      return;
    }
    for (const std::optional<Bound>& bound : {limit.min, limit.max}) {
      if (!bound || bound->value.dimension() == dimensionOf(step.unit)) continue;
      problems_.push_back({"wrong-dimension", msg("the bound is not of the step's kind of quantity", places), msg("put its unit right"), where});
      return;
    }
  }

  void doubts(const Step& step, const BudgetRow& row) {
    if (step.measure != Measure::works && row.term.value.dimension() == dimensionOf(step.unit)) return;
    problems_.push_back({"wrong-dimension",
                         msg("a term of the budget is not of the step's kind of quantity", {{"what", "step"}, {"id", step.id}}),
                         msg("put its unit right"),
                         {pack_.name, 0, 0, row.step}});
  }

  // Without a budget the rule could decide nothing, and every set would be left without a verdict.
  void unbudgeted(const DecisionRow& row) {
    problems_.push_back({"no-budget",
                         msg("no pack says how uncertain a reading of {id} is", {{"what", "step"}, {"id", row.step}}),
                         msg("add [[budget]] rows for the step, or leave it to simple acceptance"),
                         {pack_.name, 0, 0, row.step}});
  }

 private:
  const RulePack& pack_;
  Problems& problems_;
};

void checkPack(const RulePack& pack, const Known& known, Problems& problems) {
  Check check(pack, problems);
  for (const std::string& need : pack.needs) check.known(known.packs, "pack", need, pack.name);
  for (const Kind& kind : pack.kinds) {
    for (const Position& position : kind.positions) check.known(known.kinds, "kind", position.kind, kind.id);
  }
  for (const Procedure& procedure : pack.procedures) {
    check.known(known.kinds, "kind", procedure.kind, procedure.id);
    for (const Step& step : procedure.steps) {
      if (!step.part.empty()) check.known(known.positions, "position", procedure.kind + "/" + step.part, step.id);
    }
  }
  for (const Limit& limit : pack.limits) {
    check.known(known.steps, "step", limit.step, limit.id);
    if (const auto step = known.measured.find(limit.step); step != known.measured.end()) check.fits(*step->second, limit);
  }
  for (const SwapRow& row : pack.swaps) {
    const std::string rule = "swap " + row.kind + "/" + row.position;
    check.known(known.positions, "position", row.kind + "/" + row.position, rule);
    for (const std::string& step : row.voids) {
      if (step != "*") check.known(known.steps, "step", step, rule);
    }
  }
  for (const AllowedPart& row : pack.allowedParts) {
    const std::string place = row.kind + "/" + row.position, rule = "allowed-part " + place;
    check.known(known.positions, "position", place, rule);
    // Where its number cannot be entered, no part could ever be on the list.
    if (const auto part = known.partAt.find(place); part != known.partAt.end())
      check.known(known.fields, "field", part->second + "/part-number", rule);
  }
  for (const Plan& plan : pack.plans) {
    check.known(known.kinds, "kind", plan.kind, plan.id);
    check.known(known.procedures, "procedure", plan.procedure, plan.id);
    if (!plan.position.empty()) check.known(known.positions, "position", plan.kind + "/" + plan.position, plan.id);
    const bool ownField = plan.position.empty() && plan.from.starts_with("field:");
    if (ownField) check.known(known.fields, "field", plan.kind + "/" + plan.from.substr(6), plan.id);
    const auto procedure = known.kindOf.find(plan.procedure);
    if ((plan.uses || plan.usedMinutes) && procedure != known.kindOf.end() && procedure->second != plan.kind) {
      problems.push_back({"wear-by-other-test",
                          msg("{rule} counts wear and is done by a test of another kind, which counts none", {{"rule", plan.id}}),
                          msg("let it be done by a record of its own: take procedure out"),
                          {pack.name, 0, 0, plan.id}});
    }
    if (!plan.condition) continue;
    check.known(known.steps, "step", plan.condition->step, plan.id);
    if (!plan.condition->field.empty()) check.known(known.fields, "field", plan.kind + "/" + plan.condition->field, plan.id);
  }
  for (const Round& round : pack.rounds) {
    for (const RoundItem& item : round.items) check.known(known.kinds, "kind", item.kind, round.id + "/" + item.id);
  }
  for (const BudgetRow& row : pack.budgets) {
    const std::string rule = "budget " + row.step;
    check.known(known.steps, "step", row.step, rule);
    if (const auto step = known.measured.find(row.step); step != known.measured.end()) check.doubts(*step->second, row);
  }
  for (const DecisionRow& row : pack.decisions) {
    check.known(known.steps, "step", row.step, "decision " + row.step);
    if (known.steps.contains(row.step) && row.rule != DecisionRule::simple && !known.budgeted.contains(row.step)) check.unbudgeted(row);
  }
  for (const InstrumentRow& row : pack.instruments) check.known(known.kinds, "kind", row.kind, "instrument " + row.kind);
  for (const SquadNeed& need : pack.squadNeeds) check.known(known.kinds, "kind", need.kind, "squad-need " + need.kind);
}

// A brigade's rule may stand in for a model's; two packs of the same rank may not both have an id.
class Twice {
 public:
  explicit Twice(Problems& problems) : problems_(problems) {}

  void see(const RulePack& pack, const char* what, const std::string& id) {
    const std::string rank = pack.role == RulePack::Role::brigade ? "brigade" : "other";
    const auto [owner, fresh] = owners_.insert({rank + " " + what + " " + id, pack.name});
    if (fresh || owner->second == pack.name) return;
    problems_.push_back({"duplicate-id",
                         msg("the {what} {id} stands in {one} too", {{"what", what}, {"id", id}, {"one", owner->second}}),
                         msg("adopt one of the two packs, or give it another id"),
                         {pack.name, 0, 0, id}});
  }

  void seeAll(const RulePack& pack) {
    for (const Kind& kind : pack.kinds) see(pack, "kind", kind.id);
    for (const Procedure& procedure : pack.procedures) {
      see(pack, "procedure", procedure.id);
      for (const Step& step : procedure.steps) see(pack, "step", step.id);
    }
    for (const Limit& limit : pack.limits) see(pack, "limit", limit.id);
    for (const Plan& plan : pack.plans) see(pack, "plan", plan.id);
    for (const Figure& figure : pack.figures) see(pack, "figure", figure.id);
  }

 private:
  Problems& problems_;
  std::map<std::string, std::string> owners_;
};

}  // namespace

Problems checkTogether(const std::vector<RulePack>& packs) {
  Problems problems;
  const Known known = knownOf(packs);
  Twice twice(problems);
  for (const RulePack& pack : packs) {
    checkPack(pack, known, problems);
    twice.seeAll(pack);
  }
  const auto brigades = std::count_if(packs.begin(), packs.end(), [](const RulePack& p) { return p.role == RulePack::Role::brigade; });
  if (brigades > 1) {
    problems.push_back({"two-brigades",
                        msg("more than one pack is a brigade's"),
                        msg("choose one; the later would replace the earlier"),
                        {packs.back().name, 0, 0, {}}});
  }
  return problems;
}

}  // namespace muster::core
