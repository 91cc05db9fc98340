#include "app/workflow/case_files.h"

#include <algorithm>

#include "app/workflow/corrective.h"
#include "app/workflow/duties.h"
#include "app/workflow/refuse.h"

namespace muster::app {
namespace {

bool quarantinedBy(const core::UnitState& unit, const std::string& file) {
  return std::any_of(unit.quarantines.begin(), unit.quarantines.end(), [&](const core::Quarantine& open) { return open.file == file; });
}

core::Outcome<const core::CaseState*> openCase(Looking& look, const std::string& typed) {
  const auto* it = look.caseFile(core::plainCode(typed));
  if (!it || it->work)
    return refuse("unknown-case", core::msg("there is no case {code}", {{"code", typed}}), core::msg("choose it from the list of cases"), "file");
  if (it->closedAt)
    return refuse("closed", core::msg("case {code} is closed", {{"code", it->code}}), core::msg("open another one if something new was found"),
                  "file");
  return it;
}

// The instrument that made the sets doubtful does not clear them by itself.
bool mayAnswer(const core::CaseState* about, const std::string& calibrator) {
  return !about || about->type != core::CaseType::impact || calibrator != about->calibrator || !about->retestBy.empty();
}

bool passedSince(const core::UnitState& unit, const core::Quarantine& open, const std::string& step, const core::CaseState* about) {
  const auto record = unit.steps.find(step);
  return record != unit.steps.end() && record->second.verdict == core::Verdict::pass && record->second.at > open.since &&
         mayAnswer(about, record->second.calibrator);
}

// The latest certificate since the instrument was found bad, where it says that it was left good: verified, or with its errors as left.
const core::Certificate* leftGood(const core::UnitState& instrument, core::FactId found) {
  if (instrument.outOfService || instrument.certificates.empty()) return nullptr;
  const auto& latest = instrument.certificates.back();
  for (const auto& known : instrument.foundOut) {
    if (known.fact == found && latest.issued < known.found) return nullptr;
  }
  if (latest.act == core::Certificate::Act::verification) return &latest;
  const bool told =
      std::any_of(latest.points.begin(), latest.points.end(), [](const core::CalibrationPoint& point) { return point.asLeft.has_value(); });
  return told ? &latest : nullptr;
}

}  // namespace

std::string_view name(core::CaseType type) {
  switch (type) {
    case core::CaseType::recall: return "recall";
    case core::CaseType::impact: return "impact";
    case core::CaseType::work: return "work";
    case core::CaseType::corrective: return "corrective";
  }
  return "recall";
}

// Codes follow one another without a gap, and one that was ever spoken of is taken: a few looks find the last, however many there are.
std::string nextCaseCode(World& world, std::string_view prefix) {
  const auto code = [&](int number) { return std::string(prefix) + std::to_string(number); };
  const auto taken = [&](int number) { return world.journal.state(core::file(code(number))) != nullptr; };
  int low = 0, high = 1;  // low is taken, high is free
  while (taken(high)) low = high, high *= 2;
  while (high - low > 1) {
    const int middle = low + (high - low) / 2;
    (taken(middle) ? low : high) = middle;
  }
  return code(high);
}

core::Outcome<Answer> settleUnit(World& world, const Who& who, const SettleUnit& input) {
  return carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    auto found = openCase(look, input.file);
    if (!found) return found.problems();
    const auto& it = **found;
    const auto code = core::plainCode(input.unit);
    const auto* unit = look.unit(code);
    if (!unit || !it.units.contains(code)) {
      return refuse("not-in-case", core::msg("{unit} does not belong to case {code}", {{"unit", code}, {"code", it.code}}),
                    core::msg("choose one of its units"), "unit");
    }
    const bool lifts = input.finding == "clear" || input.finding == "corrected";
    if (!lifts && input.finding != "affected") {
      return refuse("empty", core::msg("it is not said what was found"), core::msg("say clear, affected or corrected"), "finding");
    }
    if (lifts && input.evidence.empty() && input.note.empty()) {
      return refuse("no-evidence", core::msg("nothing shows why {unit} may serve again", {{"unit", code}}),
                    core::msg("attach a photo, or write what was looked at"), "note");
    }
    Decision decision;
    const auto evidence = input.evidence.empty() ? keepText(look, input.note) : input.evidence;
    decision.happenings.push_back(core::CaseUnitSettled{it.code, code, input.finding, evidence});
    if (lifts && quarantinedBy(*unit, it.code)) {
      decision.happenings.push_back(core::QuarantineLifted{code, it.code, input.finding, keepText(look, input.note)});
    } else if (!lifts) {
      decision.remarks.push_back(core::msg("{unit} stays quarantined until it is put right", {{"unit", code}}));
    }
    return decision;
  });
}

