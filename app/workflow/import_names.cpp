#include "app/workflow/import_names.h"

#include <algorithm>

#include "app/workflow/refuse.h"

namespace muster::app {
namespace {

const core::UnitState* unitOf(const std::shared_ptr<const core::State>& state) {
  const auto* unit = state ? std::get_if<core::UnitState>(&state->value) : nullptr;
  return unit && !unit->kind.empty() ? unit : nullptr;
}

}  // namespace

core::Outcome<std::string> ImportNames::apparatus(const std::string& serial, const std::string& procedure) {
  const auto* test = rules_->procedure(procedure);
  auto codes = world_.views.resolve(serial);
  std::erase_if(codes, [&](const std::string& code) {
    const auto state = world_.journal.state(core::unit(code));
    const auto* unit = unitOf(state);
    return !unit || !test || unit->kind != test->kind;
  });
  if (codes.size() == 1) return codes.front();
  if (codes.empty()) {
    return refuse("unknown-serial", core::msg("no set with the serial {serial} is registered", {{"serial", serial}}),
                  core::msg("register the set, then import the file again"), "serial");
  }
  std::string all;
  for (const auto& code : codes) all += (all.empty() ? "" : ", ") + code;
  return refuse("ambiguous-serial", core::msg("{serial} stands on several sets: {sets}", {{"serial", serial}, {"sets", all}}),
                core::msg("correct the serial of the wrong one and import the file again, or enter this test by hand"), "serial");
}

core::Outcome<std::string> ImportNames::bench(const std::string& text) {
  const auto& named = text.empty() ? bench_ : text;
  if (named.empty()) {
    return refuse("unknown-bench", core::msg("the file does not say which bench it was"), core::msg("choose the bench, then import again"), "bench");
  }
  auto codes = world_.views.resolve(named);
  std::erase_if(codes, [&](const std::string& code) {
    const auto state = world_.journal.state(core::unit(code));
    const auto* unit = unitOf(state);
    const auto* kind = unit ? rules_->kind(unit->kind) : nullptr;
    return !kind || kind->role != core::Kind::Role::calibrator;
  });
  if (codes.size() == 1) return codes.front();
  return refuse("unknown-bench", core::msg("{bench} is not a test bench of this store", {{"bench", named}}),
                core::msg("register the bench and accept its certificate, then import again"), "bench");
}

std::string ImportNames::tester(const std::string& text) {
  if (text.empty()) return "";
  const auto plain = core::plainCode(text);
  std::string found;
  for (const auto& person : world_.records.people()) {
    if (person.code != plain && person.name != text && person.staffNumber != text) continue;
    if (!found.empty()) return "";  // two of the same name: the file cannot say which
    found = person.code;
  }
  return found;
}

core::Outcome<core::TestRun> ImportNames::resolve(devices::RawTest raw) {
  const auto key = raw.serial + "\n" + raw.run.procedure;
  auto unit = apparatus_.find(key);
  if (unit == apparatus_.end()) unit = apparatus_.emplace(key, apparatus(raw.serial, raw.run.procedure)).first;
  if (!unit->second) return unit->second.problems();
  auto by = benches_.find(raw.bench);
  if (by == benches_.end()) by = benches_.emplace(raw.bench, bench(raw.bench)).first;
  if (!by->second) return by->second.problems();
  auto person = testers_.find(raw.tester);
  if (person == testers_.end()) person = testers_.emplace(raw.tester, tester(raw.tester)).first;
  auto run = std::move(raw.run);
  run.unit = unit->second.value();
  run.bench = by->second.value();
  run.testedBy = person->second;
  return run;
}

}  // namespace muster::app
