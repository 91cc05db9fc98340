// The parts of a rule pack, each read by its own file: kinds, procedures with their limits, plans and the figures of readiness.
// Private to core/rules. Every problem goes into the notes; what is returned after one is not used.
#pragma once

#include <string>
#include <vector>

#include "core/rules/rule_book.h"
#include "core/rules/toml_reader.h"

namespace muster::core {

void parseSources(TableReader& root, PackNotes& notes);  // first: what follows cites them
Kind parseKind(TableReader table);
Procedure parseProcedure(TableReader table, std::vector<Limit>& limits);
Limit parseLimit(TableReader& table, const std::string& step);  // the caller has taken `step` and calls finish()
Limit parseLimitOf(TableReader table);                          // a [[limit]] of its own, with `step`
std::optional<Bound> parseBound(TableReader& table, const char* inclusive, const char* exclusive);
SwapRow parseSwap(TableReader table);
Plan parsePlan(TableReader table);
Figure parseFigure(TableReader table);
SquadNeed parseSquadNeed(TableReader table);
AllowedPart parseAllowedPart(TableReader table);
CareStep parseCareStep(TableReader table);
ValueTable parseValueTable(TableReader table);
WorkCalendar parseWorkCalendar(TableReader table);
WorkRule parseWorkRule(TableReader table);
Round parseRound(TableReader table);
DutyRule parseDuty(TableReader table);
DecisionRow parseDecision(TableReader table);
BudgetRow parseBudget(TableReader table);
InstrumentRow parseInstrument(TableReader table);

}  // namespace muster::core