core::Outcome<Answer> closeCase(World& world, const Who& who, const CloseCase& input) {
  return carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    auto found = openCase(look, input.file);
    if (!found) return found.problems();
    const auto& it = **found;
    if (input.outcome.empty()) return refuse("empty", core::msg("the outcome is missing"), core::msg("say how it ended"), "outcome");
    std::string open;
    for (const auto& [code, settled] : it.units) {
      const auto* unit = look.unit(code);
      if (unit && quarantinedBy(*unit, it.code)) open += (open.empty() ? "" : ", ") + code;
    }
    if (it.type == core::CaseType::corrective) {
      if (auto may = mayOrderOnceHeld(look, who.person, "close-corrective", "person"); !may) return may.problems();
      if (const auto left = leftOf(it); !left.empty())
        return refuse("not-finished", core::msg("corrective action {code} is not finished", {{"code", it.code}}), left.front(), "outcome");
    }
    if (!open.empty()) {
      return refuse("still-open", core::msg("case {code} still holds {units}", {{"code", it.code}, {"units", open}}),
                    core::msg("enter first what was found on each of them"));
    }
    return Decision{{core::CaseClosed{it.code, input.outcome, keepText(look, input.note)}}, {}};
  });
}

std::vector<core::QuarantineLifted> answeredBy(Looking& look, const core::UnitState& unit, const core::TestRecorded& test) {
  std::vector<core::QuarantineLifted> lifted;
  if (test.conflict) return lifted;
  for (const auto& open : unit.quarantines) {
    if (open.steps.empty() || test.run.startedAt < open.since) continue;
    const auto* about = look.caseFile(open.file);
    const auto passed = [&](const std::string& step) {
      const auto* verdict = test.verdict.find(step);
      const auto* result = test.run.find(step);
      const auto by = !result || result->attempts.empty() ? "" : result->attempts.back().calibrator;
      if (verdict && verdict->verdict == core::Verdict::pass && mayAnswer(about, by.empty() ? test.run.bench : by)) return true;
      return passedSince(unit, open, step, about);
    };
    if (std::all_of(open.steps.begin(), open.steps.end(), passed)) lifted.push_back({unit.code, open.file, "retested", {}});
  }
  return lifted;
}

core::Outcome<Answer> allowRetest(World& world, const Who& who, const AllowRetest& input) {
  return carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    auto found = openCase(look, input.file);
    if (!found) return found.problems();
    core::CaseState it = **found;
    if (it.type != core::CaseType::impact) {
      return refuse("not-impact", core::msg("case {code} is not about an instrument", {{"code", it.code}}), core::msg("settle its units one by one"),
                    "file");
    }
    if (!it.retestBy.empty()) {
      return refuse("already-allowed",
                    core::msg("{calibrator} may answer for case {code} already", {{"calibrator", it.calibrator}, {"code", it.code}}),
                    core::msg("test the sets again"), "file");
    }
    if (input.reason.empty()) return refuse("empty", core::msg("the reason is missing"), core::msg("say why it may answer for itself"), "reason");
    const auto* instrument = look.unit(it.calibrator);
    const auto* held = instrument ? leftGood(*instrument, it.found) : nullptr;
    if (!held) {
      return refuse(
          "no-as-left", core::msg("no certificate says that {calibrator} was left good after it was found bad", {{"calibrator", it.calibrator}}),
          core::msg("have it adjusted and calibrated, and accept that certificate with its points as left; or test on another instrument"), "file");
    }
    it.retestBy = held->number;
    Decision decision{{core::RetestAllowed{it.code, it.calibrator, held->number, keepText(look, input.reason)}}, {}};
    for (const auto& [code, settled] : it.units) {
      const auto* unit = look.unit(code);
      for (const auto& open : unit ? unit->quarantines : std::vector<core::Quarantine>()) {
        const auto passed = [&](const std::string& step) { return passedSince(*unit, open, step, &it); };
        if (open.file != it.code || open.steps.empty() || !std::all_of(open.steps.begin(), open.steps.end(), passed)) continue;
        decision.remarks.push_back(core::msg("{unit} is out of the quarantine of case {case}", {{"unit", code}, {"case", it.code}}));
        decision.happenings.push_back(core::QuarantineLifted{code, it.code, "retested", {}});
      }
    }
    return decision;
  });
}

}  // namespace muster::app
