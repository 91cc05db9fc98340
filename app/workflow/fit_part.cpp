#include "app/workflow/fit_part.h"

#include <algorithm>

#include "app/workflow/refuse.h"

namespace muster::app {
namespace {

core::Outcome<core::Nothing> mayBeFitted(const core::UnitState& part, const core::Position& position) {
  if (part.kind != position.kind) {
    return refuse("wrong-kind", core::msg("{part} does not belong at {position}", {{"part", part.code}, {"position", position.title}}),
                  core::msg("take a part of the right kind"), "part");
  }
  if (part.spent) {
    return refuse("spent", core::msg("{part} is used up", {{"part", part.code}}), core::msg("take a fresh one and retire this one"), "part");
  }
  if (const auto* in = std::get_if<core::InUnit>(&part.place)) {
    return refuse("fitted", core::msg("{part} is fitted in {unit}", {{"part", part.code}, {"unit", in->unit}}), core::msg("take it out there first"),
                  "part");
  }
  if (const auto* away = std::get_if<core::Away>(&part.place)) {
    return refuse("is-away", core::msg("{part} is away at {receiver}", {{"part", part.code}, {"receiver", away->receiver}}),
                  core::msg("enter its return first"), "part");
  }
  if (std::holds_alternative<core::Out>(part.place)) {
    return refuse("is-out", core::msg("{part} is out", {{"part", part.code}}), core::msg("check it in first"), "part");
  }
  return core::Nothing{};
}

}  // namespace

core::Outcome<Decision> decideFitting(Looking& look, const FitPart& input) {
  auto unit = activeUnit(look, input.unit);
  if (!unit) return unit.problems();
  const auto& it = **unit;
  const auto* kind = look.rules().kind(it.kind);
  const core::Position* position = nullptr;
  if (kind) {
    for (const auto& one : kind->positions) {
      if (one.id == input.position) position = &one;
    }
  }
  if (!position) {
    return refuse("unknown-position", core::msg("{unit} has no position {position}", {{"unit", it.code}, {"position", input.position}}),
                  core::msg("choose a position from the list"), "position");
  }
  const auto now = it.parts.find(position->id);
  const std::string there = now == it.parts.end() ? "" : now->second;
  core::PartFitted fitted{it.code, position->id, "", there, look.rules().voidedBy(it.kind, position->id)};
  if (!there.empty()) look.unit(there);
  // Putting a new set together in the ledger is no swap: it has never been tested, so there is nothing to void.
  const bool firstTime = there.empty() && it.runs.empty() && it.steps.empty() && !it.declaredOnce;
  if (firstTime) fitted.voids.clear();
  if (!input.part.empty()) {
    auto part = activeUnit(look, input.part, "part");
    if (!part) return part.problems();
    if ((*part)->code == there) {
      return refuse("already-there", core::msg("{part} is fitted there already", {{"part", there}}), core::msg("nothing needs to be done"), "part");
    }
    if (auto may = mayBeFitted(**part, *position); !may) return may.problems();
    fitted.part = (*part)->code;
  } else if (there.empty()) {
    return refuse("empty", core::msg("nothing is fitted at {position}", {{"position", position->title}}), core::msg("scan the part to fit"), "part");
  }
  Decision decision;
  if (!there.empty()) decision.remarks.push_back(core::msg("{part} was taken out: place it in a slot or retire it", {{"part", there}}));
  if (!fitted.part.empty() && !fitted.voids.empty()) {
    decision.remarks.push_back(core::msg("{unit} owes the steps that this part voids", {{"unit", it.code}}));
  }
  decision.happenings.push_back(std::move(fitted));
  return decision;
}

core::Outcome<Answer> fitPart(World& world, const Who& who, const FitPart& input) {
  return carryOut(world, who, [&](Looking& look) { return decideFitting(look, input); });
}

}  // namespace muster::app
