#include "app/workflow/impact.h"

#include <algorithm>

#include "app/workflow/case_files.h"
#include "app/workflow/refuse.h"
#include "core/journal/amendments.h"

namespace muster::app {
namespace {

using core::Effect;

// What the instrument's own facts tell: when it failed, how it did in checks, what it measured.
struct Past {
  std::vector<std::pair<core::Fact, core::CalibratorFailed>> failures;
  std::vector<std::pair<core::Fact, core::CalibratorChecked>> goodChecks;
  std::vector<std::pair<core::Fact, core::TestRecorded>> tests;
};

Past pastOf(World& world, const std::string& calibrator) {
  Past past;
  for (auto& fact : core::countedFacts(world.journal.factsAbout(core::unit(calibrator)))) {
    auto read = core::read(fact);
    if (!read) continue;
    auto& happening = read.value();
    if (auto* failed = std::get_if<core::CalibratorFailed>(&happening))
      past.failures.emplace_back(std::move(fact), std::move(*failed));
    else if (auto* checked = std::get_if<core::CalibratorChecked>(&happening)) {
      if (checked->good && checked->calibrator == calibrator) past.goodChecks.emplace_back(std::move(fact), std::move(*checked));
    } else if (auto* test = std::get_if<core::TestRecorded>(&happening))
      past.tests.emplace_back(std::move(fact), std::move(*test));
  }
  return past;
}

// A good check speaks for a reading of its quantity between its points, or near its single one.
bool checkedSince(const Past& past, core::Instant at, core::Instant until, const core::Quantity& value) {
  return std::any_of(past.goodChecks.begin(), past.goodChecks.end(), [&](const auto& one) {
    const auto& [fact, check] = one;
    if (fact.occurredAt <= at || fact.occurredAt > until) return false;
    double least = 0, largest = 0;
    bool any = false;
    for (const auto& point : check.points) {
      if (point.nominal.dimension() != value.dimension()) continue;
      const double nominal = point.nominal.si();
      least = any ? std::min(least, nominal) : nominal, largest = any ? std::max(largest, nominal) : nominal, any = true;
    }
    if (!any) return false;
    if (least == largest) least = std::min(least / 2, least * 2), largest = std::max(largest / 2, largest * 2);
    return least <= value.si() && value.si() <= largest;
  });
}

std::string shown(const core::Reading& reading) {
  static constexpr std::string_view kSigns[] = {"", ">= ", "<= "};
  return reading.value ? std::string(kSigns[static_cast<int>(reading.censored)]) + reading.value->text() : reading.typed;
}

// The verdict that stands for a step: judged again where the first judgement had no decision. Each unit is asked once.
class Standing {
 public:
  explicit Standing(World& world) : world_(world) {}

  core::Verdict operator()(core::FactId test, const std::string& unit, const core::StepVerdict& given) {
    if (given.verdict != core::Verdict::noDecision) return given.verdict;
    auto known = units_.find(unit);
    if (known == units_.end()) {
      known = units_.emplace(unit, Rows{}).first;
      for (const auto& row : world_.views.measurements(unit, "", 0)) known->second[{row.fact, row.step}] = row.verdict;
    }
    const auto row = known->second.find({test, given.step});
    return row == known->second.end() ? given.verdict : row->second;
  }

 private:
  using Rows = std::map<std::pair<core::FactId, std::string>, core::Verdict>;
  World& world_;
  std::map<std::string, Rows> units_;
};

bool doubts(Effect effect) { return effect == Effect::pending || effect == Effect::wouldFail; }

void addRows(World& world, const core::RuleBook& rules, const Past& past, const core::CalibratorFailed& failed, ImpactReport& report) {
  Standing standing(world);
  for (const auto& [fact, test] : past.tests) {
    if (fact.occurredAt < report.from || fact.occurredAt >= report.until || test.conflict) continue;
    for (const auto& result : test.run.steps) {
      const auto* step = rules.step(result.step);
      const auto* given = test.verdict.find(result.step);
      if (!step || !given || result.attempts.empty()) continue;
      const auto& last = result.attempts.back();
      if ((last.calibrator.empty() ? test.run.bench : last.calibrator) != report.calibrator) continue;
      const auto before = standing(fact.id, test.run.unit, *given);
      auto effected = core::effectOf(last.reading, before, *step, rules, failed.points);
      if (effected.effect == Effect::untouched) continue;
      if (last.reading.value && checkedSince(past, fact.occurredAt, report.until, *last.reading.value))
        effected = {Effect::stillPass, std::nullopt, {}};
      ImpactRow row{fact.id, test.run.unit, result.step, fact.occurredAt, shown(last.reading), "", before, effected.effect, std::move(effected.why)};
      if (effected.corrected) {  // one digit more than was read
        const int digits = std::min(last.reading.value->value.scale() + 1, 9);
        row.corrected = core::Quantity{core::convert(*effected.corrected, effected.corrected->unit, digits), effected.corrected->unit, {}}.text();
      }
      ++report.counts[std::string(core::name(row.effect))];
      report.rows.push_back(std::move(row));
    }
  }
}

void addUnits(World& world, ImpactReport& report) {
  std::map<std::string, ImpactUnit> units;
  std::map<std::string, core::Instant> first;
  std::map<std::string, std::shared_ptr<const core::State>> states;
  for (auto& row : report.rows) {
    auto known = states.find(row.unit);
    if (known == states.end()) known = states.emplace(row.unit, world.journal.state(core::unit(row.unit))).first;
    const auto* unit = known->second ? std::get_if<core::UnitState>(&known->second->value) : nullptr;
    if (!unit) continue;
    const auto record = unit->steps.find(row.step);
    row.current = record != unit->steps.end() && record->second.fact == row.test;
    if (row.effect == Effect::stillPass || row.effect == Effect::stillFail) continue;
    auto& one = units.try_emplace(row.unit, ImpactUnit{row.unit, unit->place, {}, {}, !unit->quarantines.empty()}).first->second;
    const auto since = first.try_emplace(row.unit, row.at).first;
    since->second = std::min(since->second, row.at);
    const bool doubted = row.current && doubts(row.effect) && row.before == core::Verdict::pass;
    if (doubted && std::find(one.doubted.begin(), one.doubted.end(), row.step) == one.doubted.end()) one.doubted.push_back(row.step);
  }
  for (auto& [code, unit] : units) {
    unit.jobs = world.views.jobs(code, first.at(code));
    report.units.push_back(std::move(unit));
  }
}

}  // namespace

core::Outcome<Answer> failCalibrator(World& world, const Who& who, const FailCalibrator& input) {
  return carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    auto unit = activeCalibrator(look, input.calibrator, "calibrator");
    if (!unit) return unit.problems();
    const auto& it = **unit;
    if (input.number.empty()) {
      return refuse("empty", core::msg("the number of the notice is missing"), core::msg("copy it from the notice or the certificate"), "number");
    }
    if (input.found > look.day()) return dayInTheFuture(input.found, "found");
    for (const auto& known : it.foundOut) {
      if (known.number != input.number) continue;
      return refuse("already-recorded",
                    core::msg("notice {number} of {calibrator} is recorded already", {{"number", input.number}, {"calibrator", it.code}}),
                    core::msg("look at its impact"), "number");
    }
    for (const auto& point : input.points) {
      const auto other = [&](const std::optional<core::Quantity>& q) { return q && q->dimension() != point.nominal.dimension(); };
      if (other(point.asFound) || other(point.asLeft) || other(point.uncertainty)) {
        return refuse("wrong-dimension", core::msg("an error at {nominal} is of another kind of quantity", {{"nominal", point.nominal.text()}}),
                      core::msg("give it in the unit of the point"), "points");
      }
    }
    Decision decision;
    decision.happenings.push_back(core::CalibratorFailed{it.code, input.number, input.laboratory, input.document, input.found, input.points});
    decision.remarks.push_back(
        core::msg("{calibrator} is out of service; look at what it measured since it was last good", {{"calibrator", it.code}}));
    return decision;
  });
}

