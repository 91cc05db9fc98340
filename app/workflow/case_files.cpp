#include "app/workflow/case_files.h"

#include <algorithm>
#include <charconv>

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

std::string nextCaseCode(World& world, std::string_view prefix) {
  int highest = 0;
  for (const auto& one : world.views.cases()) {
    if (!one.code.starts_with(prefix)) continue;
    int number = 0;
    const char* end = one.code.data() + one.code.size();
    if (std::from_chars(one.code.data() + prefix.size(), end, number).ptr == end) highest = std::max(highest, number);
  }
  return std::string(prefix) + std::to_string(highest + 1);
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

std::vector<core::QuarantineLifted> answeredBy(const core::UnitState& unit, const core::TestRecorded& test) {
  std::vector<core::QuarantineLifted> lifted;
  if (test.conflict) return lifted;
  for (const auto& open : unit.quarantines) {
    const auto passed = [&](const std::string& step) {
      const auto* verdict = test.verdict.find(step);
      if (verdict && verdict->verdict == core::Verdict::pass) return true;
      const auto record = unit.steps.find(step);  // passed by an earlier test since
      return record != unit.steps.end() && record->second.verdict == core::Verdict::pass && record->second.at > open.since;
    };
    if (open.steps.empty() || test.run.startedAt < open.since || !std::all_of(open.steps.begin(), open.steps.end(), passed)) continue;
    lifted.push_back({unit.code, open.file, "retested", {}});
  }
  return lifted;
}

}  // namespace muster::app
