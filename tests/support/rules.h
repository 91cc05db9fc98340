// A small brigade's rules, built as structs: enough for every readiness test, and no more. Figures here are the test's own.
//
// Use `testPack()` and change it, then `bookOf(pack)`. RuleBook is neither copied nor moved, hence the shared_ptr.
#pragma once

#include <initializer_list>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/rules/rule_book.h"

namespace muster::tests {

inline core::Quantity quantity(const std::string& text) { return core::Quantity::parse(text).value(); }
inline core::Interval interval(const std::string& text) { return core::Interval::parse(text).value(); }
inline core::Date day(const std::string& text) { return core::parseDate(text).value(); }
inline core::Instant instant(const std::string& text) { return core::parseInstant(text).value(); }

inline core::Source source(core::Confidence confidence = core::Confidence::manual) { return {"test rules", "1", "1", confidence, {}}; }

inline core::Step step(std::string id, std::string title, std::string part = {}) {
  core::Step s;
  s.id = std::move(id), s.title = core::Text(std::move(title)), s.part = std::move(part), s.source = source();
  return s;
}

inline core::Figure figure(std::string id, const std::string& value, core::Confidence confidence = core::Confidence::manual) {
  return {std::move(id), {}, quantity(value), true, core::Severity::block, source(confidence)};
}

inline core::Plan plan(std::string id, std::string kind, const std::string& every, int warnDays) {
  core::Plan p;
  p.id = std::move(id), p.kind = std::move(kind), p.title = core::Text(p.id), p.interval = interval(every);
  p.warnDays = warnDays, p.minutes = 20, p.source = source();
  return p;
}

// Kinds bg4 (cylinder, absorber; mask by the wearer), their parts, a bench and a detector; a full test of four steps every 30 days;
// cylinders at 18 MPa (warn below 19), six tests an absorber, squads of six wanting seven.
inline core::RulePack testPack() {
  using namespace core;
  RulePack pack;
  pack.name = "test", pack.revision = "1", pack.title = "Test rules", pack.digest = "test-1";
  auto kind = [](std::string id, Kind::Role role) {
    Kind k;
    k.id = std::move(id), k.title = Text(k.id), k.role = role;
    return k;
  };
  Kind bg4 = kind("bg4", Kind::Role::apparatus);
  bg4.positions = {{"cylinder", "cylinder", "cylinder", true}, {"absorber", "absorber", "absorber", true}, {"mask", "mask", "mask", false}};
  pack.kinds = {bg4,
                kind("cylinder", Kind::Role::part),
                kind("absorber", Kind::Role::part),
                kind("mask", Kind::Role::part),
                kind("bench", Kind::Role::calibrator),
                kind("detector", Kind::Role::kit)};
  Procedure full;
  full.id = "bg4-full", full.kind = "bg4", full.title = "Full test", full.minutes = 40, full.spendsAbsorber = true, full.full = true;
  full.steps = {step("leak", "Leak test"), step("relief", "Relief valve"), step("self-test", "Self-test", "cylinder"),
                step("last-look", "Last look")};
  full.steps[0].inCircuit = full.steps[1].inCircuit = true;
  pack.procedures = {full};
  Limit leak;
  leak.id = "leak.a", leak.step = "leak", leak.max = Bound{quantity("1 mbar"), false}, leak.source = source();
  pack.limits = {leak};
  pack.swaps = {{"bg4", "cylinder", {"self-test"}, source()}, {"bg4", "absorber", {"leak"}, source()}};
  Plan monthly = plan("bg4-monthly", "bg4", "30 d", 7);
  monthly.procedure = "bg4-full", monthly.title = "Full test", monthly.minutes = 40;
  Plan water = plan("cylinder-water", "cylinder", "3 years", 30);
  water.from = "field:tested";
  Plan mask = plan("mask-quarterly", "mask", "3 months", 14);
  Plan life = plan("absorber-life", "absorber", "4 years", 30);
  life.from = "made", life.whenNeverDone = false;
  Plan bump = plan("detector-bump", "detector", "6 months", 14);
  pack.plans = {monthly, water, mask, life, bump};
  pack.figures = {figure("cylinder.minimum", "18 MPa"),  figure("cylinder.warn", "19 MPa"),
                  figure("cylinder.settling", "60 min"), figure("cylinder.reference-temperature", "20 °C"),
                  figure("cylinder.warmest", "30 °C"),   figure("absorber.tests", "6 pc"),
                  figure("certificate.warn", "720 h"),   figure("action.fill", "15 min")};
  pack.squadNeeds = {{"bg4", "sets", 6, 7, source()}, {"detector", "detectors", 1, 2, source()}};
  return pack;
}

using BookPtr = std::shared_ptr<const core::RuleBook>;
inline BookPtr bookOf(core::RulePack pack, std::set<std::string> confirmed = {}) {
  std::vector<core::RulePack> packs;
  packs.push_back(std::move(pack));
  return std::make_shared<const core::RuleBook>(std::move(packs), std::move(confirmed));
}
inline BookPtr testRules() { return bookOf(testPack()); }

// The member of a pack by id, to change it: `planIn(pack, "bg4-monthly").warnDays = 3`.
inline core::Plan& planIn(core::RulePack& pack, const std::string& id) {
  for (auto& p : pack.plans)
    if (p.id == id) return p;
  throw std::logic_error("no such plan: " + id);
}
inline core::Figure& figureIn(core::RulePack& pack, const std::string& id) {
  for (auto& f : pack.figures)
    if (f.id == id) return f;
  throw std::logic_error("no such figure: " + id);
}
inline void dropFigure(core::RulePack& pack, const std::string& id) {
  std::erase_if(pack.figures, [&](const core::Figure& f) { return f.id == id; });
}

}  // namespace muster::tests