core::Outcome<ImpactReport> impactOf(World& world, const std::string& typed, std::optional<core::FactId> found) {
  const auto code = core::plainCode(typed);
  const auto rules = world.rules();
  const auto calendar = world.calendar();
  const auto state = calibratorAt(world, code);
  if (!state) return state.problems();
  const auto* unit = &std::get<core::UnitState>((*state)->value);
  const auto past = pastOf(world, code);
  const auto failure = std::find_if(past.failures.rbegin(), past.failures.rend(), [&](const auto& one) { return !found || one.first.id == *found; });
  if (failure == past.failures.rend()) {
    return refuse("never-failed", core::msg("{calibrator} was never found out of tolerance", {{"calibrator", code}}),
                  core::msg("enter the notice or the as-found points of its calibration first"), "calibrator");
  }
  const auto& failed = failure->second;
  ImpactReport report;
  report.calibrator = code, report.found = failure->first.id, report.foundOn = failed.found, report.errorKnown = !failed.points.empty();
  report.until = calendar->startOf(core::addDays(failed.found, 1));
  report.from = core::Instant::distantPast();
  report.since = core::msg("it was never known to be good");
  for (const auto& certificate : unit->certificates) {  // those of the paper books as well
    if (certificate.issued >= failed.found) continue;
    const auto good = calendar->startOf(certificate.issued);
    if (good < report.from) continue;
    report.from = good;
    report.since = core::msg("left good by certificate {number} of {day}", {{"number", certificate.number}, {"day", core::text(certificate.issued)}});
  }
  addRows(world, *rules, past, failed, report);
  addUnits(world, report);
  return report;
}

core::Outcome<Answer> openImpact(World& world, const Who& who, const std::string& calibrator) {
  return carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    auto instrument = activeCalibrator(look, calibrator, "calibrator");
    if (!instrument) return instrument.problems();
    auto report = impactOf(world, (*instrument)->code);
    if (!report) return report.problems();
    for (const auto& known : (*instrument)->foundOut) {
      if (known.fact != report->found || known.file.empty()) continue;
      return refuse("already-open", core::msg("case {code} has examined this", {{"code", known.file}}), core::msg("go on with that case"));
    }
    core::CaseOpened opened;
    opened.file = nextCaseCode(world, "IMPACT-");
    look.caseFile(opened.file);
    opened.type = core::CaseType::impact, opened.cause = "out-of-tolerance", opened.calibrator = report->calibrator, opened.found = report->found;
    Decision decision;
    std::vector<core::Happening> held;
    for (const auto& unit : report->units) {
      if (unit.doubted.empty()) continue;
      look.unit(unit.unit);
      opened.units.push_back(unit.unit);
      held.push_back(core::UnitQuarantined{unit.unit, opened.file, "out-of-tolerance", unit.doubted});
    }
    if (opened.units.empty()) {
      return refuse("nobody", core::msg("no set rests on a doubtful reading of {calibrator} any more", {{"calibrator", report->calibrator}}),
                    core::msg("nothing needs to be done; the report stays as it is"));
    }
    decision.remarks.push_back(
        core::msg("{count} sets are quarantined until the doubted steps are tested again", {{"count", std::to_string(held.size())}}));
    decision.happenings.push_back(std::move(opened));
    for (auto& one : held) decision.happenings.push_back(std::move(one));
    return decision;
  });
}

}  // namespace muster::app
