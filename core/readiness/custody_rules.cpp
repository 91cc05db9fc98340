// What stops a unit whatever its tests say: a quarantine of an open case, a release that a second person still owes, a part that is
// not on the list of those permitted.
#include <algorithm>
#include <cctype>

#include "core/readiness/findings.h"

namespace muster::core {

namespace {

// "R 51 234", "r51234" and "R-51-234" are one part number.
std::string plainPartNumber(std::string_view number) {
  std::string plain;
  for (const unsigned char c : number) {
    if (std::isalnum(c) != 0) plain += static_cast<char>(std::toupper(c));
  }
  return plain;
}

bool listed(const std::vector<const AllowedPart*>& rows, const std::string& number) {
  const auto wanted = plainPartNumber(number);
  return std::any_of(rows.begin(), rows.end(), [&](const AllowedPart* row) {
    return std::any_of(row->partNumbers.begin(), row->partNumbers.end(), [&](const std::string& one) { return plainPartNumber(one) == wanted; });
  });
}

}  // namespace

void findQuarantine(const Looked& looked, Context&, Findings& findings) {
  for (const Quarantine& open : looked.unit.quarantines) {
    Condition held{.state = SetState::notReady};
    std::vector<std::pair<std::string, Text>> places{{"unit", looked.unit.code}, {"case", open.file}};
    held.reason = {"quarantined", msg("{unit} is quarantined by case {case}", places)};
    std::string steps;
    for (const auto& step : open.steps) steps += (steps.empty() ? "" : ",") + step;
    held.next = steps.empty()
                    ? action("settle-case", msg("look {unit} over for case {case} and enter what was found", places), looked.unit.code, open.file, 0)
                    : action("retest", msg("repeat on another bench what case {case} doubts on {unit}", places), looked.unit.code, steps, 0);
    findings.push_back(held);
  }
}

// Only where a pack lists permitted part numbers for this place and model.
void findAllowed(const UnitState& apparatus, const Position& position, const UnitState& part, Context& context, Findings& findings) {
  const auto rows = context.rules.allowedAt(apparatus.kind, position.id, apparatus.model);
  if (rows.empty()) return;
  const auto number = part.fields.find("part-number");
  const bool known = number != part.fields.end() && !number->second.empty();
  if (known && listed(rows, number->second)) return;
  Condition foreign{.state = SetState::notReady};
  std::vector<std::pair<std::string, Text>> places{
      {"part", part.code}, {"position", position.title}, {"number", known ? number->second : ""}, {"source", rows.front()->source.document}};
  foreign.reason.code = known ? "part-not-allowed" : "part-number-unknown";
  foreign.reason.text = known ? msg("{part} ({number}) is not on the list of parts permitted as {position} ({source})", places)
                              : msg("the part number of {part} is not on record; only those of {source} are permitted as {position}", places);
  foreign.reason.toBeConfirmed = std::any_of(rows.begin(), rows.end(), [&](const AllowedPart* row) {
    return context.rules.toBeConfirmed("allowed." + row->kind + "." + row->position, row->source);
  });
  foreign.next = known ? replacePart({part, &apparatus, position.id}, context)
                       : action("part-number", msg("read the part number on {part} and put its registration right", places), part.code, {}, 0);
  findings.push_back(foreign);
}

}  // namespace muster::core
