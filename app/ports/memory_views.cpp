#include "app/ports/memory_views.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "app/ports/waits_for_certificate.h"
#include "core/journal/amendments.h"
#include "core/journal/happenings.h"
#include "core/journal/test_identity.h"

namespace muster::app {
namespace {

// The states of this moment, held so that pointers into them stay good.
class StatesOfNow : public core::Lookup {
 public:
  explicit StatesOfNow(core::Journal& journal) : journal_(journal) {}
  const core::UnitState* unit(std::string_view code) override {
    auto& held = held_[std::string(code)];
    if (!held) held = journal_.state(core::unit(std::string(code)));
    const auto* state = held ? std::get_if<core::UnitState>(&held->value) : nullptr;
    return state && !state->kind.empty() ? state : nullptr;
  }

 private:
  core::Journal& journal_;
  std::map<std::string, std::shared_ptr<const core::State>> held_;
};

bool contains(const std::string& whole, const std::string& part) { return core::plainCode(whole).find(part) != std::string::npos; }

bool matches(const core::UnitState& unit, const UnitFilter& filter) {
  if (unit.retiredAt && !filter.withRetired) return false;
  if (!filter.kind.empty() && unit.kind != filter.kind) return false;
  if (!filter.after.empty() && unit.code <= filter.after) return false;
  if (filter.like.empty()) return true;
  const auto part = core::plainCode(filter.like);
  return contains(unit.code, part) || contains(unit.serial, part) ||
         std::any_of(unit.aliases.begin(), unit.aliases.end(), [&](const std::string& alias) { return contains(alias, part); });
}

// Every counted bench test, with the verdict that stands now.
struct Test {
  core::Fact fact;
  core::TestRecorded recorded;
  core::TestVerdict verdict;
};

std::vector<Test> testsAmong(std::vector<core::Fact> facts) {
  std::vector<Test> tests;
  std::map<core::FactId, std::size_t> byId;
  for (auto& fact : core::countedFacts(std::move(facts))) {
    auto happening = core::read(fact);
    if (!happening) continue;
    if (auto* recorded = std::get_if<core::TestRecorded>(&happening.value())) {
      byId[fact.id] = tests.size();
      tests.push_back({fact, *recorded, recorded->verdict});
    } else if (auto* again = std::get_if<core::TestJudgedAgain>(&happening.value())) {
      if (const auto test = byId.find(again->test); test != byId.end()) tests[test->second].verdict = again->verdict;
    }
  }
  return tests;
}

std::string shown(const core::Reading& reading) {
  const std::string sign = reading.censored == core::Censored::atLeast ? ">= " : reading.censored == core::Censored::atMost ? "<= " : "";
  if (reading.value) return sign + reading.value->text();
  if (reading.works) return *reading.works ? "works" : "does not work";
  return reading.typed;
}

}  // namespace

std::vector<core::Fact> MemoryViews::allFacts() {
  std::vector<core::Fact> facts;
  journal_.forEach({}, [&](const core::Fact& fact) {
    facts.push_back(fact);
    return true;
  });
  return facts;
}

std::vector<core::Subject> MemoryViews::subjects(core::Subject::Kind kind) {
  std::set<core::Subject> found;
  journal_.forEach({}, [&](const core::Fact& fact) {
    for (const auto& subject : fact.subjects) {
      if (subject.kind == kind) found.insert(subject);
    }
    return true;
  });
  return {found.begin(), found.end()};
}

std::vector<core::UnitState> MemoryViews::allUnits() {
  std::vector<core::UnitState> units;
  for (const auto& subject : subjects(core::Subject::Kind::unit)) {
    const auto state = journal_.state(subject);
    const auto* unit = state ? std::get_if<core::UnitState>(&state->value) : nullptr;
    if (unit && !unit->kind.empty()) units.push_back(*unit);
  }
  return units;
}

std::vector<UnitRow> MemoryViews::units(const UnitFilter& filter, core::Instant at) {
  const auto rules = rules_();
  const auto calendar = calendar_();
  StatesOfNow lookup(journal_);
  std::vector<UnitRow> rows;
  for (const auto& unit : allUnits()) {
    if (!matches(unit, filter)) continue;
    const auto assessed = core::assess(unit, lookup, *rules, *calendar);
    rows.push_back({unit.code, unit.kind, unit.serial, unit.model, unit.place, unit.home, core::at(assessed.timeline, at),
                    core::readyUntil(assessed.timeline, at), unit.retiredAt.has_value()});
    if (filter.limit > 0 && static_cast<int>(rows.size()) == filter.limit) break;
  }
  return rows;
}

std::optional<core::Assessment> MemoryViews::assessment(const std::string& code) {
  StatesOfNow lookup(journal_);
  const auto* unit = lookup.unit(code);
  if (!unit) return std::nullopt;
  return core::assess(*unit, lookup, *rules_(), *calendar_());
}

std::vector<core::Due> MemoryViews::dues(std::optional<core::Date> until) {
  const auto rules = rules_();
  const auto calendar = calendar_();
  StatesOfNow lookup(journal_);
  std::vector<core::Due> all;
  for (const auto& unit : allUnits()) {
    if (unit.retiredAt) continue;
    for (auto& due : core::assess(unit, lookup, *rules, *calendar).dues) {
      if (!until || !due.lastDay || *due.lastDay <= *until) all.push_back(std::move(due));
    }
  }
  // Never done first, then the longest overdue.
  std::stable_sort(all.begin(), all.end(), [](const core::Due& a, const core::Due& b) {
    if (a.lastDay != b.lastDay) return !a.lastDay || (b.lastDay && *a.lastDay < *b.lastDay);
    return a.unit != b.unit ? a.unit < b.unit : a.plan < b.plan;
  });
  return all;
}

std::vector<std::string> MemoryViews::resolve(const std::string& typed) {
  const auto wanted = core::plainCode(typed);
  std::vector<std::string> byAlias, bySerial, byRetiredSerial;
  if (wanted.empty()) return {};
  for (const auto& unit : allUnits()) {
    if (unit.code == wanted) return {unit.code};
    for (const auto& alias : unit.aliases) {
      if (core::plainCode(alias) == wanted) {
        byAlias.push_back(unit.code);
        break;
      }
    }
    if (core::plainCode(unit.serial) == wanted) (unit.retiredAt ? byRetiredSerial : bySerial).push_back(unit.code);
  }
  if (!byAlias.empty()) return byAlias;
  return bySerial.empty() ? byRetiredSerial : bySerial;
}

std::vector<core::RackState> MemoryViews::racks() {
  std::vector<core::RackState> racks;
  for (const auto& subject : subjects(core::Subject::Kind::rack)) {
    const auto state = journal_.state(subject);
    const auto* rack = state ? std::get_if<core::RackState>(&state->value) : nullptr;
    if (rack && !rack->slots.empty() && !rack->removed) racks.push_back(*rack);
  }
  return racks;
}

std::vector<SlotRow> MemoryViews::unitsIn(const std::string& rack) {
  std::vector<SlotRow> rows;
  for (const auto& unit : allUnits()) {
    const auto* place = std::get_if<core::InSlot>(&unit.place);
    if (place && place->rack == rack && !unit.retiredAt) rows.push_back({place->slot, unit.code});
  }
  std::stable_sort(rows.begin(), rows.end(), [](const SlotRow& a, const SlotRow& b) { return a.slot < b.slot; });
  return rows;
}

std::vector<core::SquadState> MemoryViews::squads() {
  std::vector<core::SquadState> squads;
  for (const auto& subject : subjects(core::Subject::Kind::squad)) {
    const auto state = journal_.state(subject);
    const auto* squad = state ? std::get_if<core::SquadState>(&state->value) : nullptr;
    if (squad && !squad->disbanded) squads.push_back(*squad);
  }
  return squads;
}

std::vector<core::CaseState> MemoryViews::cases(const CaseFilter& filter) {
  std::vector<core::CaseState> cases;
  for (const auto& subject : subjects(core::Subject::Kind::file)) {
    const auto state = journal_.state(subject);
    const auto* one = state ? std::get_if<core::CaseState>(&state->value) : nullptr;
    if (!one || !one->openedAt || (filter.work && *filter.work != one->work.has_value())) continue;
    if (filter.which == CaseFilter::Which::all || one->closedAt.has_value() == (filter.which == CaseFilter::Which::closed)) cases.push_back(*one);
  }
  if (filter.which == CaseFilter::Which::open)
    std::stable_sort(cases.begin(), cases.end(),
                     [](const auto& a, const auto& b) { return std::tie(*a.openedAt, a.code) < std::tie(*b.openedAt, b.code); });
  if (filter.which == CaseFilter::Which::closed) {
    std::stable_sort(cases.begin(), cases.end(),
                     [](const auto& a, const auto& b) { return std::tie(*b.closedAt, b.code) < std::tie(*a.closedAt, a.code); });
    const auto last = std::find_if(cases.begin(), cases.end(), [&](const core::CaseState& one) { return one.code == filter.after; });
    if (last != cases.end()) cases.erase(cases.begin(), last + 1);
  }
  if (filter.limit > 0 && cases.size() > static_cast<std::size_t>(filter.limit)) cases.resize(static_cast<std::size_t>(filter.limit));
  return cases;
}

std::vector<std::string> MemoryViews::people() {
  std::vector<std::string> people;
  for (const auto& subject : subjects(core::Subject::Kind::person)) {
    const auto state = journal_.state(subject);
    const auto* person = state ? std::get_if<core::PersonState>(&state->value) : nullptr;
    if (person && !person->commitment.empty() && !person->left) people.push_back(person->code);
  }
  return people;
}

std::vector<MeasurementRow> MemoryViews::measurements(const std::string& unit, const std::string& step, int limit) {
  std::vector<MeasurementRow> rows;
  auto tests = testsAmong(journal_.factsAbout(core::unit(unit)));
  std::stable_sort(tests.begin(), tests.end(), [](const Test& a, const Test& b) { return core::foldsBefore(b.fact, a.fact); });
  for (const auto& test : tests) {
    if (test.recorded.run.unit != unit) continue;  // a part's facts hold the apparatus' tests too
    for (const auto& result : test.recorded.run.steps) {
      if (result.attempts.empty() || (!step.empty() && result.step != step)) continue;
      const auto& attempt = result.attempts.back();
      const auto* verdict = test.verdict.find(result.step);
      MeasurementRow row;
      row.at = test.fact.occurredAt;
      row.step = result.step;
      row.value = shown(attempt.reading);
      row.calibrator = attempt.calibrator.empty() ? test.recorded.run.bench : attempt.calibrator;
      if (attempt.reading.value) row.si = attempt.reading.value->si();
      if (verdict) row.verdict = verdict->verdict;
      row.fact = test.fact.id;
      rows.push_back(std::move(row));
      if (limit > 0 && static_cast<int>(rows.size()) == limit) return rows;
    }
  }
  return rows;
}

std::vector<std::string> MemoryViews::jobs(const std::string& unit, core::Instant since) {
  auto facts = core::countedFacts(journal_.factsAbout(core::unit(unit)));
  std::stable_sort(facts.begin(), facts.end(), core::foldsBefore);
  std::vector<std::string> jobs;
  for (const auto& fact : facts) {
    const auto read = fact.occurredAt < since ? core::Outcome<core::Happening>(core::Problem{}) : core::read(fact);
    const auto* out = read ? std::get_if<core::CheckedOut>(&read.value()) : nullptr;
    if (out && out->unit == unit && std::find(jobs.begin(), jobs.end(), out->job) == jobs.end()) jobs.push_back(out->job);
  }
  return jobs;
}

std::vector<core::Fact> MemoryViews::latest(const std::optional<core::Subject>& about, int limit, core::FactId before) {
  auto facts = about ? journal_.factsAbout(*about) : allFacts();
  if (before != core::FactId{}) std::erase_if(facts, [&](const core::Fact& fact) { return fact.id >= before; });
  std::reverse(facts.begin(), facts.end());
  if (limit > 0 && static_cast<int>(facts.size()) > limit) facts.resize(static_cast<std::size_t>(limit));
  return facts;
}

std::vector<Views::KnownTest> MemoryViews::knownTests(const std::string& identity) {
  std::vector<KnownTest> known;
  for (const auto& test : testsAmong(allFacts())) {
    if (core::identityOf(test.recorded.run) == identity) known.push_back({test.fact.id, test.recorded.readings});
  }
  return known;
}

std::vector<core::FactId> MemoryViews::undecidedTests(const std::string& calibrator) {
  std::vector<core::FactId> undecided;
  for (const auto& test : testsAmong(allFacts())) {
    const auto& run = test.recorded.run;
    const bool any = std::any_of(run.steps.begin(), run.steps.end(), [&](const core::StepResult& result) {
      if (result.attempts.empty()) return false;
      const auto& by = result.attempts.back().calibrator.empty() ? run.bench : result.attempts.back().calibrator;
      const auto* verdict = test.verdict.find(result.step);
      return by == calibrator && verdict && waitsForCertificate(*verdict);
    });
    if (any) undecided.push_back(test.fact.id);
  }
  return undecided;
}

}  // namespace muster::app
