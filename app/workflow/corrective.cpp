#include "app/workflow/corrective.h"

#include <algorithm>

#include "app/workflow/case_files.h"
#include "app/workflow/refuse.h"

namespace muster::app {

namespace {

const core::CorrectivePart* partOf(const core::CaseState& action, std::string_view part) {
  const auto found = action.parts.find(std::string(part));
  return found == action.parts.end() ? nullptr : &found->second;
}

bool good(const core::CaseState& action, std::string_view part) {
  const auto* entered = partOf(action, part);
  return entered && entered->good;
}

}  // namespace

std::vector<core::Message> leftOf(const core::CaseState& action) {
  std::vector<core::Message> left;
  if (!partOf(action, "cause")) left.push_back(core::msg("enter the cause"));
  if (!partOf(action, "extent")) left.push_back(core::msg("enter how far it reaches"));
  if (!partOf(action, "correction"))
    left.push_back(core::msg("enter the correction"));
  else if (!good(action, "correction"))
    left.push_back(core::msg("carry the correction out, and say so"));
  if (!good(action, "effectiveness")) left.push_back(core::msg("look whether the correction held, and enter it"));
  return left;
}

core::Outcome<Answer> openCorrective(World& world, const Who& who, const OpenCorrective& input) {
  return carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    if (input.title.empty()) return refuse("empty", core::msg("it is not said what went wrong"), core::msg("write it in a few words"), "title");
    core::CaseOpened opened{
        nextCaseCode(look.world(), "ACTION-"), core::CaseType::corrective, keepText(look, input.title), "nonconforming", {}, {}, "", {}};
    for (const std::string& typed : input.units) {
      auto unit = activeUnit(look, typed, "units");
      if (!unit) return unit.problems();
      opened.units.push_back((*unit)->code);
    }
    look.caseFile(opened.file);
    return Decision{{opened}, {core::msg("corrective action {code} is open", {{"code", opened.file}})}};
  });
}

core::Outcome<Answer> enterCorrective(World& world, const Who& who, const EnterCorrective& input) {
  return carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    const auto* action = look.caseFile(core::plainCode(input.file));
    if (!action || action->type != core::CaseType::corrective) {
      return refuse("unknown-case", core::msg("there is no corrective action {code}", {{"code", input.file}}),
                    core::msg("choose it from the list of cases"), "file");
    }
    if (action->closedAt)
      return refuse("closed", core::msg("case {code} is closed", {{"code", action->code}}), core::msg("open another one if something new was found"),
                    "file");
    if (std::find(std::begin(kCorrectiveParts), std::end(kCorrectiveParts), input.part) == std::end(kCorrectiveParts))
      return refuse("unknown-part", core::msg("a corrective action has no part {part}", {{"part", input.part}}),
                    core::msg("say cause, extent, correction or effectiveness"), "part");
    if (input.text.empty()) return refuse("empty", core::msg("nothing is written"), core::msg("write it in a few words"), "text");
    if (input.part == "effectiveness" && !good(*action, "correction")) {
      return refuse("too-early", core::msg("the correction of {code} is not carried out yet", {{"code", action->code}}),
                    core::msg("carry the correction out, and say so"), "part");
    }
    core::CorrectiveEntered entered{action->code, input.part, keepText(look, input.text), input.until, input.good};
    Decision decision{{entered}, {}};
    if (input.part == "effectiveness" && !input.good) decision.remarks.push_back(core::msg("it did not hold: enter another correction"));
    return decision;
  });
}

}  // namespace muster::app
