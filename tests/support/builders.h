// Builders of states for tests: `aUnit("BG4-01").kind("bg4").passed("bg4-full", "2026-11-01T08:00:00Z")`, and a Lookup over a few of them.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "core/readiness/assess.h"
#include "tests/support/rules.h"

namespace muster::tests {

class UnitBuilder {
 public:
  explicit UnitBuilder(std::string code) { state_.code = std::move(code); }
  explicit UnitBuilder(core::UnitState state) : state_(std::move(state)) {}  // goes on from a state
  UnitBuilder& kind(std::string id) { return state_.kind = std::move(id), *this; }
  UnitBuilder& serial(std::string text) { return state_.serial = std::move(text), *this; }
  UnitBuilder& made(const std::string& date) { return state_.made = day(date), *this; }
  UnitBuilder& field(const std::string& id, std::string value) { return state_.fields[id] = std::move(value), *this; }
  UnitBuilder& place(core::Place where) { return state_.place = std::move(where), *this; }
  UnitBuilder& part(const std::string& position, std::string code) { return state_.parts[position] = std::move(code), *this; }
  // A complete run of the procedure that passed, with these steps.
  UnitBuilder& passed(const std::string& procedure, const std::string& at,
                      const std::vector<std::string>& steps = {"leak", "relief", "self-test", "last-look"}) {
    core::RunRecord run;
    run.passedAt = run.lastAt = instant(at), run.lastVerdict = core::Verdict::pass, run.lastComplete = true;
    state_.runs[procedure] = run;
    for (const auto& id : steps) stepIs(id, core::Verdict::pass, at);
    return *this;
  }
  UnitBuilder& stepIs(const std::string& id, core::Verdict verdict, const std::string& at, std::string calibrator = {}) {
    core::StepRecord record;
    record.at = instant(at), record.verdict = verdict, record.calibrator = std::move(calibrator);
    if (verdict != core::Verdict::pass) record.reason = core::msg("not as it should be");
    state_.steps[id] = record;
    return *this;
  }
  UnitBuilder& owes(const std::string& step, const std::string& since, std::string cause = "swap:cylinder") {
    return state_.owed[step] = {instant(since), std::move(cause), {}}, *this;
  }
  UnitBuilder& fault(std::string id, bool blocks, const std::string& since) {
    core::Fault f;
    f.id = std::move(id), f.code = "leak", f.blocks = blocks, f.since = instant(since);
    return state_.faults.push_back(f), *this;
  }
  UnitBuilder& pressure(const std::string& reading, const std::string& at, const std::string& temperature = {}) {
    state_.pressure = readingOf(reading, at, temperature);
    return *this;
  }
  UnitBuilder& filled(const std::string& reading, const std::string& at, const std::string& temperature = {}) {
    state_.fill = readingOf(reading, at, temperature);
    return *this;
  }
  UnitBuilder& done(const std::string& plan, const std::string& on) { return state_.done[plan].on = day(on), *this; }
  UnitBuilder& testsSpent(int count) { return state_.testsSpent = count, *this; }
  UnitBuilder& certificate(const std::string& issued, const std::string& validTo = {}) {
    core::Certificate c;
    c.number = "C-1", c.issued = day(issued);
    if (!validTo.empty()) c.validTo = day(validTo);
    return state_.certificates.push_back(c), *this;
  }
  core::UnitState build() const { return state_; }
  operator core::UnitState() const { return state_; }

 private:
  static core::PressureReading readingOf(const std::string& reading, const std::string& at, const std::string& temperature) {
    core::PressureReading r;
    r.pressure = quantity(reading), r.at = instant(at);
    if (!temperature.empty()) r.temperature = quantity(temperature);
    return r;
  }
  core::UnitState state_;
};
inline UnitBuilder aUnit(std::string code) { return UnitBuilder(std::move(code)); }

// A store of a few units.
class MapLookup : public core::Lookup {
 public:
  MapLookup() = default;
  MapLookup(std::initializer_list<core::UnitState> units) {
    for (const auto& unit : units) put(unit);
  }
  void put(core::UnitState unit) { units_[unit.code] = std::move(unit); }
  core::UnitState& operator[](const std::string& code) { return units_.at(code); }
  const core::UnitState* unit(std::string_view code) override {
    auto found = units_.find(std::string(code));
    return found == units_.end() ? nullptr : &found->second;
  }

 private:
  std::map<std::string, core::UnitState> units_;
};

}  // namespace muster::tests
